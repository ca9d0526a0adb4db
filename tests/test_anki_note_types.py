"""What is published of a note type is for life: this golden says what that is."""

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from deckgen.deck.note_types import NOTE_TYPES
from deckgen.deck.notes import Field, NoteType, Slot, Template
from deckgen.deck.story_types import QUESTION
from deckgen.renderers.anki.digests import note_type_digest
from deckgen.renderers.anki.templates import faces, style_sheet

GOLDEN = Path(__file__).parent / "golden"


def described(note_type: NoteType) -> str:
    """A note type as text: what may never change first, then what may."""
    front, back = faces(note_type)
    lines = [
        f"{note_type.kind}: {note_type.name}, id {note_type.id}",
        *(f"field {place} id {field.id}: {field.name}" for place, field in enumerate(note_type.fields)),
        f"template id {note_type.screen.id}: {note_type.screen.name}",
    ]
    return "\n".join([*lines, "", "-- front", front, "", "-- back", back, ""])


def styled() -> str:
    """The style sheet as a digest: its text is beside the templates."""
    return hashlib.blake2b(style_sheet().encode()).hexdigest() + "\n"


@pytest.mark.parametrize("note_type", NOTE_TYPES, ids=lambda note_type: note_type.kind)
def test_a_published_note_type_is_as_it_was(note_type: NoteType) -> None:
    expected = (GOLDEN / f"note_type_{note_type.kind}.txt").read_text("utf-8")

    assert expected == described(note_type), (
        "ids, the order and the number of fields are for life: a change makes Anki refuse the notes; "
        "names and templates may change, on purpose: then renew the goldens by running this module"
    )


def test_the_published_style_sheet_is_as_it_was() -> None:
    assert (GOLDEN / "note_type_style.txt").read_text("utf-8") == styled()


def test_there_is_a_golden_for_every_note_type_and_for_nothing_else() -> None:
    assert {f"note_type_{note_type.kind}.txt" for note_type in NOTE_TYPES} | {"note_type_style.txt"} == {
        path.name for path in GOLDEN.glob("note_type_*.txt")
    }


def test_no_id_is_used_twice() -> None:
    ids = [
        number
        for note_type in NOTE_TYPES
        for number in (note_type.id, note_type.screen.id, *(field.id for field in note_type.fields))
    ]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("note_type", NOTE_TYPES, ids=lambda note_type: note_type.kind)
def test_key_comes_first_then_the_prompt_and_stamp_and_three_spares_last(note_type: NoteType) -> None:
    names = [field.name for field in note_type.fields]
    prompts = {slot.field for slot in note_type.screen.front if slot.role == "prompt"}

    assert names[0] == "Key"
    assert {names[1]} == prompts
    assert names[-4:] == ["Stamp", "Spare 2", "Spare 3", "Spare 4"]


@pytest.mark.parametrize("note_type", NOTE_TYPES, ids=lambda note_type: note_type.kind)
def test_templates_name_only_fields_of_the_type_and_every_condition_is_closed(note_type: NoteType) -> None:
    names = {field.name for field in note_type.fields}
    for face in faces(note_type):
        open_fields: list[str] = []
        for sign, name in re.findall(r"\{\{([#^/]?)(.*?)\}\}", face):
            assert name in names
            if sign == "/":
                assert open_fields.pop() == name
            elif sign:
                open_fields.append(name)
        assert open_fields == []


@pytest.mark.parametrize("note_type", NOTE_TYPES, ids=lambda note_type: note_type.kind)
def test_every_field_but_key_stamp_and_spares_is_shown(note_type: NoteType) -> None:
    both = "".join(faces(note_type))
    silent = {field.name for field in note_type.fields if f"{{{{{field.name}}}}}" not in both}

    assert silent == {"Key", "Stamp", "Spare 2", "Spare 3", "Spare 4"}


def test_the_digest_follows_whatever_anki_keeps_of_a_note_type() -> None:
    screen = QUESTION.screen
    kicker = Slot("kicker", "", "Asked")
    variants = [
        QUESTION,
        replace(QUESTION, name="Another"),
        replace(QUESTION, fields=(*QUESTION.fields[:-1], Field(QUESTION.fields[-1].id, "Used"))),
        replace(QUESTION, fields=(*QUESTION.fields[:-1], Field(1, "Spare 4"))),
        replace(QUESTION, screen=Template(1, screen.name, screen.front, screen.back)),
        replace(QUESTION, screen=Template(screen.id, "Other", screen.front, screen.back)),
        replace(QUESTION, screen=Template(screen.id, screen.name, (kicker, *screen.front[1:]), screen.back)),
        replace(QUESTION, screen=Template(screen.id, screen.name, screen.front, (kicker, *screen.back[1:]))),
    ]

    assert len(variants) == len({note_type_digest(variant) for variant in variants})
    assert note_type_digest(QUESTION) == note_type_digest(replace(QUESTION, paper=NOTE_TYPES[1].paper))


if __name__ == "__main__":
    for published in NOTE_TYPES:
        (GOLDEN / f"note_type_{published.kind}.txt").write_text(described(published), "utf-8")
    (GOLDEN / "note_type_style.txt").write_text(styled(), "utf-8")
