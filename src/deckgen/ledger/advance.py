"""The ledger moved on: what each note's time and GUID are now, and what changed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from deckgen.ledger.changes import Changes, Fresh, changes_between
from deckgen.ledger.highest import NOTHING_GIVEN, Given, Highest, given, latest
from deckgen.ledger.origins import Names, identities_of, names_left, origins_of
from deckgen.ledger.records import LATEST_S, Ledger, Published, bounded_s, day_of

_NOBODY: Names = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Advanced:
    """The ledger after a build, and what the build changes."""

    ledger: Ledger
    changes: Changes


def advance(
    ledger: Ledger,
    fresh: Sequence[Fresh],
    note_types: Mapping[str, str],
    now_s: int,
    *,
    left_out: Names = _NOBODY,
    highest: Highest = NOTHING_GIVEN,
    resend: Collection[str] = (),
) -> Advanced:
    """Enter the notes and note types (name to digest) of a build at ``now_s``, seconds since 1970.

    Anki updates a note only when its time has grown, in whole seconds. So an unchanged note keeps its time, and a
    changed one gets the greater of ``now_s`` and a second after the latest time it ever had.

    Args:
        ledger: what was published before.
        fresh: the notes of the build, in the order of the bank.
        note_types: the digest of each note type in use, by kind.
        now_s: the time of the build; the nearest second from 1971 to 2099 stands for any other.
        left_out: the notes that are in the bank but not in this build, each with the names it had before, oldest
            first: they stay as they were published.
        highest: the latest times that other sources than the ledger remember.
        resend: the ids of notes that get a new time although nothing has changed.

    Raises:
        ValueError: a note that changed was last given the last second of 2100.
    """
    now_s = bounded_s(now_s)
    chosen = {note.id: note.was for note in fresh}
    past = {name: (note.identity, bool(note.retired)) for name, note in ledger.notes.items()}
    origins = origins_of(past, {**chosen, **left_out})
    identities = identities_of(past, chosen, origins)
    kept: dict[str, Published] = {}
    moved: set[str] = set()
    remembered = {note.id for note in fresh if note.id not in origins and identities[note.id] in highest.notes}
    for note in fresh:
        identity = identities[note.id]
        known = _known(ledger.notes.get(origins.get(note.id, "")), highest.notes.get(identity))
        time_s = _time(note.digest, known, now_s, anew=note.id in resend)
        kept[note.id] = Published(note.digest, time_s, identity, note.marks)
        moved |= {note.id} if known and time_s > known.modified_s else set()
    kept |= {name: replace(ledger.notes[origins[name]], retired="") for name in left_out if name in origins}
    types = dict(ledger.note_types)
    for kind, digest in note_types.items():
        known = _known(ledger.note_types.get(kind), highest.note_types.get(kind))
        types[kind] = Published(digest, _time(digest, known, now_s), kind)
        moved |= {kind} if known and types[kind].modified_s > known.modified_s else set()
    for old, name in names_left(past, kept, origins).items():
        kept[name] = replace(ledger.notes[old], retired=ledger.notes[old].retired or day_of(now_s))
    after = replace(ledger, notes=kept, note_types=types)
    return Advanced(after, changes_between(ledger, after, fresh, origins, moved, remembered))


def _known(old: Published | None, elsewhere: Given | None) -> Given | None:
    """The latest time a note ever had, as far as the ledger and other sources remember."""
    if old is None or elsewhere is None:
        return given(old) if old else elsewhere
    return latest(given(old), elsewhere)


def _time(digest: str, known: Given | None, now_s: int, *, anew: bool = False) -> int:
    if known is None:
        return now_s
    if known.digest == digest and not anew:
        return known.modified_s
    if known.modified_s >= LATEST_S:
        raise ValueError("the lock file holds a time at the end of the year 2100: no later one is left for a change")
    return max(now_s, known.modified_s + 1)
