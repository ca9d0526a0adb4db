"""What a bank expects Anki to hold, from its notes. Not a test module."""

from collections.abc import Iterable
from functools import cache

import real_anki
from deckgen.collection.expected import Expected, ExpectedType
from deckgen.collection.read import read
from deckgen.deck.notes import Note, NoteType, guid
from deckgen.pipeline.publish import fresh
from deckgen.renderers.anki.content import content_of

BANK = "interview"


def expect(notes: Iterable[Note], modified_s: int = real_anki.LONG_AGO_S) -> tuple[Expected, ...]:
    """What a bank with these notes expects, when a build gives all of them one time."""
    notes = tuple(notes)
    note_ids = {note.guid: note.id for note in read(real_anki.package(notes)).notes}
    return tuple(_expected(note, note_ids[guid(BANK, note.id)], modified_s) for note in notes)


def _expected(note: Note, note_id: int, modified_s: int) -> Expected:
    content = content_of(note)
    return Expected(
        id=note.id,
        guid=guid(BANK, note.id),
        note_id=note_id,
        type=_expected_type(note.type),
        values=content.fields,
        tags=content.tags,
        deck=note.deck,
        modified_s=modified_s,
        former_tags=content.counted_tags,
        marks=fresh(content).marks,
    )


@cache
def _expected_type(note_type: NoteType) -> ExpectedType:
    return ExpectedType(note_type.id, note_type.name, tuple((field.id, field.name) for field in note_type.fields))
