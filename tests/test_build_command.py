"""What the build command prints of a build that succeeds or finds something, and how it exits."""

import re
from pathlib import Path

from builds import edit
from command_line import run


def test_build_says_in_a_few_lines_what_it_made(bank: Path, out: Path) -> None:
    done = run("build", bank, "-o", out)

    assert done.exit_code == 0
    assert done.stdout.splitlines()[:3] == [
        f"wrote {out / name}" for name in ("my-interview.apkg", "my-interview.pdf")
    ] + [f"wrote {bank / 'deckgen.lock'}"]
    assert "notes: 2 questions, 1 story, 3 principles" in done.stdout
    assert "since the last build: 6 new" in done.stdout
    assert len(done.stdout.splitlines()) <= 8


def test_a_build_of_the_cards_alone_says_nothing_of_anki(bank: Path, out: Path) -> None:
    for more in ((), ("--dry-run", "--force")):
        done = run("build", bank, "-o", out, "--only", "pdf", *more)

        assert "notes: 2 questions" in done.stdout
        assert "since the last build" not in done.stdout
        assert "new " not in done.stdout


def test_a_build_of_a_bank_without_entries_says_that_it_made_none(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text("bank: b\n")
    done = run("build", tmp_path, "-o", tmp_path / "out", "--only", "anki")

    assert done.stdout.splitlines()[2:4] == ["notes: none", "since the last build: nothing to publish"]


def test_build_reports_problems_of_printing_with_their_hints(bank: Path, out: Path) -> None:
    edit(bank, "result: >", f"result: >\n  {'many words ' * 400}\n")
    long = run("build", bank, "-o", out, "--only", "pdf")
    small = run("build", bank, "-o", out, "--only", "pdf", "--card", "poker")

    story = next(line for line in long.stderr.splitlines() if "P511 info: story 'parking-sensors' goes on over" in line)
    line = int(story.removeprefix(f"{bank.as_posix()}/parking-sensors.yaml:").partition(":")[0])
    assert "story: parking-sensors" in bank.joinpath("parking-sensors.yaml").read_text("utf-8").splitlines()[line - 1]
    assert "hint: shorten it, or use a larger card" in long.stderr
    assert "P513 info: cards of 63 x 88 mm carry the pocket lines" in small.stderr
    counts = [line for line in long.stdout.splitlines() if line.endswith(f"'deckgen check {bank}' shows them")]
    checked = run("check", bank).stdout.splitlines()[-1]
    assert [line.partition(":")[0] for line in counts] == [checked.partition(": ")[2]]


def quiet_bank(folder: Path, action: str) -> Path:
    """A bank of which no check has more to say than how it could be better."""
    folder.mkdir()
    folder.joinpath("bank.yaml").write_text("bank: quiet\ncheck: {B401: off}\n", "utf-8")
    text = f"story: s\ntitle: T\nsituation: I saw it.\ntask: I had to.\naction: {action}\nresult: 5% more.\n"
    folder.joinpath("s.yaml").write_text(text, "utf-8")
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


def test_an_unchanged_bank_is_up_to_date(bank: Path, out: Path) -> None:
    run("build", bank, "-o", out)

    assert run("build", bank, "-o", out).stdout.startswith("up to date\n")


def test_a_bank_with_errors_exits_1_with_clickable_lines_on_standard_error(bank: Path, out: Path) -> None:
    edit(bank, "situation:", "sitution:")
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
    # The error was shown, and is none that a check of the bank could show.
    checked = run("check", bank).stdout.splitlines()[-1].partition(": ")[2]
    assert re.match(r"\d+ warnings", checked)
    assert done.stderr.splitlines()[-1] == f"{checked}: 'deckgen check {bank}' shows them"


def test_a_check_shows_the_print_settings_that_stop_a_build(bank: Path, out: Path) -> None:
    edit(bank, "bank: my-interview", "bank: my-interview\nprint: {sheet: avery-5388, margin: 4}", "bank.yaml")
    built, checked = run("build", bank, "-o", out), run("check", bank, "--select", "Q207")
    problem = f"{bank.as_posix()}/bank.yaml:2:36: P505 error: a label sheet has its own margin"

    assert (built.exit_code, checked.exit_code) == (1, 1)
    assert problem in built.stderr
    assert problem in checked.stdout


def test_warnings_stop_a_strict_build_with_1(bank: Path, out: Path) -> None:
    edit(bank, "title: Parking", "allow: [nothing-of-the-kind]\ntitle: Parking")

    assert run("build", bank, "-o", out).exit_code == 0
    assert run("build", bank, "-o", out, "--strict", "--force").exit_code == 1
