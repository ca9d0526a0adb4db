"""The time of a build is the time of the notes that are new or changed, and of nothing else."""

from pathlib import Path

import pytest

from builds import NIGHT, codes, edit
from command_line import run
from deckgen.ledger import lock_file
from deckgen.pipeline.build import build
from deckgen.source import Source


def test_an_edit_changes_the_notes_that_print_it_and_their_times_only(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    edit(bank, "no budget and no mandate", "no budget, no mandate and no time")
    report = build(bank, out, now=NIGHT)
    assert report.ledger

    changed = {change.id for change in report.changes.changed}

    assert changed == {"story/parking-sensors", "question/outside-your-role", "question/root-cause"}
    assert {name for name, record in report.ledger.notes.items() if record.modified_s != NIGHT} == changed


def times_in(bank: Path) -> set[int]:
    ledger, _ = lock_file.read(Source("", (bank / "deckgen.lock").read_text("utf-8")))
    assert ledger
    return {record.modified_s for record in ledger.notes.values()}


@pytest.mark.parametrize("epoch", ["soon", "-1", "99999999999999999"])
def test_a_source_date_epoch_that_is_no_time_is_refused(
    bank: Path, out: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    result = run("build", bank, "-o", out)

    assert (result.exit_code, "SOURCE_DATE_EPOCH" in result.output, out.exists()) == (2, True, False)


def test_source_date_epoch_is_the_time_of_what_is_new_and_of_nothing_else(
    bank: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NIGHT))
    run("build", bank, "-o", out)
    edit(bank, "no mandate", "no orders")
    run("build", bank, "-o", out)

    assert times_in(bank) == {NIGHT, NIGHT + 1}


def test_a_clock_set_back_is_told_and_the_edit_still_counts(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    edit(bank, "no mandate", "no orders")
    report = build(bank, out, now=NIGHT - 86_400)

    assert "L606" in codes(report)
    assert len(report.changes.changed) == 3


def test_an_edit_taken_back_after_a_build_that_broke_off_still_counts(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    (out / "my-interview.pdf").unlink()
    (out / "my-interview.pdf").mkdir()
    edit(bank, "Drivers circled", "Cars circled")
    with pytest.raises(IsADirectoryError):
        build(bank, out, now=NIGHT + 100)
    edit(bank, "Cars circled", "Drivers circled")
    (out / "my-interview.pdf").rmdir()
    report = build(bank, out, now=NIGHT + 200)
    assert report.ledger

    assert report.ledger.notes["story/parking-sensors"].modified_s == NIGHT + 200
