"""A build writes the same files each time, and nothing when the bank has an error or has not changed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builds import NIGHT, STORY, contents, edit
from deckgen.pipeline.build import build
from deckgen.pipeline.outputs import Output


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
    edit(bank, "situation:", "sitution:")
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
        f"report = build({str(bank)!r}, {str(out)!r}, now=1)\n"
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


def test_outputs_may_be_named_one_by_one(bank: Path, out: Path) -> None:
    wanted: tuple[Output, ...] = ("anki", "html")
    report = build(bank, out, now=NIGHT, only=(output for output in wanted))

    assert [path.name for path in report.files] == ["my-interview.apkg", "my-interview.html", "deckgen.lock"]


@pytest.mark.parametrize("damaged", ["[]", '{"bank": 1, "outputs": {}}', '{"bank": "x", "outputs": {"anki": 1}}'])
def test_a_damaged_record_of_the_last_build_only_means_another_build(bank: Path, out: Path, damaged: str) -> None:
    before = build(bank, out, now=NIGHT).files
    (out / ".my-interview.build.json").write_text(damaged)

    assert build(bank, out, now=NIGHT).files == before


def test_a_ledger_put_in_place_of_a_link_to_another_is_seen(bank: Path, out: Path, tmp_path: Path) -> None:
    build(bank, out, now=NIGHT)
    ledger, elsewhere = bank / "deckgen.lock", tmp_path / "kept.lock"
    ledger.rename(elsewhere)
    ledger.symlink_to(elsewhere)
    build(bank, out, now=NIGHT, force=True)
    ledger.unlink()
    ledger.write_text("deckgen 1 my-interview\n<<<<<<<\n")

    assert not build(bank, out, now=NIGHT).ok


def test_an_output_folder_on_another_drive_is_built_into(
    bank: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def relpath(path: str, start: str) -> str:
        raise ValueError(f"no way from {start} to {path}")

    monkeypatch.setattr(os.path, "relpath", relpath)

    assert build(bank, out, now=NIGHT).files
    assert build(bank, out, now=NIGHT).up_to_date


def test_a_renamed_file_is_named_anew_on_the_page(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT, only=["anki", "html"])
    (bank / STORY).rename(bank / "parking.yaml")
    report = build(bank, out, now=NIGHT, only=["anki", "html"])

    assert not report.up_to_date
    page = (out / "my-interview.html").read_text("utf-8")
    assert "parking.yaml" in page
    assert STORY not in page
    assert build(bank, out, now=NIGHT, only=["anki"]).up_to_date


def test_an_output_folder_that_links_to_itself_is_an_error_of_the_machine(bank: Path, out: Path) -> None:
    out.symlink_to(out)

    with pytest.raises(OSError, match="output"):
        build(bank, out, now=NIGHT)
