"""What the bank expects Anki to hold, in the words of the comparison with what it does hold."""

from collections.abc import Iterable, Mapping

from deckgen.collection.expected import Expected, ExpectedType
from deckgen.collection.held import Held
from deckgen.collection.whose_tags import is_bank_tag
from deckgen.deck.note_types import NOTE_TYPES
from deckgen.deck.notes import NoteType, guid
from deckgen.ledger.highest import Given, Highest
from deckgen.ledger.records import Ledger
from deckgen.pipeline.publish import Publication
from deckgen.pipeline.remembered import identities
from deckgen.renderers.anki.content import stamp_place, without_stamp
from deckgen.renderers.anki.digests import contents_digest, published_tags
from deckgen.renderers.anki.note_ids import note_ids

_TYPES = {note_type.id: note_type for note_type in NOTE_TYPES}


def expected_notes(publication: Publication, before: Ledger) -> tuple[Expected, ...]:
    """Every note of a publication, with the marks under which the ledger ``before`` has it."""
    ids = note_ids(stamped.guid for stamped in publication.notes)
    return tuple(
        Expected(
            id=stamped.note.id,
            guid=stamped.guid,
            note_id=note_id,
            type=_expected_type(stamped.note.type),
            values=stamped.content.fields,
            tags=stamped.content.tags,
            deck=stamped.note.deck,
            modified_s=stamped.modified_s,
            former_tags=stamped.content.counted_tags,
            marks=before.notes[stamped.note.id].marks if stamped.note.id in before.notes else (),
        )
        for stamped, note_id in zip(publication.notes, ids, strict=True)
    )


def retired_guids(ledger: Ledger) -> Mapping[str, str]:
    """The GUID of every note that has left the bank, by its id."""
    return {name: guid(ledger.identity, note.identity) for name, note in ledger.notes.items() if note.retired}


def all_guids(ledger: Ledger) -> frozenset[str]:
    """The GUID of every note that was ever published."""
    return frozenset(guid(ledger.identity, note.identity) for note in ledger.notes.values())


def highest_in_anki(held: Held, ledger: Ledger, names: Iterable[str]) -> Highest:
    """The times that Anki has for the notes of a bank, each with the digest of what it holds.

    ``names`` are those that notes of the bank have or had.
    """
    by_guid = {guid(ledger.identity, identity): identity for identity in identities(ledger, names)}
    notes = {
        by_guid[note.guid]: Given(note.modified_s, _digest(note.type.id, note.values, note.tags))
        for note in held.notes
        if note.guid in by_guid and note.type.id in _TYPES
    }
    return Highest(notes)


def _digest(type_id: int, values: tuple[str, ...], tags: tuple[str, ...]) -> str:
    """The digest of a note that Anki holds: that of the bank's note if Anki holds the same words."""
    note_type = _TYPES[type_id]
    place = stamp_place(field.name for field in note_type.fields)
    ours = [tag for tag in tags if is_bank_tag(tag)]
    return contents_digest(type_id, without_stamp(values, place), published_tags(note_type.kind, ours))


def _expected_type(note_type: NoteType) -> ExpectedType:
    return ExpectedType(note_type.id, note_type.name, tuple((field.id, field.name) for field in note_type.fields))
