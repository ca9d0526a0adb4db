"""The seconds that stand beside the parts of an answer are those of the question's own framework."""

import pytest

from deckgen.bank.load import load_sources
from deckgen.deck.builders import build_notes
from deckgen.deck.markup import words
from deckgen.source import Source

PARTS = ("Situation", "Task", "Action", "Result")
BANK = """\
bank: mine
---
story: launch
title: The launch
situation: S
task: T
action: A
result: R
---
frameworks:
  - framework: short
    name: Short
    steps:
      - {step: Before, seconds: 5-10, parts: [situation, task]}
      - {step: Deed, seconds: 20, parts: [action]}
      - {step: Breathe, seconds: 3}
  - framework: untimed
    name: Untimed
    steps:
      - {step: Before, parts: [situation]}
---
questions:
  - {question: shortly, ask: How so?, framework: short, primary: launch}
  - {question: calmly, ask: How so?, framework: untimed, primary: launch}
  - {question: usually, ask: How so?, primary: launch}
"""
STAR = """
---
frameworks:
  - framework: star
    name: STAR
    steps:
      - {step: Situation, seconds: 11, parts: [situation]}
      - {step: Action, seconds: 40-80, parts: [action]}
"""


def seconds(text: str, note_id: str) -> list[str]:
    """The time of a note as a whole, and of its four parts."""
    loaded = load_sources([Source("bank.yaml", text)])
    assert loaded.diagnostics == ()
    (note,) = (note for note in build_notes(loaded.bank) if note.id == note_id)
    return [words(note[name]) for name in ("Time", *(f"{part} seconds" for part in PARTS))]


def test_a_question_shows_the_seconds_of_its_own_framework() -> None:
    assert seconds(BANK, "question/shortly") == ["25–30 s", "5–10 s with Task", "", "20 s", ""]


@pytest.mark.parametrize("note_id", ["question/calmly", "question/usually", "story/launch"])
def test_a_framework_without_seconds_leaves_those_of_the_built_in_one(note_id: str) -> None:
    assert seconds(BANK, note_id) == ["110–150 s", "20–30 s with Task", "", "60–90 s", "30 s"]


@pytest.mark.parametrize("note_id", ["question/calmly", "question/usually", "story/launch"])
def test_the_banks_own_star_framework_goes_before_the_built_in_one(note_id: str) -> None:
    assert seconds(BANK + STAR, note_id) == ["51–91 s", "11 s", "", "40–80 s", ""]


def test_the_banks_own_star_framework_changes_no_other() -> None:
    assert seconds(BANK + STAR, "question/shortly") == seconds(BANK, "question/shortly")


def test_seconds_of_several_parts_stand_at_the_first_that_the_story_has() -> None:
    without_situation = BANK.replace("situation: S\n", "")
    without_both = without_situation.replace("task: T\n", "")

    assert seconds(without_situation, "question/shortly")[1:3] == ["", "5–10 s"]
    assert seconds(without_both, "question/shortly") == ["25–30 s", "", "", "20 s", ""]


def test_every_other_part_that_shares_the_seconds_is_named() -> None:
    text = BANK.replace("parts: [situation, task]", "parts: [situation, task, result]")

    assert seconds(text, "question/shortly")[1] == "5–10 s with Task and Result"


def test_without_any_seconds_a_note_shows_no_time() -> None:
    star = "\n---\nframeworks: [{framework: star, name: STAR, steps: [{step: Tell}]}]\n"

    assert seconds(BANK + star, "question/calmly") == ["", "", "", "", ""]
