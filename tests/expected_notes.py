"""Notes of a bank with a stamp, and what the bank then expects Anki to hold. Not a test module."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import real_anki
from deckgen.collection.expected import Expected, ExpectedType
from deckgen.collection.read import read
from deckgen.deck.markup import plain
from deckgen.deck.notes import Note, NoteType, guid
from deckgen.pipeline.field_marks import content_marks
from deckgen.render.anki.field_html import fields, tags
from deckgen.stamp import FIELD, stamp

BANK = "interview"
_NAMES = {"Spare 1": FIELD, "Spare 2": "Language", "Spare 3": "Labels", "Spare 4": "More"}


@cache
def with_stamp_field(note_type: NoteType) -> NoteType:
    """A note type whose spare fields have the names under which they are used; one that has them stays."""
    return replace(
        note_type,
        fields=tuple(replace(field, name=_NAMES.get(field.name, field.name)) for field in note_type.fields),
    )


def with_stamp(note: Note) -> Note:
    """A note that carries its stamp."""
    note = replace(note, type=with_stamp_field(note.type))
    names = [field.name for field in note.type.fields]
    return real_anki.with_value(note, **{FIELD: plain(stamp(names, fields(note), tags(note)))})


def with_stamps(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(with_stamp(note) for note in notes)


def expect(notes: Iterable[Note], modified_s: int = real_anki.LONG_AGO_S) -> tuple[Expected, ...]:
    """What a bank with these notes expects, when a build gives all of them one time."""
    notes = tuple(notes)
    note_ids = {note.guid: note.id for note in read(real_anki.package(notes)).notes}
    return tuple(
        Expected(
            id=note.id,
            guid=guid(BANK, note.id),
            note_id=note_ids[guid(BANK, note.id)],
            type=_expected_type(note.type),
            values=fields(note),
            tags=tags(note),
            deck=note.deck,
            modified_s=modified_s,
            marks=content_marks(fields(note), tags(note)),
        )
        for note in notes
    )


@cache
def _expected_type(note_type: NoteType) -> ExpectedType:
    return ExpectedType(note_type.id, note_type.name, tuple((field.id, field.name) for field in note_type.fields))
