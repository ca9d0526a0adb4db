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
    (out / ".my-interview.build.json").write_text('{"bank": "../stories", "outputs": {}}')  # as the first version wrote

    assert "L604" in codes(build(bank, out, now=NIGHT + 999))


def test_a_lost_ledger_and_a_lost_package_cost_nothing_where_the_times_are_remembered(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    lock = bank / "deckgen.lock"
    before = lock.read_text()
    lock.unlink()
    (out / "my-interview.apkg").unlink()
    report = build(bank, out, now=NIGHT + 999)

    assert "L603" in codes(report)
    assert lock.read_text() == before


def test_a_first_build_warns_of_nothing_about_the_ledger(bank: Path, out: Path) -> None:
    assert not {code for code in codes(build(bank, out, now=NIGHT)) if code.startswith("L")}


def test_a_ledger_with_both_sides_of_a_merge_conflict_merges_itself_and_says_so(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    lock = bank / "deckgen.lock"
    before = lock.read_text()
    edit(bank, "no budget and no mandate", "no budget and no orders")
    build(bank, out, now=NIGHT + 100)
    ours = lock.read_text()
    edit(bank, "no budget and no orders", "no mandate and no budget")
    lock.write_text(before)
    build(bank, out, now=NIGHT + 200)
    lock.write_text(f"<<<<<<< ours\n{ours}=======\n{lock.read_text()}>>>>>>> theirs\n")
    edit(bank, "no mandate and no budget", "no budget and no orders")
    report = build(bank, out, now=NIGHT + 150)
    assert report.ledger

    assert "L608" in codes(report)
    assert report.ledger.notes["story/parking-sensors"].modified_s == NIGHT + 201
    assert "<<<<<<<" not in lock.read_text()
    assert "L608" not in codes(build(bank, out, now=NIGHT + 300, force=True))


def test_a_lock_file_of_version_1_is_written_anew_by_the_next_build_that_publishes(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    lock = bank / "deckgen.lock"
    new = lock.read_text()
    old = new.replace("deckgen 2", "deckgen 1").removesuffix("end\n")
    lock.write_text(old)
    build(bank, out, now=NIGHT + 100, only=["pdf"])
    untouched = lock.read_text()
    report = build(bank, out, now=NIGHT + 100)

    assert untouched == old
    assert lock.read_text() == new
    assert not report.changes


def test_a_lock_file_of_a_newer_version_stops_the_build_and_is_left_as_it_is(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    edit(bank, "deckgen 2", "deckgen 3", "deckgen.lock")
    before = contents(bank.parent)

    assert "L607" in codes(build(bank, out, now=NIGHT))
    assert contents(bank.parent) == before


def test_what_the_lock_file_says_of_cards_is_carried_on_by_a_build_and_by_a_renamed_bank(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    lines = 'card story/parking-sensors 3\ndeck old "Interview"\npage matrix printed 1111111111111111\n'
    edit(bank, "\nend\n", f"\n{lines}end\n", "deckgen.lock")
    build(bank, out, now=NIGHT + 100)
    edit(bank, "bank: my-interview", "was: my-interview\nbank: other", "bank.yaml")
    build(bank, out, now=NIGHT + 200)

    assert set(lines.splitlines()) <= set((bank / "deckgen.lock").read_text().splitlines())


def test_a_ledger_with_half_a_merge_conflict_stops_the_build_at_its_line(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    lock = bank / "deckgen.lock"
    lock.write_text(lock.read_text().replace("note ", "<<<<<<< ours\nnote ", 1))
    before = contents(bank.parent)
    report = build(bank, out, now=NIGHT, force=True)

    (fault,) = (finding for finding in report.diagnostics if finding.code == "L601")
    assert lock.read_text().splitlines()[fault.span.line - 1] == "<<<<<<< ours"
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
