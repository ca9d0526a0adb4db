"""Times go forward only, whatever the lock file says: the output folder and the user's own record remember them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builds import NIGHT, codes, edit
from deckgen.pipeline.build import build
from deckgen.pipeline.build_report import BuildReport

OLD, NEW = "no budget and no mandate", "no budget and no orders"
NOTE = "story/parking-sensors"


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "memory"


def time_of(report: BuildReport) -> int:
    assert report.ledger
    return report.ledger.notes[NOTE].modified_s


def root_of(report: BuildReport) -> str:
    assert report.ledger
    assert report.ledger.deck
    return report.ledger.deck.name


Setback = Callable[[Path, Path], Path]


def same_output(bank: Path, out: Path) -> Path:
    return out


def no_output(bank: Path, out: Path) -> Path:
    shutil.rmtree(out)
    return out


def other_output(bank: Path, out: Path) -> Path:
    return out.with_name("elsewhere")


def no_package_record(bank: Path, out: Path) -> Path:
    (out / ".my-interview.build.json").unlink()
    return out


@pytest.mark.parametrize("setback", [same_output, no_output, other_output, no_package_record])
def test_a_lock_file_that_went_back_with_its_story_gives_a_later_time(
    bank: Path, out: Path, memory: Path, setback: Setback
) -> None:
    build(bank, out, now=NIGHT, memory=memory)
    before = (bank / "deckgen.lock").read_text()
    edit(bank, OLD, NEW)
    assert time_of(build(bank, out, now=NIGHT + 100, memory=memory)) == NIGHT + 100

    edit(bank, NEW, OLD)
    (bank / "deckgen.lock").write_text(before)
    report = build(bank, setback(bank, out), now=NIGHT + 50, memory=memory)

    assert time_of(report) == NIGHT + 101
    assert set(report.changes.restamped) == {NOTE, "question/outside-your-role", "question/root-cause"}


def test_words_that_had_the_latest_time_already_get_no_later_one(bank: Path, out: Path, memory: Path) -> None:
    build(bank, out, now=NIGHT, memory=memory)
    before = (bank / "deckgen.lock").read_text()
    edit(bank, OLD, NEW)
    build(bank, out, now=NIGHT + 100, memory=memory)
    (bank / "deckgen.lock").write_text(before)

    assert time_of(build(bank, out, now=NIGHT + 999, memory=memory)) == NIGHT + 100


def test_a_bank_built_elsewhere_with_other_words_is_not_up_to_date(bank: Path, out: Path, memory: Path) -> None:
    build(bank, out, now=NIGHT, memory=memory)
    copy = shutil.copytree(bank, bank.with_name("copy"))
    edit(copy, OLD, NEW)
    build(copy, out.with_name("elsewhere"), now=NIGHT + 100, memory=memory)
    report = build(bank, out, now=NIGHT + 50, memory=memory)

    assert (report.up_to_date, time_of(report)) == (False, NIGHT + 101)


def test_the_users_own_record_is_safe_to_delete_or_to_damage(bank: Path, out: Path, memory: Path) -> None:
    build(bank, out, now=NIGHT, memory=memory)
    for content in (b"", b"[1]", b'{"notes": {"story/x": [1]}}', b'{"notes": [], "types": 3}', b"\xff"):
        (memory / "my-interview.json").write_bytes(content)

        assert build(bank, out, now=NIGHT, memory=memory).up_to_date


def test_a_home_that_cannot_be_written_to_is_no_reason_to_build_nothing(bank: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert build(bank, out, now=NIGHT, memory=tmp_path / "file").files


def test_a_note_that_is_resent_gets_a_later_time_and_no_other_does(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    report = build(bank, out, now=NIGHT, resend=["parking-sensors"])
    assert report.ledger

    assert report.changes.restamped == (NOTE,)
    assert {name for name, note in report.ledger.notes.items() if note.modified_s != NIGHT} == {NOTE}
    assert len(build(bank, out, now=NIGHT, resend=["all"]).changes.restamped) == len(report.ledger.notes)


def test_a_deck_that_is_renamed_says_what_stays_where_and_a_title_moves_nothing(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    edit(bank, "title: My interview", "title: My other interview", "bank.yaml")
    titled = build(bank, out, now=NIGHT)
    edit(bank, "title: My other interview", "title: My other interview\ndeck: Autumn::Loops", "bank.yaml")
    moved = build(bank, out, now=NIGHT)

    assert [root_of(titled), root_of(moved)] == ["My interview", "Autumn::Loops"]
    assert "L611" in codes(titled)
    (finding,) = (finding for finding in moved.diagnostics if finding.code == "L610")
    assert "'My interview' becomes 'Autumn::Loops'" in finding.message
    assert "L610" not in codes(build(bank, out, now=NIGHT, force=True))
