from pathlib import Path

from deckgen.bank.load import load, load_sources
from deckgen.importers.intake import import_guides
from deckgen.importers.merging.merge import merge
from deckgen.source import Source
from merged_bank import BANK, GUIDE, bank_after, plan


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
    assert [remark.text for remark in report.conflicts] == [
        "task of 'slow-report'",
        "action of 'slow-report'",
        "result of 'slow-report'",
        "principles of 'slow-report'",
        "good_answer of 'why-us'",
        "backup of 'frugality'",
    ]
    assert report.conflicts[0].place.line == 6


def test_a_framework_of_the_same_name_is_the_one_that_is_there() -> None:
    text = BANK + "---\nframeworks:\n- framework: mine\n  name: Barrel method\n  guidance: Slowly.\n"
    guide = "## Barrel method\n\n- **Roll:** 10 seconds. Say it.\n- **Stop:** 5 seconds. End.\n"
    files, _ = plan(update=True, text=text, guide=guide)

    assert list(files) == ["bank.yaml"]
    assert [
        (framework.key, len(framework.steps), framework.guidance) for framework in bank_after(files, text).frameworks
    ] == [("mine", 2, "Slowly.")]


def test_new_principles_and_new_words_for_shipped_ones_go_into_files_of_their_own() -> None:
    guide = (
        "## Our values\n\n### Kindness\n\n1. Tell me about a time you were kind.\n\n"
        "## Principles\n\n- **Dive Deep**: We look at every single number.\n"
    )
    files, _ = plan(update=False, guide=guide)

    assert sorted(files) == ["principles-2.yaml", "principles.yaml", "questions.yaml"]
    principles = {str(principle.key): principle for principle in bank_after(files).principles}
    assert principles["dive-deep"].meaning == "We look at every single number."
    assert principles["kindness"].name == "Kindness"


def test_importing_the_same_guide_again_changes_nothing() -> None:
    files, _ = plan(update=True)
    contents = {"bank.yaml": BANK, **files}
    loaded = load_sources([Source(path, text) for path, text in sorted(contents.items())])
    imported = import_guides({"notes.md": GUIDE.encode()}, loaded)
    assert imported.bank
    merged = merge(loaded.bank, imported.bank)

    assert [change.name for change in merged.changes if change.name != "aliases"] == []
    assert imported.files == {}


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
