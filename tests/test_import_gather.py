"""One story told in several places, and several stories under one name."""

import pytest

from deckgen.bank.dump import dump
from deckgen.bank.load import load_sources
from deckgen.importers.intake import Imported, import_guides
from deckgen.model import Bank
from deckgen.source import Source

LIFT = "- **Situation:** The lift stood.\n- **Action:** I called.\n- **Result:** 3 floors.\n"
OTHER = "- **Situation:** The belt tore.\n- **Action:** I sewed it.\n- **Result:** 9 hours saved.\n"


def read(*texts: str) -> Imported:
    return import_guides({f"{number}.md": text.encode() for number, text in enumerate(texts, start=1)})


def bank_of(*texts: str) -> Bank:
    bank = read(*texts).bank
    assert bank
    return bank


def test_a_story_under_several_principles_becomes_one_story_with_all_of_them() -> None:
    bank = bank_of(f"## Ownership\n### The lift\n{LIFT}\n## Dive Deep\n### The lift\n{LIFT}")

    assert [story.key for story in bank.stories] == ["the-lift"]
    assert bank.stories[0].principles == ("ownership", "dive-deep")


def test_the_same_words_under_another_title_are_the_same_story_with_an_alias() -> None:
    bank = bank_of(f"### The lift\n{LIFT}", f"### Lift repair\n{LIFT}")

    assert [(story.title, story.aliases) for story in bank.stories] == [("The lift", ("Lift repair",))]


def test_a_story_told_further_under_the_same_title_is_one_story() -> None:
    bank = bank_of(f"### The lift\n{LIFT}", f"### The lift\n{LIFT}- **Task:** Move it.\n- **Lesson:** Call first.\n")

    assert [(story.task, story.lesson) for story in bank.stories] == [("Move it.", "Call first.")]


def test_two_stories_of_one_title_are_both_kept_and_reported() -> None:
    imported = read(f"### The lift\n{LIFT}\n### The lift\n{OTHER}\n### The lift\n{OTHER}x\n")

    assert imported.bank
    assert [story.title for story in imported.bank.stories] == ["The lift", "The lift (2)", "The lift (3)"]
    assert [remark.place.line for remark in imported.report.conflicts] == [7, 12]


POCKET = "- **Situation:** {}\n- **Action 1:** I called.\n- **Action 2:** I pushed.\n- **Result:** It moved.\n"
CARD = "## Pocket cards\n### The lift\n- It stood.\n- {}\n- It moved.\n"


def test_pocket_lines_told_twice_below_one_heading_are_two_stories_and_reported() -> None:
    lines = POCKET.format("It stood.") + POCKET.format("It fell.")
    row = "| Principle | Story |\n|---|---|\n| Ownership | Story 3 |\n"
    imported = read(f"## Story 3: The lift\n{lines}\n{row}")

    assert imported.bank
    assert [(story.title, story.pocket[0]) for story in imported.bank.stories] == [
        ("The lift", "It stood."),
        ("The lift (2)", "It fell."),
    ]
    assert [remark.place.line for remark in imported.report.conflicts] == [6]
    assert [row.primary.story for row in imported.bank.matrix if row.primary] == ["the-lift"]


def test_a_pocket_card_in_two_files_is_one_story() -> None:
    bank = bank_of(CARD.format("I called."), CARD.format("I called."))

    assert [(story.title, len(story.pocket)) for story in bank.stories] == [("The lift", 3)]


def test_two_pocket_cards_of_one_name_are_both_kept_and_reported() -> None:
    imported = read(CARD.format("I called."), CARD.format("I wrote."))

    assert imported.bank
    assert [(story.title, story.pocket[1]) for story in imported.bank.stories] == [
        ("The lift", "I called."),
        ("The lift (2)", "I wrote."),
    ]
    assert [remark.place.file for remark in imported.report.conflicts] == ["2.md"]


