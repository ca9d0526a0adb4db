import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckgen.cli import main


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def edit(bank: Path, old: str, new: str) -> None:
    path = bank / "parking-sensors.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_build_says_in_a_few_lines_what_it_made(bank: Path, out: Path) -> None:
    done = run("build", bank, "-o", out)

    assert done.exit_code == 0
    assert done.stdout.splitlines()[:3] == [
        f"wrote {out / name}" for name in ("my-interview.apkg", "my-interview.pdf")
    ] + [f"wrote {bank / 'deckgen.lock'}"]
    assert "notes: 2 questions, 1 story, 3 principles" in done.stdout
    assert "in Anki: 6 new" in done.stdout
    assert len(done.stdout.splitlines()) <= 8


def test_build_names_what_comes_up_in_printing_and_its_cure(bank: Path, out: Path) -> None:
    edit(bank, "result: |", f"result: |\n  {'many words ' * 400}\n")
    long = run("build", bank, "-o", out, "--only", "pdf")
    small = run("build", bank, "-o", out, "--only", "pdf", "--card", "poker")

    story = next(line for line in long.stderr.splitlines() if "P511 info: story 'parking-sensors' goes on over" in line)
    line = int(story.removeprefix(f"{bank.as_posix()}/parking-sensors.yaml:").partition(":")[0])
    assert "story: parking-sensors" in bank.joinpath("parking-sensors.yaml").read_text("utf-8").splitlines()[line - 1]
    assert "hint: shorten it, or use a larger card" in long.stderr
    assert "P513 info: cards of 63 x 88 mm carry the pocket lines" in small.stderr
    told = [line for line in long.stdout.splitlines() if line.endswith("'deckgen check' shows them")]
    checked = run("check", bank).stdout.splitlines()[-1]
    assert [line.partition(":")[0] for line in told] == [checked.partition(": ")[2]]


def quiet_bank(folder: Path, action: str) -> Path:
    """A bank of which no check has more to say than how it could be better."""
    folder.mkdir()
    folder.joinpath("bank.yaml").write_text("bank: quiet\ncheck: {B401: off}\n", "utf-8")
    told = f"story: s\ntitle: T\nsituation: I saw it.\ntask: I had to.\naction: {action}\nresult: 5% more.\n"
    folder.joinpath("s.yaml").write_text(told, "utf-8")
    return folder


def test_a_strict_build_minds_a_box_whatever_was_built_before(tmp_path: Path) -> None:
    bank, out = quiet_bank(tmp_path / "stories", "I used \U00013000 to do it."), tmp_path / "output"
    assert run("build", bank, "-o", out, "--only", "pdf").exit_code == 0
    before = out.joinpath("quiet.pdf").read_bytes()

    for _ in range(2):
        again = run("build", bank, "-o", out, "--only", "pdf", "--strict")
        assert again.exit_code == 1
        assert "P514 warning" in again.stderr
    assert run("build", bank, "-o", out, "--only", "pdf").stdout.startswith("up to date")
    assert out.joinpath("quiet.pdf").read_bytes() == before


def test_a_strict_build_of_what_is_current_writes_nothing(tmp_path: Path) -> None:
    bank, out = quiet_bank(tmp_path / "stories", "I did it."), tmp_path / "output"
    assert run("build", bank, "-o", out).exit_code == 0
    written = [path.stat().st_mtime_ns for path in sorted(out.iterdir())]
    again = run("build", bank, "-o", out, "--strict")

    assert (again.exit_code, again.stdout.splitlines()[0]) == (0, "up to date")
    assert [path.stat().st_mtime_ns for path in sorted(out.iterdir())] == written


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


def test_an_unchanged_bank_is_up_to_date(bank: Path, out: Path) -> None:
    run("build", bank, "-o", out)

    assert run("build", bank, "-o", out).stdout.startswith("up to date\n")


def test_a_bank_with_errors_exits_1_with_clickable_lines_on_standard_error(bank: Path, out: Path) -> None:
    edit(bank, "situation: |", "sitution: |")
    done = run("build", bank, "-o", out)

    assert done.exit_code == 1
    assert done.stdout == ""
    assert f"{bank.as_posix()}/parking-sensors.yaml:5:1: E202 error: story has no field 'sitution'" in done.stderr
    assert "did you mean 'situation'?" in done.stderr
    assert not out.exists()


def test_beside_an_error_warnings_are_only_counted(bank: Path, out: Path) -> None:
    done = run("build", bank, "-o", out, "--card", "300x300mm")

    assert done.exit_code == 1
    assert "does not fit on" in done.stderr
    assert " warning: " not in done.stderr
    assert "1 error, 6 warnings" in done.stderr.splitlines()[-1]


