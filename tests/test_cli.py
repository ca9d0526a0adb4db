"""Wrong calls get an error with a hint, lines wrap between words, and no signal or stream shows a traceback."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path
from unittest.mock import Mock

import pytest

from command_line import run
from deckgen.__main__ import run as start_deckgen
from deckgen.cli import check_command


@pytest.mark.parametrize("command", [("check",), ("build", "-o", "output")])
def test_on_a_terminal_no_finding_is_broken_inside_a_word(bank: Path, command: tuple[str, ...]) -> None:
    main_end, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    arguments = [sys.executable, "-m", "deckgen", command[0], "stories", *command[1:]]
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    with subprocess.Popen(arguments, cwd=bank.parent, stdout=end, stderr=end, env=environment) as running:
        os.close(end)
        shown = b"".join(iter(lambda: _read(main_end), b"")).decode()
    os.close(main_end)
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in shown.splitlines()]

    assert running.returncode == 0
    assert any(line.startswith("stories/") and " warning: " in line for line in lines)
    assert [line for line in lines if len(line) > 80] == []
    piped = run(command[0], bank, *command[1:][:1], *([bank.parent / "piped"] if command[1:] else []))
    assert any(len(line) > 80 for line in (piped.stdout + piped.stderr).splitlines())


def _read(terminal: int) -> bytes:
    """What a terminal shows next; nothing once the program has gone."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


@pytest.mark.parametrize(
    "arguments",
    [("build", "--only", "nothing"), ("biuld",), ("diff", "--jsn"), ("build", "--margin", "wide")],
)
def test_a_wrong_call_exits_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_mistyped_command_is_answered_with_the_nearest_one() -> None:
    assert "Did you mean 'build'?" in run("biuld").stderr


def test_a_missing_bank_is_an_error_with_a_hint(tmp_path: Path) -> None:
    done = run("build", tmp_path / "nowhere", "-o", tmp_path / "out")

    assert done.exit_code == 1
    assert "does not exist" in done.stderr
    assert "deckgen init" in done.stderr


def test_an_output_folder_that_cannot_be_made_is_one_line(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run("build", bank, "-o", tmp_path / "file")

    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert "file" in done.stderr


def test_a_time_that_is_none_is_a_wrong_call(bank: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    done = run("build", bank, "-o", out)

    assert done.exit_code == 2
    assert "SOURCE_DATE_EPOCH is 'soon'" in done.stderr


def test_a_character_that_the_output_cannot_encode_is_an_error_with_a_hint(bank: Path) -> None:
    (bank / "more.yaml").write_text("story: more\ntitle: \u041f\u0440\u0438\u0432\u0435\u0442\n", "utf-8")
    command = [sys.executable, "-m", "deckgen", "export", str(bank)]
    environment = os.environ | {"PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)

    assert done.returncode == 1
    assert done.stderr.decode("cp1252").splitlines() == [
        "Error: the encoding of the output has no character U+041F; set PYTHONIOENCODING=utf-8"
    ]


def test_ctrl_c_ends_a_command_quietly_with_130(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command, "load_located", interrupted)
    done = run("check", bank)

    assert (done.exit_code, done.output) == (130, "")


def test_ctrl_c_before_the_command_line_is_imported_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(prog_name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("deckgen.cli.main", interrupted)
    monkeypatch.setattr("deckgen.__main__.gc", Mock())
    with pytest.raises(SystemExit) as left:
        start_deckgen()

    assert left.value.code == 130


@pytest.mark.parametrize("redirection", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_stops_no_command(bank: Path, redirection: str) -> None:
    command = f'"{sys.executable}" -m deckgen check stories {redirection}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, cwd=bank.parent)

    assert (done.returncode, done.stderr) == (0, "")
    assert ("1 story checked" in done.stdout) == (not redirection.startswith(">"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is a Linux thing")
@pytest.mark.parametrize("arguments", ["--help", "sizes", "check stories"])
def test_output_that_cannot_be_written_is_one_line(bank: Path, arguments: str) -> None:
    command = f'"{sys.executable}" -m deckgen {arguments} > /dev/full'
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, check=False, cwd=bank.parent, env=buffered
    )

    assert (done.returncode, done.stderr) == (1, "Error: No space left on device\n")
