"""What ``--update`` changes in a bank, and what it leaves as it was."""

from merged_bank import BANK, GUIDE, bank_after, plan


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


def test_an_update_changes_several_fields_of_one_row() -> None:
    guide = GUIDE + "\n| Principle | Primary | Backup |\n|---|---|---|\n| Dive Deep | A new story | (Open) |\n"
    files, report = plan(update=True, guide=guide)
    row = bank_after(files).matrix[1]

    assert report.refused == []
    assert (row.principle, row.primary and row.primary.story, row.gap) == ("dive-deep", "a-new-story", "(Open)")


def test_an_update_keeps_the_name_that_a_row_is_written_under() -> None:
    files, _ = plan(update=True, text=BANK.replace("  frugality: {", "  Frugality: {"))

    assert "  Frugality:" in files["bank.yaml"].split("\n")


def test_an_update_keeps_the_title_of_a_story() -> None:
    files, report = plan(update=True, guide=GUIDE.replace("### The slow report", "### The SLOW report"))

    assert bank_after(files).stories[0].title == "The slow report"
    assert "title of 'slow-report'" not in [remark.text for remark in report.conflicts]


def test_a_name_that_only_becomes_an_alias_is_no_difference() -> None:
    guide = (
        "### The slow report\n- **Situation:** The report took 3 days.\n- **Result:** It takes 20 minutes.\n\n"
        "| Principle | Primary |\n|---|---|\n| Frugality | Slow report |\n"
    )
    files, report = plan(update=True, guide=guide)

    assert bank_after(files).stories[0].aliases == ("Slow report",)
    assert report.conflicts == []


def test_an_entry_written_on_one_line_is_not_touched_and_says_so() -> None:
    text = "bank: mine\n---\nquestions:\n- {question: why-us, ask: Why this company?, good_answer: People.}\n"

    files, report = plan(update=True, text=text)
    assert files == {}
    assert len(report.refused) == 1
    assert "'why-us' is written on one line" in report.refused[0].reason
