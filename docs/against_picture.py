"""Make the picture of ``--against``: a terminal after somebody has worked in Anki and on the bank.

    python docs/against_picture.py

It needs Chromium and the test extra. The bank is the sample, the collection and the command are real.
"""

import html
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageRequest
from pictures import DOCS, GROUND, font_face, photograph

FONT = ("fimo", 400, "normal")
EXPORTED = "exported.apkg"
COMMAND = ("diff", "--against", EXPORTED)
WIDTH = 96


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(DOCS.parent / "stories", folder / "stories")
        deckgen(folder, "build", "--only", "anki")
        work_in_anki(folder)
        replace(folder / "stories" / "04-census-pipeline.yaml", "result: >", "result: >\n  It was taken up at once.")
        photograph(terminal(folder), DOCS / "anki-against.png")


def deckgen(folder: Path, *arguments: str) -> str:
    """Run a command in the folder of the bank; return what it prints."""
    environment = {**os.environ, "XDG_STATE_HOME": str(folder / "state"), "COLUMNS": str(WIDTH)}
    command = [sys.executable, "-m", "deckgen", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.stdout


def work_in_anki(folder: Path) -> None:
    """Import the package into a collection, edit a note, mark another, delete a third, and export all decks."""
    anki = Collection(str(folder / "collection.anki2"))
    anki.import_anki_package(ImportAnkiPackageRequest(package_path=str(folder / "output" / "interview.apkg")))
    (edited,) = anki.find_notes('"note:Deckgen Story" Key:commission-rca')
    note = anki.get_note(edited)
    note["Lesson"] = "Ask for the raw file first."
    anki.update_note(note)
    anki.tags.bulk_add(anki.find_notes('"note:Deckgen Story" Key:census-pipeline'), "marked")
    anki.remove_notes(anki.find_notes('"note:Deckgen Checklist" Key:preparation'))
    options = ExportAnkiPackageOptions(with_scheduling=True)
    anki.export_anki_package(out_path=str(folder / EXPORTED), options=options, limit=None)
    anki.close()


def replace(path: Path, old: str, new: str) -> None:
    """Replace a text in a file of the bank."""
    text = path.read_text("utf-8")
    if old not in text:
        raise ValueError(f"'{old}' is not in {path.name}")
    path.write_text(text.replace(old, new), "utf-8")


def terminal(folder: Path) -> str:
    """Return a page that shows the command and what it prints."""
    text = f"$ deckgen {' '.join(COMMAND)}\n{deckgen(folder, *COMMAND)}".strip()
    return f"""<!doctype html><meta charset="utf-8"><style>{font_face(*FONT)}
    body {{ margin: 24px; background: {GROUND}; }}
    pre {{ display: inline-block; margin: 0; padding: 18px; border-radius: 10px; width: {WIDTH}ch;
           background: #1f2430; color: #e6e6e6; white-space: pre-wrap;
           font: 14px/1.45 "Noto Sans"; overflow-wrap: anywhere; }}
    </style><pre>{html.escape(text)}</pre>"""


if __name__ == "__main__":
    main()