def test_pocket_lines_of_a_story_in_the_bank_are_that_story() -> None:
    row = "## Matrix\n| Principle | Story |\n|---|---|\n| Ownership | The lift |\n"
    there = load_sources([Source("bank.yaml", dump(bank_of(f"### The lift\n{LIFT}")))])
    imported = import_guides({"1.md": f"{CARD.format('I called.')}{row}".encode()}, there)

    assert imported.bank
    assert [story.key for story in imported.bank.stories] == ["the-lift"]
    assert [row.primary.story for row in imported.bank.matrix if row.primary] == ["the-lift"]


def test_a_question_asked_twice_is_one_question_and_a_difference_is_reported() -> None:
    ask = "1. Tell me about a time you waited.\n   - **Trap:** {}\n"
    imported = read(ask.format("Calm."), ask.format("Impatience."))

    assert imported.bank
    assert [question.trap for question in imported.bank.questions] == ["Calm."]
    assert [remark.note for remark in imported.report.conflicts] == [
        "asked in 1.md:1 with another trap; that one is kept"
    ]


def test_a_second_row_for_a_principle_is_reported() -> None:
    table = "| Principle | Primary |\n|---|---|\n| Ownership | {} |\n"
    both = f"### The lift\n{LIFT}\n### The belt\n{OTHER}\n"
    imported = read(both + table.format("The lift") + "\n" + table.format("The belt"))

    assert imported.bank
    assert [row.primary.story for row in imported.bank.matrix if row.primary] == ["the-lift"]
    assert len(imported.report.conflicts) == 1


def test_a_reference_by_number_is_a_declared_name() -> None:
    stories = f"### Story 1: The lift\n{LIFT}\n### Story 2: The belt\n{OTHER}\n"
    guide = f"{stories}| Principle | Story |\n|---|---|\n| Ownership | Story 2 |\n"
    imported = read(guide)

    assert imported.bank
    assert [row.primary.story for row in imported.bank.matrix if row.primary] == ["the-belt"]
    assert [(remark.to, remark.by) for remark in imported.report.resolved] == [("the-belt", "alias")]


def test_what_a_name_was_resolved_by_is_written_to_the_bank() -> None:
    bank = bank_of(f"### The old lift\n{LIFT}\n| Principle | Story |\n|---|---|\n| Ownership | Old Lift |\n")

    assert bank.stories[0].aliases == ("Old Lift",)


@pytest.mark.parametrize("heading", ["STAR Example", "Sample Answer", "Example", "Story 1", "Answer"])
def test_a_heading_that_says_only_that_it_is_a_story_leaves_the_name_to_what_stands_above(heading: str) -> None:
    bank = bank_of(f"## Tell me about a time something broke.\n### {heading}\n{LIFT}")

    assert [story.title for story in bank.stories] == ["Tell me about a time something broke."]
    assert [question.primary and question.primary.story for question in bank.questions] == [bank.stories[0].key]


def test_a_paragraph_is_never_split_into_parts() -> None:
    bank = bank_of("### Tell me about a time you failed\n\nI broke the lift. I had to mend it. I called. It moved.\n")

    assert bank.stories == ()
    assert bank.questions[0].good_answer == "I broke the lift. I had to mend it. I called. It moved."


def test_advice_on_how_to_tell_a_story_is_no_story() -> None:
    text = (
        "## STAR\n- **Situation:** Describe the context.\n- **Task:** Explain your goal.\n"
        "- **Action:** What did you do?\n- **Result:** Quantify the outcome.\n"
    )
    bank = bank_of(text)

    assert bank.stories == ()
    assert [len(framework.steps) for framework in bank.frameworks] == [4]


def test_questions_for_the_interviewer_are_listed() -> None:
    imported = read("1. Why us?\n2. Tell me about you.\n\n## Questions to ask the interviewer\n\n- What comes next?\n")

    assert imported.bank
    assert [question.ask for question in imported.bank.questions] == ["Why us?", "Tell me about you."]
    assert (6, "a question for the interviewer") in [
        (remark.place.line, remark.note) for remark in imported.report.skipped
    ]
