"""Make the picture of Anki's import dialog: the real desktop program imports the sample bank.

    xvfb-run --auto-servernum python docs/import_dialog.py

It needs ``aqt``, which is the desktop program, and the X server Xvfb. Anki starts with an empty profile in a folder of
its own and opens the dialog as *File > Import* does. The script unfolds "Updates", takes the picture, and presses the
dialog's own button; it fails unless every note of the bank arrives.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import deckgen

DOCS = Path(__file__).parent
BUILT_S = 1_763_800_000
SIZE = (640, 420)
PATIENCE_S = 60
PAINTED_S = 2.0
UNFOLD = "for (const section of document.querySelectorAll('details')) section.open = true"
IMPORT = "document.querySelector('button.primary').click()"


def main() -> None:
    """Import the sample bank into Anki, and write a picture of the dialog."""
    os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox --disable-gpu")
    rendered = deckgen.render(deckgen.load(DOCS.parent / "stories"), ["anki"], now=BUILT_S)
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder, "interview.apkg")
        (data,) = rendered.files.values()
        package.write_bytes(data)
        window = started(Path(folder, "anki"))
        photograph(window, package, DOCS / "anki-import.png")
        arrived = window.col.note_count()
    sys.stdout.write(f"{arrived} of {sum(rendered.notes.values())} notes arrived\n")
    sys.stdout.flush()
    # Anki ends with its window; without an event loop it would never get there.
    os._exit(arrived != sum(rendered.notes.values()))


def started(base: Path) -> Any:
    """Start Anki in English with an empty profile below the folder ``base``; return its main window."""
    import aqt
    from aqt.profiles import ProfileManager

    base.mkdir()
    manager = ProfileManager(base)
    manager.setupMeta()
    manager.create("Interview")
    manager.load("Interview")
    manager.meta.update(defaultLang="en_GB", firstRun=False, updates=False, suppressUpdate=True)
    manager.save()
    manager.db.close()
    aqt._run(["anki", "-b", str(base), "-p", "Interview"], exec=False)
    wait(lambda: aqt.mw is not None and aqt.mw.state == "deckBrowser")
    return aqt.mw


def photograph(window: Any, package: Path, target: Path) -> None:
    """Import ``package`` with the options that the dialog proposes, and write a picture of it to ``target``."""
    from aqt.import_export.importing import import_file

    import_file(window, str(package))
    dialog = window.app.activeModalWidget()
    dialog.resize(*SIZE)
    wait(dialog.web.isVisible)
    pause(PAINTED_S)
    dialog.web.eval(UNFOLD)
    pause(PAINTED_S)
    dialog.grab().save(str(target))
    dialog.web.eval(IMPORT)
    wait(lambda: window.col.note_count() > 0)
    pause(PAINTED_S)
    dialog.close()


def wait(happened: Callable[[], bool]) -> None:
    """Let Anki work until something has happened."""
    end_s = time.monotonic() + PATIENCE_S
    while not happened():
        if time.monotonic() > end_s:
            sys.exit("Anki does not answer")
        pause(0.05)


def pause(seconds: float) -> None:
    """Let Anki work for some seconds."""
    from aqt.qt import QApplication

    end_s = time.monotonic() + seconds
    while time.monotonic() < end_s:
        QApplication.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    main()
