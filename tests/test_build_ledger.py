"""A ledger that is lost, damaged, copied or moved is recovered, or the build says what is wrong with it."""

import shutil
from pathlib import Path

from builds import NIGHT, codes, contents, edit
from deckgen.pipeline.build import build


def test_a_lost_ledger_is_recovered_from_the_last_package(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    before = contents(bank.parent)
    (bank / "deckgen.lock").unlink()
    report = build(bank, out, now=NIGHT + 999)

    assert "L603" in codes(report)
    assert contents(bank.parent) == before


def test_a_recovered_ledger_still_knows_a_renamed_story(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    edit(bank, "story: parking-sensors", "story: lying-sensors\nwas: parking-sensors\naliases: [parking-sensors]")
    build(bank, out, now=NIGHT)
    (bank / "deckgen.lock").unlink()
    report = build(bank, out, now=NIGHT + 999)
    assert report.ledger

    assert report.ledger.notes["story/lying-sensors"].identity == "story/parking-sensors"
    assert not report.changes


def test_a_lost_ledger_without_a_package_is_a_warning_that_everything_is_refreshed(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    (bank / "deckgen.lock").unlink()
    (out / "my-interview.apkg").unlink()

    assert "L604" in codes(build(bank, out, now=NIGHT + 999))


def test_a_first_build_warns_of_nothing_about_the_ledger(bank: Path, out: Path) -> None:
    assert not {code for code in codes(build(bank, out, now=NIGHT)) if code.startswith("L")}


def test_a_ledger_with_a_merge_conflict_stops_the_build_at_its_line(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    lock = bank / "deckgen.lock"
    lock.write_text(lock.read_text().replace("note ", "<<<<<<< ours\nnote ", 1))
    before = contents(bank.parent)
    report = build(bank, out, now=NIGHT, force=True)

    (fault,) = (finding for finding in report.diagnostics if finding.code == "L601")
    assert fault.span.line == 2
    assert contents(bank.parent) == before


def test_a_ledger_line_of_a_kind_nobody_knows_stops_the_build_at_its_line(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    edit(bank, "note story/", "note stary/", "deckgen.lock")
    lines = (bank / "deckgen.lock").read_text().splitlines()
    report = build(bank, out, now=NIGHT)

    (damage,) = (found for found in report.diagnostics if found.code == "L601")
    assert lines[damage.span.line - 1].startswith("note stary/")


def test_a_copied_bank_under_a_new_id_does_not_take_the_old_ones_ledger(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    edit(bank, "bank: my-interview", "bank: other", "bank.yaml")

    assert "L602" in codes(build(bank, out, now=NIGHT))


def test_a_bank_that_says_what_it_was_keeps_every_guid(bank: Path, out: Path) -> None:
    first = build(bank, out, now=NIGHT)
    edit(bank, "bank: my-interview", "was: my-interview\nbank: other", "bank.yaml")
    second = build(bank, out, now=NIGHT)
    assert first.ledger
    assert second.ledger

    assert second.ledger.bank_id == "other"
    assert (second.ledger.identity, second.ledger.notes) == (first.ledger.identity, first.ledger.notes)


def test_two_banks_of_one_id_cannot_share_an_output_folder(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    twin = bank.with_name("twin")
    shutil.copytree(bank, twin)
    (twin / "deckgen.lock").unlink()

    assert "L605" in codes(build(twin, out, now=NIGHT))


def test_a_bank_that_was_moved_together_with_nothing_else_builds_on(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    moved = bank.with_name("moved")
    bank.rename(moved)

    assert build(moved, out, now=NIGHT, force=True).files
