"""The ledger moved on: what each note's time and GUID are now, and what changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from deckgen.ledger.changes import Changed, Changes, Fresh, Renamed
from deckgen.ledger.records import Ledger, Published


@dataclass(frozen=True, slots=True)
class Advanced:
    """The ledger after a build, and what the build changes."""

    ledger: Ledger
    changes: Changes


def advance(ledger: Ledger, fresh: Sequence[Fresh], note_types: Mapping[str, str], now_s: int) -> Advanced:
    """Enter the notes and note types (name to digest) a bank has at ``now_s``, seconds since 1970.

    Anki updates a note only when its time has grown, in whole seconds: so an unchanged note keeps its time, and a
    changed one gets the greater of ``now_s`` and a second after its old time.
    """
    origins = _origins(ledger, fresh)
    identities = _identities(ledger, fresh, origins)
    kept = {
        note.id: _entered(note.digest, note.marks, identities[note.id], _old(ledger, origins.get(note.id)), now_s)
        for note in fresh
    }
    gone = _gone(ledger, kept, _date(now_s))
    types = {
        name: _entered(digest, (), name, ledger.note_types.get(name), now_s) for name, digest in note_types.items()
    }
    changes = Changes(
        new=tuple(note.id for note in fresh if note.id not in origins),
        changed=tuple(_changed(ledger, fresh, origins)),
        unchanged=tuple(
            note.id
            for note in fresh
            if origins.get(note.id) == note.id
            and not ledger.notes[note.id].retired
            and ledger.notes[note.id].digest == note.digest
        ),
        renamed=tuple(Renamed(old, new) for new, old in origins.items() if old != new),
        returned=tuple(note.id for note in fresh if origins.get(note.id) == note.id and ledger.notes[note.id].retired),
        retired=tuple(name for name in gone if name in ledger.notes and not ledger.notes[name].retired),
        note_types=tuple(
            name
            for name, digest in note_types.items()
            if name not in ledger.note_types or ledger.note_types[name].digest != digest
        ),
    )
    return Advanced(replace(ledger, notes=kept | gone, note_types={**ledger.note_types, **types}), changes)


def _origins(ledger: Ledger, fresh: Sequence[Fresh]) -> dict[str, str]:
    """For each note that has a past, the name it has in the ledger; a name is the past of one note only.

    A note that says what it was comes before one that took over the old name.
    """
    origins: dict[str, str] = {}
    claimed: set[str] = set()
    waiting = []
    here = {note.id for note in fresh}
    for note in fresh:
        old, own = None, ledger.notes.get(note.id)
        if own is None or own.retired:
            # A note that is back carries its first name on already: one that is called so now is another.
            others = claimed | here if own and own.identity in note.was else claimed
            old = next((was for was in reversed(note.was) if was in ledger.notes and was not in others), None)
        if old:
            origins[note.id] = old
            claimed.add(old)
        else:
            waiting.append(note.id)
    origins |= {name: name for name in waiting if name in ledger.notes and name not in claimed}
    return {note.id: origins[note.id] for note in fresh if note.id in origins}


def _identities(ledger: Ledger, fresh: Sequence[Fresh], origins: Mapping[str, str]) -> dict[str, str]:
    """The identity of each note: that of its past, or the oldest name it says it had; never one already taken."""
    identities = {name: ledger.notes[old].identity for name, old in origins.items()}
    taken = {record.identity for record in ledger.notes.values()}
    strangers = [note for note in fresh if note.id not in identities]
    for note in sorted(strangers, key=lambda note: not note.was):
        wanted = note.was[0] if note.was else note.id
        identities[note.id] = _free(wanted, taken)
        taken.add(identities[note.id])
    return identities


def _free(wanted: str, taken: set[str]) -> str:
    number, identity = 1, wanted
    while identity in taken:
        number += 1
        identity = f"{wanted}~{number}"
    return identity


def _gone(ledger: Ledger, kept: Mapping[str, Published], today: str) -> dict[str, Published]:
    """What has left the bank: every record whose identity no note carries on, so that none is ever given twice.

    One whose name another note has taken over goes on under a name nobody can write.
    """
    carried = {record.identity for record in kept.values()}
    taken = {*kept, *ledger.notes}
    gone: dict[str, Published] = {}
    for name, record in ledger.notes.items():
        if record.identity not in carried:
            own = _free(name, taken) if name in kept else name
            taken.add(own)
            gone[own] = record if record.retired else replace(record, retired=today)
    return gone


def _old(ledger: Ledger, name: str | None) -> Published | None:
    return None if name is None else ledger.notes[name]


def _entered(digest: str, marks: tuple[str, ...], identity: str, old: Published | None, now_s: int) -> Published:
    if old is None:
        # Anki makes note id 0 of time 0, and Check Database then panics.
        return Published(digest, max(now_s, 1), identity, marks)
    if old.digest == digest:
        return Published(digest, old.modified_s, identity, marks)
    return Published(digest, max(now_s, old.modified_s + 1), identity, marks)


def _changed(ledger: Ledger, fresh: Iterable[Fresh], origins: Mapping[str, str]) -> Iterator[Changed]:
    for note in fresh:
        if origins.get(note.id) != note.id:
            continue
        old = ledger.notes[note.id]
        if old.digest != note.digest and not old.retired:
            width = max(len(old.marks), len(note.marks))
            before, after = (_padded(marks, width) for marks in (old.marks, note.marks))
            places = (place for place, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1])
            yield Changed(note.id, tuple(places))


def _padded(marks: tuple[str, ...], width: int) -> tuple[str, ...]:
    return marks + ("",) * (width - len(marks))


def _date(now_s: int) -> str:
    return datetime.fromtimestamp(now_s, UTC).strftime("%Y-%m-%d")
