from pathlib import Path

from deckgen.bank.load import Loaded, load, load_sources
from deckgen.importers.import_report import ImportReport
from deckgen.importers.intake import import_guides
from deckgen.importers.merging.merge import merge
from deckgen.model import Bank
from deckgen.source import Source

BANK = """\
# my own words, to be kept
bank: mine
---
principles: amazon
---
story: slow-report   # two weeks in spring
was: [report]
title: The slow report
situation: The report took 3 days.
pocket:
  - 3 days to 20 minutes
metrics:
  - {what: report, before: 3 days, after: 20 minutes, impact: business}
action: >-
  I read the file once,
  not 31 times.
# the result is still thin
result: It takes 20 minutes.
principles:
- frugality
---
questions:
- question: why-us
  ask: Why this company?
  good_answer: Because of the people.
- question: weakness
  ask: What is your biggest weakness?
---
matrix:
  frugality: {primary: slow-report}
  dive-deep:
    primary: slow-report
"""

GUIDE = """\
# Notes

### The slow report
- **Situation:** The report took 3 days.
- **Task:** Make it one.
- **Action:** I found that we read one file 31 times.
- **Result:** 20 minutes, every month.
- **Principles:** Dive Deep

### A new story
- **Situation:** It rained into the server room.
- **Action:** I moved the racks.
- **Result:** 0 lost disks.

1. Why this company?
   - **Answer:** Because of the product.
2. Tell me about a time you got wet.
   - **Primary:** `New story` (It rained inside)

| Principle | Primary | Backup |
|---|---|---|
| Frugality | The slow report | A new story |
| Ownership | A new story | |
"""


def there(text: str = BANK) -> Loaded:
    loaded = load_sources([Source("stories/bank.yaml", text)])
    assert [one for one in loaded.diagnostics if one.severity == "error"] == []
    return loaded


def plan(update: bool, text: str = BANK, guide: str = GUIDE) -> tuple[dict[str, str], ImportReport]:
    imported = import_guides({"notes.md": guide.encode()}, there(text), folder="stories", update=update)
    return {name: data.decode() for name, data in imported.files.items()}, imported.report


def bank_after(files: dict[str, str], text: str = BANK) -> Bank:
    contents = {"bank.yaml": text, **files}
    loaded = load_sources([Source(path, content) for path, content in sorted(contents.items())])
    assert [one for one in loaded.diagnostics if one.severity == "error"] == []
    return loaded.bank


def test_what_is_new_goes_into_files_of_its_own() -> None:
    files, _ = plan(update=False)

    assert sorted(files) == ["matrix.yaml", "questions.yaml", "story-02-a-new-story.yaml"]
    bank = bank_after(files)
    assert [story.key for story in bank.stories] == ["slow-report", "a-new-story"]
    assert [row.principle for row in bank.matrix] == ["frugality", "dive-deep", "ownership"]
    assert bank.questions[2].primary.angle == "It rained inside" if bank.questions[2].primary else False


def test_what_differs_is_reported_and_left_alone() -> None:
    files, report = plan(update=False)

    assert "bank.yaml" not in files
    assert [one.text for one in report.conflicts] == [
        "task of 'slow-report'",
        "action of 'slow-report'",
        "result of 'slow-report'",
        "principles of 'slow-report'",
        "good_answer of 'why-us'",
        "backup of 'frugality'",
    ]
    assert report.conflicts[0].place.line == 6


def test_an_update_takes_the_new_text_and_keeps_all_that_the_guide_does_not_know() -> None:
    files, _ = plan(update=True)
    story = bank_after(files).stories[0]

    assert story.key == "slow-report"
    assert story.was == ("report",)
    assert story.pocket == ("3 days to 20 minutes",)
    assert story.metrics[0].after == "20 minutes"
    assert story.task == "Make it one."
    assert story.action == "I found that we read one file 31 times."
    assert story.result == "20 minutes, every month."
    assert story.principles == ("frugality", "dive-deep")


def test_an_update_leaves_every_other_sign_of_the_file_as_it_was() -> None:
    files, _ = plan(update=True)
    lines = files["bank.yaml"].split("\n")

    for kept in (
        "# my own words, to be kept",
        "story: slow-report   # two weeks in spring",
        "# the result is still thin",
        "  - {what: report, before: 3 days, after: 20 minutes, impact: business}",
        "- question: weakness",
        "  dive-deep:",
    ):
        assert kept in lines
    assert "  good_answer: Because of the product." in lines


def test_an_update_changes_a_row_of_the_matrix() -> None:
    files, _ = plan(update=True)
    row = bank_after(files).matrix[0]

    assert (row.primary and row.primary.story, row.backup and row.backup.story) == ("slow-report", "a-new-story")


def test_importing_the_same_guide_again_changes_nothing() -> None:
    files, _ = plan(update=True)
    contents = {"bank.yaml": BANK, **files}
    loaded = load_sources([Source(path, text) for path, text in sorted(contents.items())])
    imported = import_guides({"notes.md": GUIDE.encode()}, loaded)
    assert imported.bank
    merged = merge(loaded.bank, imported.bank)

    assert [change.name for change in merged.changes if change.name != "aliases"] == []
    assert imported.files == {}


def test_an_entry_written_on_one_line_is_not_touched_and_says_so() -> None:
    text = "bank: mine\n---\nquestions:\n- {question: why-us, ask: Why this company?, good_answer: People.}\n"

    files, report = plan(update=True, text=text)
    assert files == {}
    assert len(report.refused) == 1
    assert "'why-us' is written on one line" in report.refused[0].reason


def test_a_bank_of_its_own_principles_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text(
        "bank: mine\n---\nprinciples:\n- principle: courage\n  name: Courage\n  aliases: [Guts]\n", "utf-8"
    )
    loaded = load(tmp_path)
    guide = (
        "### The lift\n- **Situation:** Stuck.\n- **Action:** I climbed.\n- **Result:** 5 m.\n- **Principles:** Guts\n"
    )
    imported = import_guides({"g.md": guide.encode()}, loaded, folder=tmp_path.as_posix())

    assert imported.bank
    assert imported.bank.stories[0].principles == ("courage",)
    assert [principle.key for principle in imported.bank.principles] == ["courage"]
