"""A build that watches its bank goes on through every save, the wrong ones too."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from builds import STORY, edit
from command_line import run
from deckgen.cli import building


def test_watch_rebuilds_on_save_and_keeps_the_last_good_output(bank: Path, out: Path) -> None:
    command = [sys.executable, "-u", "-m", "deckgen", "build", str(bank), "-o", str(out), "--watch", "--only", "anki"]
    package = out / "my-interview.apkg"
    log = out.parent / "log"
    with log.open("wb") as file, subprocess.Popen(command, stdout=file, stderr=file) as process:
        try:
            first = _awaited(lambda: package.read_bytes() if "watching" in log.read_text() else b"")
            edit(bank, "no budget and no mandate", "no budget")
            second = _awaited(lambda: data if (data := package.read_bytes()) != first else b"", saved=bank / STORY)
            edit(bank, "task:", "tsk:")
            _awaited(lambda: b"told" if "E202" in log.read_text() else b"")

            assert package.read_bytes() == second
        finally:
            process.terminate()


def _awaited(look: Callable[[], bytes], saved: Path | None = None) -> bytes:
    """What ``look`` sees at last; a file is saved again every second, as the watcher may not have stood before."""
    end = time.monotonic() + 60
    again = time.monotonic() + 1
    while time.monotonic() < end:
        with suppress(FileNotFoundError):
            if seen := look():
                return seen
        if saved and time.monotonic() > again:
            saved.write_bytes(saved.read_bytes())
            again = time.monotonic() + 1
        time.sleep(0.05)
    raise TimeoutError


def test_watch_without_its_library_says_what_to_install(bank: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "watchfiles.py").write_text("raise ModuleNotFoundError('hidden', name='watchfiles')")
    command = [sys.executable, "-m", "deckgen", "build", str(bank), "-o", str(out), "--watch"]
    path = os.pathsep.join([str(tmp_path / "hidden"), *sys.path])
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path})

    assert done.returncode == 1
    assert "pip install 'deckgen[watch]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_watch_goes_on_after_a_file_that_could_not_be_read(
    bank: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost, link = bank / "kept.txt", bank / "link.yaml"
    link.symlink_to(lost)

    def saves(_: Path) -> Iterator[None]:
        yield
        lost.write_text("# nothing")
        yield

    monkeypatch.setattr(building, "saves", saves)
    done = run("build", bank, "-o", out, "--watch", "--only", "anki")

    assert done.exit_code == 0
    assert done.stderr.count("link.yaml: No such file or directory") == 2
    assert f"wrote {out / 'my-interview.apkg'}" in done.stdout
