"""What a build changes in Anki, as lines for people and as JSON for programs."""

from collections.abc import Iterable
from typing import Any

from deckgen.deck.note_types import NOTE_TYPES
from deckgen.deck.notes import NoteType
from deckgen.ledger.changes import Changed, Changes
from deckgen.ledger.records import Ledger

_TYPES: dict[str, NoteType] = {note_type.kind: note_type for note_type in NOTE_TYPES}


def changed_fields(changed: Changed) -> tuple[str, ...]:
    """The names of what differs in a note: its fields and "tags"."""
    note_type = _TYPES[changed.id.partition("/")[0]]
    names = ("tags", *(field.name for field in note_type.fields))
    return tuple(names[place] for place in changed.marks if place < len(names))


def retired(ledger: Ledger | None) -> dict[str, str]:
    """Every note that left the bank and may still be in Anki, with the date it did.

    Not one whose key another note has now: a search for that key would find the wrong note.
    """
    records = ledger.notes if ledger else {}
    return {name: record.retired for name, record in sorted(records.items()) if record.retired and "~" not in name}


def browse_search(ids: Iterable[str]) -> str:
    """What to type into Anki's browser to find these notes; "" for none."""
    keys: dict[str, list[str]] = {}
    for name in ids:
        kind, _, key = name.partition("/")
        keys.setdefault(kind, []).append(key)
    found = [f'"note:{_TYPES[kind].name}" ({_any(f"Key:{key}" for key in held)})' for kind, held in keys.items()]
    return found[0] if len(found) == 1 else _any(f"({search})" for search in found)


def _any(terms: Iterable[str]) -> str:
    return " OR ".join(terms)


def to_json(changes: Changes, ledger: Ledger | None) -> dict[str, Any]:
    """The changes as plain values for JSON.

    ``new``, ``unchanged``, ``returned``, ``restamped`` (the words they had, and a new time) and ``left_out`` (by
    choice, and not retired) are lists of ids (kind/key), ``changed`` of {id, fields}, ``renamed`` of {old, new},
    ``note_types`` of kinds. ``retiring`` leave with this build, ``retired`` maps every id that has left to its date,
    and ``search`` finds those in Anki's browser.
    """
    gone = retired(ledger)
    return {
        "new": list(changes.new),
        "changed": [{"id": one.id, "fields": list(changed_fields(one))} for one in changes.changed],
        "unchanged": list(changes.unchanged),
        "renamed": [{"old": one.old, "new": one.new} for one in changes.renamed],
        "returned": list(changes.returned),
        "restamped": list(changes.restamped),
        "left_out": list(changes.left_out),
        "retiring": list(changes.retired),
        "retired": gone,
        "note_types": list(changes.note_types),
        "search": browse_search(gone),
    }


def to_lines(changes: Changes, ledger: Ledger | None) -> tuple[str, ...]:
    """The changes as lines to read: a line an entry, the unchanged as a count, and how to find what has left."""
    return (
        *(f"new      {name}" for name in changes.new),
        *(f"changed  {one.id}: {', '.join(changed_fields(one))}" for one in changes.changed),
        *(f"renamed  {one.old} -> {one.new}" for one in changes.renamed),
        *(f"returned {name}" for name in changes.returned),
        *(f"resent   {name}: the words it had, with a new time" for name in changes.restamped),
        *((f"left out by choice: {len(changes.left_out)} notes, not retired",) if changes.left_out else ()),
        *(f"design   {kind}" for kind in changes.note_types if changes.unchanged or changes.changed),
        *(gone := retired_lines(ledger))[:-2],
        f"unchanged notes: {len(changes.unchanged)}",
        *gone[-2:],
    )


def retired_lines(ledger: Ledger | None) -> tuple[str, ...]:
    """A line for each note that has left the bank, then two that say how to find them in Anki; () for none."""
    gone = retired(ledger)
    if not gone:
        return ()
    return (
        *(f"retired  {name} ({date})" for name, date in gone.items()),
        "retired notes stay in Anki until you delete them; this finds them in its browser:",
        f"  {browse_search(gone)}",
    )
