"""A build that watches its bank goes on through every save, the wrong ones too."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from builds import STORY, edit
from command_line import run
from deckgen.cli import build_command
from deckgen.pipeline.watch import saves


def test_watch_rebuilds_on_save_and_keeps_the_last_good_output(bank: Path, out: Path) -> None:
    command = [sys.executable, "-u", "-m", "deckgen", "build", str(bank), "-o", str(out), "--watch", "--only", "anki"]
    package = out / "my-interview.apkg"
    log = out.parent / "log"
    with log.open("wb") as file, subprocess.Popen(command, stdout=file, stderr=file) as process:
        try:
            first = _awaited(lambda: package.read_bytes() if "watching" in log.read_text() else b"")
            edit(bank, "no budget and no mandate", "no budget")
            second = _awaited(lambda: data if (data := package.read_bytes()) != first else b"")
            edit(bank, "task:", "tsk:")
            _awaited(lambda: b"told" if "E202" in log.read_text() else b"")

            assert package.read_bytes() == second
        finally:
            process.terminate()


def _awaited(look: Callable[[], bytes]) -> bytes:
    """What ``look`` sees at last."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(FileNotFoundError):
            if seen := look():
                return seen
        time.sleep(0.02)
    raise TimeoutError


def test_watch_ends_quietly_on_ctrl_c_and_tells_the_time_of_each_build(bank: Path, out: Path) -> None:
    command = [sys.executable, "-u", "-m", "deckgen", "build", str(bank), "-o", str(out), "--watch", "--only", "anki"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = iter(process.stdout.readline, "")
        watching = next(line for line in lines if "watching" in line)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)

    assert re.match(r"\d\d:\d\d:\d\d ", watching)
    assert process.returncode == 0
    assert not re.search("Traceback|[Ii]nterrupt|Aborted", err)


@pytest.fixture
def watched(bank: Path) -> queue.Queue[None]:
    """The saves of a bank that is being watched, but for the first word that it is."""
    (bank.parent / "else").mkdir()
    (bank.parent / "else" / "target.txt").write_text("# a")
    (bank / "link.yaml").symlink_to(bank.parent / "else" / "target.txt")
    events: queue.Queue[None] = queue.Queue()

    def pass_on() -> None:
        for event in saves(bank):
            events.put(event)

    threading.Thread(target=pass_on, daemon=True).start()
    events.get(timeout=10)
    return events


def test_what_is_saved_while_a_build_runs_is_not_missed(bank: Path) -> None:
    events = saves(bank)
    next(events)
    for number in range(5):
        time.sleep(0.1)  # the build, during which nobody asks for saves
        (bank / STORY).write_text(f"# {number}")
        time.sleep(0.1)
        next(events)  # would wait for ever


def test_the_target_of_a_link_is_watched_where_it_lies(bank: Path, watched: queue.Queue[None]) -> None:
    (bank.parent / "else" / "target.txt").write_text("# b")
    watched.get(timeout=10)


def test_a_file_in_a_new_folder_is_watched(bank: Path, watched: queue.Queue[None]) -> None:
    (bank / "new").mkdir()
    watched.get(timeout=10)
    (bank / "new" / "story.yaml").write_text("# a")
    watched.get(timeout=10)


def test_what_does_not_belong_to_the_bank_is_no_save(bank: Path, watched: queue.Queue[None]) -> None:
    for path in (bank / "notes.txt", bank / ".hidden.yaml", bank.parent / "else" / "other.yaml"):
        path.write_text("# a")
    with pytest.raises(queue.Empty):
        watched.get(timeout=0.5)


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

    def two_saves(_: Path) -> Iterator[None]:
        yield
        yield
        lost.write_text("# nothing")
        yield

    monkeypatch.setattr(build_command, "saves", two_saves)
    done = run("build", bank, "-o", out, "--watch", "--only", "anki")

    assert done.exit_code == 0
    assert done.stderr.count("link.yaml: No such file or directory") == 2
    assert f"wrote {out / 'my-interview.apkg'}" in done.stdout
