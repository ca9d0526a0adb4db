"""The notes of a collection with their cards, and what was deleted from it."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from deckgen.collection.definitions import read_decks, read_note_types
from deckgen.collection.held import Container, Held, HeldNote, HeldType

Wanted = Callable[[str, int], bool]
"""Whether a note is wanted, by its GUID and its note type's id."""

_NOTES = "SELECT id, guid, mid, mod, tags, flds FROM notes WHERE wanted(guid, mid) ORDER BY id"
_CARDS = """
    SELECT nid, did, odid, queue, flags, reps FROM cards
    WHERE nid IN (SELECT id FROM notes WHERE wanted(guid, mid))
    ORDER BY nid, ord DESC
"""
_DELETED = "SELECT oid FROM graves WHERE type = 1 AND oid NOT IN (SELECT id FROM notes)"
# An export without scheduling makes every card new, and drops the two tags that Anki gives by itself.
_SCHEDULING = """
    SELECT EXISTS (SELECT 1 FROM cards WHERE queue != 0 OR type != 0 OR flags != 0)
        OR EXISTS (SELECT 1 FROM revlog)
        OR EXISTS (SELECT 1 FROM notes WHERE tags LIKE '% marked %' OR tags LIKE '% leech %')
"""
_SUSPENDED = -1
_FLAG = 0b111


@dataclass(frozen=True, slots=True)
class _FirstCard:
    """What is kept of a note's first card; that of a note without one is in no deck."""

    deck: int = 0
    suspended: bool = False
    flag: int = 0
    reviewed: bool = False


def read_contents(connection: sqlite3.Connection, container: Container, wanted: Wanted) -> Held:
    """Everything in a collection, but only the notes that are wanted."""
    connection.create_function("wanted", 2, wanted, deterministic=True)
    note_types, decks = read_note_types(connection), read_decks(connection)
    cards = _first_cards(connection)
    return Held(
        container,
        container is not Container.PACKAGE or connection.execute(_SCHEDULING).fetchone() == (1,),
        tuple(_note(row, note_types, decks, cards) for row in connection.execute(_NOTES)),
        tuple(note_types.values()),
        tuple(sorted(decks.values())),
        frozenset(note_id for (note_id,) in connection.execute(_DELETED)),
    )


def _first_cards(connection: sqlite3.Connection) -> dict[int, _FirstCard]:
    """The first card of each note by the note's id."""
    return {
        note_id: _FirstCard(home or deck, queue == _SUSPENDED, flags & _FLAG, reps > 0)
        for note_id, deck, home, queue, flags, reps in connection.execute(_CARDS)
    }


def _note(
    row: tuple[int, str, int, int, str, str],
    note_types: Mapping[int, HeldType],
    decks: Mapping[int, str],
    cards: Mapping[int, _FirstCard],
) -> HeldNote:
    note_id, guid, type_id, modified_s, tags, fields = row
    card = cards.get(note_id, _FirstCard())
    return HeldNote(
        note_id,
        str(guid),
        note_types[type_id],
        int(modified_s),
        tuple(tags.replace("\u3000", " ").split()),  # Anki takes this wide space for one as well
        tuple(fields.split("\x1f")),
        decks.get(card.deck, ""),
        card.suspended,
        card.flag,
        card.reviewed,
    )