def test_warnings_stop_a_strict_build_with_1(bank: Path, out: Path) -> None:
    edit(bank, "title: Parking", "allow: [nothing-of-the-kind]\ntitle: Parking")

    assert run("build", bank, "-o", out).exit_code == 0
    assert run("build", bank, "-o", out, "--strict", "--force").exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [("build", "--only", "nothing"), ("biuld",), ("diff", "--jsn"), ("build", "--margin", "wide")],
)
def test_a_wrong_call_exits_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_mistyped_command_is_answered_with_the_nearest_one() -> None:
    assert "Did you mean 'build'?" in run("biuld").stderr


def test_a_missing_bank_is_an_error_with_a_cure(tmp_path: Path) -> None:
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


def test_init_makes_a_bank_that_builds_and_is_kept_private(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    made = run("init", folder)
    built = run("build", folder / "stories", "-o", folder / "output")

    assert (made.exit_code, built.exit_code) == (0, 0), built.output
    assert "/output/" in (folder / ".gitignore").read_text("utf-8")
    assert "Private" in (folder / "README.md").read_text("utf-8")


def test_init_touches_nothing_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    done = run("init", tmp_path)

    assert (tmp_path / "README.md").read_text() == "mine"
    assert f"kept  {tmp_path / 'README.md'}" in done.stdout


def test_diff_shows_new_changed_renamed_and_retired(bank: Path, out: Path) -> None:
    run("build", bank, "-o", out)
    edit(bank, "no budget and no mandate", "no budget")
    questions = bank / "questions.yaml"
    text = questions.read_text("utf-8").replace(
        "question: outside-your-role", "question: beyond-role\n    was: outside-your-role"
    )
    first, _, _ = text.partition("  - question: root-cause")
    questions.write_text(first + "  - {question: proudest, ask: What are you proud of?, primary: parking-sensors}\n")
    done = run("diff", bank, "-o", out)

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "new      question/proudest",
        "changed  story/parking-sensors: Task",
        "renamed  question/outside-your-role -> question/beyond-role",
        f"retired  question/root-cause ({time.strftime('%Y-%m-%d', time.gmtime())})",
        "unchanged notes: 3",
        "retired notes stay in Anki until you delete them; this finds them in its browser:",
        '  "note:Deckgen Question" (Key:root-cause)',
    ]


def test_diff_in_json_is_nothing_but_json(bank: Path, out: Path) -> None:
    done = run("diff", bank, "-o", out, "--json")
    found = json.loads(done.stdout)

    assert len(found["new"]) == 6
    assert found["changed"] == found["retiring"] == []


def test_diff_of_a_bank_with_errors_exits_1(bank: Path, out: Path) -> None:
    edit(bank, "situation: |", "sitution: |")

    assert run("diff", bank, "-o", out).exit_code == 1


def test_a_retired_entry_is_told_with_a_search_by_every_build(bank: Path, out: Path) -> None:
    run("build", bank, "-o", out)
    questions = bank / "questions.yaml"
    questions.write_text(questions.read_text("utf-8").partition("  - question: root-cause")[0])
    done = run("build", bank, "-o", out)
    again = run("build", bank, "-o", out, "--force")

    for output in (done.stdout, again.stdout):
        assert "retired  question/root-cause" in output
        assert '"note:Deckgen Question" (Key:root-cause)' in output


def test_watch_rebuilds_on_save_and_keeps_the_last_good_output(bank: Path, out: Path) -> None:
    command = [sys.executable, "-u", "-m", "deckgen", "build", str(bank), "-o", str(out), "--watch", "--only", "anki"]
    package = out / "my-interview.apkg"
    log = out.parent / "log"
    with log.open("wb") as file, subprocess.Popen(command, stdout=file, stderr=file) as process:
        try:
            first = _awaited(lambda: package.read_bytes() if "watching" in log.read_text() else b"")
            time.sleep(0.5)  # until the watcher stands
            edit(bank, "no budget and no mandate", "no budget")
            second = _awaited(lambda: found if (found := package.read_bytes()) != first else b"")
            edit(bank, "task:", "tsk:")
            _awaited(lambda: b"told" if "E202" in log.read_text() else b"")

            assert package.read_bytes() == second
        finally:
            process.terminate()


def _awaited(look: Callable[[], bytes]) -> bytes:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            if found := look():
                return found
        except FileNotFoundError:
            pass
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
