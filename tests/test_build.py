import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from deckgen.pipeline.build import build
from deckgen.pipeline.report import BuildReport

NIGHT = 1_790_000_000
STORY = "parking-sensors.yaml"


def edit(bank: Path, old: str, new: str, name: str = STORY) -> None:
    path = bank / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def codes(report: BuildReport) -> set[str]:
    return {finding.code for finding in report.diagnostics}


def test_a_build_writes_the_package_the_cards_and_the_ledger(bank: Path, out: Path) -> None:
    report = build(bank, out, now=NIGHT)

    assert report.ok
    assert [path.name for path in report.files] == ["my-interview.apkg", "my-interview.pdf", "deckgen.lock"]
    assert all(path.is_file() for path in report.files)
    assert report.notes == {"question": 2, "story": 1, "principle": 3}
    assert (report.cards, report.sheets) >= (3, 1)


def test_a_bank_with_an_error_writes_nothing_and_leaves_the_last_output(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    before = contents(bank.parent)
    edit(bank, "situation: |", "sitution: |")
    changed = (bank / STORY).read_bytes()

    report = build(bank, out, now=NIGHT + 5)

    assert not report.ok
    assert report.files == ()
    assert contents(bank.parent) == before | {f"stories/{STORY}": changed}


def test_strict_lets_a_warning_stop_the_build(bank: Path, out: Path) -> None:
    edit(bank, "title: Parking", "allow: [nothing-of-the-kind]\ntitle: Parking")

    assert build(bank, out, now=NIGHT).files
    assert build(bank, out.with_name("strict"), now=NIGHT, strict=True).files == ()


def test_two_processes_at_different_times_make_the_same_bytes(bank: Path, out: Path) -> None:
    def run(seed: str) -> dict[str, bytes]:
        command = [sys.executable, "-m", "deckgen", "build", str(bank), "-o", str(out), "--force", "--text", "--html"]
        subprocess.run(command, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed})
        return contents(bank.parent)

    build(bank, out, now=NIGHT)
    first, second = run("1"), run("2")

    assert first == second
    assert {Path(name).suffix for name in first} >= {".apkg", ".pdf", ".txt", ".html"}


def test_an_unchanged_bank_is_up_to_date_without_the_libraries_that_render(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    before = contents(bank.parent)
    code = (
        "import sys\nfrom deckgen.pipeline.build import build\n"
        f"report = build({str(bank)!r}, {str(out)!r})\n"
        "print(report.up_to_date, report.files, sorted({'genanki', 'reportlab', 'pymupdf_fonts'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "True () []"
    assert contents(bank.parent) == before


def test_force_builds_an_unchanged_bank_to_the_same_bytes(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    before = contents(bank.parent)
    report = build(bank, out, now=NIGHT + 999, force=True)

    assert report.files
    assert contents(bank.parent) == before


@pytest.mark.parametrize("name", ["my-interview.apkg", "my-interview.pdf"])
def test_an_output_that_was_damaged_or_deleted_is_made_again(bank: Path, out: Path, name: str) -> None:
    build(bank, out, now=NIGHT)
    before = contents(bank.parent)
    (out / name).write_bytes(b"damaged")
    build(bank, out, now=NIGHT + 999)
    (out / name).unlink()
    build(bank, out, now=NIGHT + 9999)

    assert contents(bank.parent) == before


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(bank: Path, out: Path) -> None:
    before = contents(bank.parent)
    report = build(bank, out, now=NIGHT, dry_run=True)

    assert len(report.files) == 3
    assert len(report.changes.new) == 6
    assert contents(bank.parent) == before


def test_only_the_cards_leave_the_ledger_alone(bank: Path, out: Path) -> None:
    report = build(bank, out, now=NIGHT, only=["pdf"])

    assert [path.name for path in report.files] == ["my-interview.pdf"]
    assert not (bank / "deckgen.lock").exists()


def test_an_edit_changes_the_notes_that_print_it_and_their_times_only(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    edit(bank, "no budget and no mandate", "no budget, no mandate and no time")
    report = build(bank, out, now=NIGHT)
    assert report.ledger

    changed = {change.id for change in report.changes.changed}

    assert changed == {"story/parking-sensors", "question/outside-your-role", "question/root-cause"}
    assert {name for name, record in report.ledger.notes.items() if record.modified_s != NIGHT} == changed


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


@pytest.mark.parametrize("epoch", ["soon", "-1", "99999999999999999"])
def test_a_source_date_epoch_that_is_no_time_is_refused(
    bank: Path, out: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        build(bank, out)


def test_source_date_epoch_is_the_time_of_what_is_new_and_of_nothing_else(
    bank: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NIGHT))
    build(bank, out)
    edit(bank, "no mandate", "no orders")
    report = build(bank, out)
    assert report.ledger

    assert {record.modified_s for record in report.ledger.notes.values()} == {NIGHT, NIGHT + 1}


def test_a_clock_set_back_is_told_and_the_edit_still_counts(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    edit(bank, "no mandate", "no orders")
    report = build(bank, out, now=NIGHT - 86_400)

    assert "L606" in codes(report)
    assert len(report.changes.changed) == 3


def test_every_code_of_the_ledger_is_documented() -> None:
    root = Path(__file__).parent.parent
    sources = [path.read_text("utf-8") for path in (root / "src").rglob("*.py")]
    written = {code for source in sources for code in re.findall(r'"(L6\d\d)"', source)}
    documented = set(re.findall(r"^\| (L6\d\d) \|", (root / "docs" / "anki.md").read_text("utf-8"), re.MULTILINE))

    assert written
    assert written == documented
