"""Each kind of entry as a note: every field, its tags and its deck."""

from pathlib import Path

import pytest

from deckgen.bank.load import load_sources
from deckgen.deck.builders import build_notes
from deckgen.deck.notes import Note, Slot, guid
from deckgen.deck.shelf import arranged
from deckgen.deck.story_types import STORY
from deckgen.model import Bank
from deckgen.source import Source, Text
from rich_text import marked

BANK = """\
bank: mine
title: My interview
---
principles:
  - {principle: dive-deep, name: Dive Deep, code: D7, meaning: Look **so**., probes: [How far?, Why?], was: digging}
  - {principle: frugality, name: Frugality}
  - {principle: ownership, name: Ownership}
---
story: launch
title: The launch
kinds: [hero, failure]
situation: It *was* late.
task: Launch it.
action: "I did:\\n\\n- this\\n- that"
result: It flew.
lesson: Start early.
principles: [dive-deep, frugality]
pocket: [Two **weeks** late, Flew]
follow_ups: [How late?]
metrics:
  - {what: lateness, before: 2 weeks, after: 2 days, impact: customer}
  - {what: flights, after: 1}
  - {what: pride}
was: first-launch
---
story: spare
title: The spare
result: It held.
---
matrix:
  dive-deep: {primary: {story: launch, angle: it was **deep**}, backup: spare}
  frugality: {gap: a story of money, backup: spare}
---
frameworks:
  - framework: short
    name: Short answer
    guidance: Be *brief*.
    was: brief
    steps:
      - {step: Before, seconds: 5-10, parts: [situation, task], guidance: Say **where**., example: "It was\\n\\n- late"}
      - {step: After, seconds: 20}
      - {step: Smile}
  - {framework: silent, name: Silence}
---
questions:
  - question: full
    ask: When did you dive **deep**?
    principle: dive-deep
    framework: short
    primary: {story: launch, angle: the depth}
    backup: {story: launch, angle: again}
    trap: Do not boast.
    good_answer: Say what you found.
    follow_ups: [Why?, And then?]
    was: deep-full
  - {question: usual, ask: And usually?, primary: spare}
  - {question: quiet, ask: And quietly?, framework: silent, primary: spare}
  - {question: own-gap, ask: What else?, principle: frugality, gap: a story to find}
  - {question: row-gap, ask: What of money?, principle: frugality, gap: ""}
  - {question: no-gap, ask: What of all?, principle: ownership, backup: spare}
  - {question: no-principle, ask: What of none?}
---
checklists:
  - {checklist: day, name: On the day, guidance: Be **early**., items: [Sleep, Eat *well*], was: morning}
"""
GOLDEN = Path(__file__).parent / "golden" / "notes.txt"


def loaded(text: str) -> Bank:
    bank = load_sources([Source("bank.yaml", text)])
    assert bank.diagnostics == ()
    return bank.bank


def notes() -> dict[str, Note]:
    return {note.id: note for note in build_notes(loaded(BANK))}


def written(note: Note) -> str:
    """A note as the golden file has it: what it is filed under, and each field that holds anything."""
    filed = {"deck": note.deck, "tags": " ".join(note.tags), "was": " ".join(note.was), "principle": note.principle}
    fields = {field.name: marked(value) for field, value in zip(note.type.fields, note.values, strict=True)}
    return "\n  ".join([note.id, *(f"{name}: {text}" for name, text in (filed | fields).items() if text)])


EXPECTED = GOLDEN.read_text("utf-8").rstrip("\n").split("\n\n")


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda text: text.partition("\n")[0])
def test_a_note_holds_what_its_entry_says(expected: str) -> None:
    assert written(notes()[expected.partition("\n")[0]]) == expected


def test_notes_come_by_kind_in_the_order_of_the_bank() -> None:
    assert list(notes()) == [text.partition("\n")[0] for text in EXPECTED]


def test_a_figure_with_a_value_before_alone_is_shown() -> None:
    bank = BANK.replace("{what: pride}", "{what: pride, before: 3, impact: business}")
    (figures,) = [note["Figures"] for note in build_notes(loaded(bank)) if note.id == "story/launch"]

    assert marked(figures).endswith("|pride: <b>3</b> (business)]")


def test_a_field_that_a_note_does_not_have_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="Nothing"):
        notes()["story/launch"]["Nothing"]


def test_a_field_with_nothing_to_say_is_empty() -> None:
    spare = notes()["story/spare"]

    assert {spare[name] for name in ("Claims", "Figures", "Pocket", "Kinds", "Lesson", "Task seconds")} == {()}


def test_a_value_for_a_field_that_the_type_does_not_have_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="Nothing"):
        arranged(STORY, {"Key": (), "Nothing": ()})


def test_a_guid_is_made_of_the_bank_and_the_first_name_for_ever() -> None:
    assert guid("interview", "story/census-pipeline") == "7aec388e9d8ed05276b8"
    assert guid("interview", "story/census") != guid("interview-story", "census")


def test_what_a_note_or_a_slot_is_not_given_is_empty() -> None:
    note, slot = Note(STORY, Text("a"), (), "Deck"), Slot("body", "Lesson")

    assert (note.tags, note.was, note.principle) == ((), (), "")
    assert (slot.label, slot.aside, slot.code) == ("", "", "")
