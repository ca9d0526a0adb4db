import json
from pathlib import Path

import pytest

from command_line import run
from deckgen.bank.load import load

CASES = Path(__file__).parent / "cases" / "import"
GUIDES = (CASES / "field-guide.md", CASES / "day-plan.md")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_guides_become_a_bank_that_passes_the_check_and_builds(tmp_path: Path) -> None:
    bank = tmp_path / "stories"
    done = run("import", *GUIDES, "-o", bank)

    assert done.exit_code == 0, done.output
    assert (bank / "story-01-returns-refunds-sorting-robot.yaml").is_file()
    assert run("check", bank).exit_code == 0
    built = run("build", bank, "-o", tmp_path / "output")
    assert built.exit_code == 0, built.output
    assert {".apkg", ".pdf"} <= {path.suffix for path in (tmp_path / "output").iterdir()}


def test_the_report_on_the_screen_fits_80_columns_and_names_what_needs_a_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("import", "guide.md", "-o", "stories").exit_code == 2  # no such file

    Path("guide.md").write_bytes(GUIDES[0].read_bytes())
    shown = run("import", "guide.md", "-o", "stories").stdout.splitlines()
    assert max(map(len, shown)) <= 80
    assert shown[0].startswith("made 4 stories, 4 questions")
    assert "  guide.md:52: Returns Desk Mentoring: did you mean 'Returns & Refunds Sorting" in shown
    assert "  guide.md:53: (Could be improved)" in shown
    assert shown[-1] == "wrote 10 files in stories"


def test_the_report_as_json_has_every_field(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    run("import", GUIDES[0], "-o", tmp_path / "stories", "--report", path)
    report = json.loads(path.read_text("utf-8"))

    assert list(report) == [
        "files",
        "counts",
        "lines",
        "resolved",
        "unresolved",
        "placeholders",
        "conflicts",
        "left_out",
        "skipped",
        "refused",
    ]
    assert list(report["counts"]) == [
        "stories",
        "questions",
        "principles",
        "matrix_rows",
        "frameworks",
        "checklists",
        "gaps",
    ]
    assert report["lines"]["nonblank"] == report["lines"]["used"] + report["lines"]["listed"]
    assert report["lines"]["listed"] == len(report["skipped"])
    assert set(report["resolved"][0]) == {"file", "line", "text", "to", "by"}
    assert set(report["unresolved"][0]) == {"file", "line", "text", "suggestion", "code"}
    assert set(report["skipped"][0]) == {"file", "line", "text", "reason", "code"}


def test_a_dry_run_writes_no_bank(tmp_path: Path) -> None:
    done = run("import", GUIDES[0], "-o", tmp_path / "stories", "--dry-run")

    assert done.exit_code == 0
    assert "would write 10 files" in done.stdout
    assert not (tmp_path / "stories").exists()


def test_importing_again_leaves_every_file_as_it_is(tmp_path: Path) -> None:
    bank = tmp_path / "stories"
    run("import", *GUIDES, "-o", bank)
    before = contents(bank)
    done = run("import", *GUIDES, "-o", bank)

    assert done.exit_code == 0, done.output
    assert "already holds all of it" in done.stdout
    assert contents(bank) == before


def test_a_second_guide_is_added_to_the_bank_and_its_files_are_left_alone(tmp_path: Path) -> None:
    bank = tmp_path / "stories"
    run("import", GUIDES[0], "-o", bank)
    (bank / "notes.txt").write_text("mine\n", "utf-8")
    before = contents(bank)
    done = run("import", GUIDES[1], "-o", bank)

    assert done.exit_code == 0, done.output
    after = contents(bank)
    assert {name: after[name] for name in before} == before
    assert len(load(bank).bank.stories) == 5
    assert run("check", bank).exit_code == 0


def test_an_edited_guide_changes_the_bank_only_with_update(tmp_path: Path) -> None:
    bank, guide = tmp_path / "stories", tmp_path / "guide.md"
    guide.write_bytes(GUIDES[0].read_bytes())
    run("import", guide, "-o", bank)
    story = bank / "story-02-cold-store-alarm-rewrite.yaml"
    story.write_text("# told to Ann\n" + story.read_text("utf-8") + "was: [alarm]\n", "utf-8")
    before = contents(bank)
    guide.write_text(guide.read_text("utf-8").replace("Two rings a month, both real.", "One ring a month."), "utf-8")

    kept = run("import", guide, "-o", bank)
    assert "result of 'cold-store-alarm-rewrite'" in " ".join(kept.stdout.split())
    assert contents(bank) == before
    done = run("import", guide, "-o", bank, "--update")
    assert done.exit_code == 0, done.output
    changed = {name for name, data in contents(bank).items() if data != before.get(name)}
    assert changed == {story.name}
    text = story.read_text("utf-8")
    assert text.startswith("# told to Ann\n")
    assert "One ring a month." in text
    assert text.endswith("was: [alarm]\n")


def test_an_update_keeps_the_line_ends_of_a_file(tmp_path: Path) -> None:
    guide = tmp_path / "g.md"
    guide.write_text("### The lift\n- **Situation:** It stood.\n- **Action:** I called.\n- **Result:** 3.\n", "utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "bank.yaml").write_bytes(
        b"bank: mine\r\n---\r\nstory: the-lift\r\ntitle: The lift\r\nresult: 2.\r\n"
    )
    done = run("import", guide, "-o", tmp_path / "b", "--update")

    assert done.exit_code == 0, done.output
    data = (tmp_path / "b" / "bank.yaml").read_bytes()
    assert b"result: '3.'\r\n" in data or b"result: 3.\r\n" in data
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_a_refused_input_exits_1_and_writes_nothing(tmp_path: Path) -> None:
    prose = tmp_path / "prose.md"
    prose.write_text("It was a dark night.\n", "utf-8")
    done = run("import", prose, "-o", tmp_path / "stories")

    assert done.exit_code == 1
    assert "refused: no story, question" in " ".join(done.stdout.split())
    assert not (tmp_path / "stories").exists()


def test_a_bank_with_errors_is_not_added_to(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text("bank: mine\nlanguage: en\nlanguage: en\n---\nstory: a\n", "utf-8")
    (tmp_path / "a.yml").write_text("story: b\n", "utf-8")
    done = run("import", GUIDES[0], "-o", tmp_path)

    assert [fault.severity for fault in load(tmp_path).diagnostics][:2] == ["warning", "error"]
    assert done.exit_code == 1
    assert "has errors" in done.stderr
    assert " error: " in done.stderr.splitlines()[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yml", "bank.yaml"]


def test_an_export_is_imported_as_the_same_bank(tmp_path: Path) -> None:
    run("import", *GUIDES, "-o", tmp_path / "one")
    done = run("export", tmp_path / "one", "-o", tmp_path / "guide.md")
    assert done.exit_code == 0, done.output
    again = run("import", tmp_path / "guide.md", "-o", tmp_path / "two")

    assert again.exit_code == 0, again.output
    assert load(tmp_path / "one").bank == load(tmp_path / "two").bank
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_export_writes_to_standard_output_with_or_without_the_old_flag(tmp_path: Path) -> None:
    run("import", GUIDES[1], "-o", tmp_path / "one")
    plain, flagged = run("export", tmp_path / "one"), run("export", "--markdown", tmp_path / "one")

    assert (plain.exit_code, flagged.exit_code) == (0, 0)
    assert "### The STAR Method" in plain.stdout
    assert plain.stdout == flagged.stdout
