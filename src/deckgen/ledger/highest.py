"""The latest time ever given to a note or a note type, from every source that remembers one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from deckgen.ledger.records import Ledger, Published

AT_ODDS = "0" * 16
"""The digest where one time was given to two different contents: no content has it, so the next build stamps anew."""


@dataclass(frozen=True, slots=True)
class Given:
    """A time, in seconds since 1970, and the digest of the content it was given to."""

    modified_s: int
    digest: str


@dataclass(frozen=True, slots=True)
class Highest:
    """The latest time given so far: for notes by identity, for note types by kind."""

    notes: Mapping[str, Given] = field(default_factory=dict)
    note_types: Mapping[str, Given] = field(default_factory=dict)


NOTHING_GIVEN = Highest()


def highest_in(ledger: Ledger) -> Highest:
    """The times that one ledger holds, those of retired notes included."""
    return Highest(
        {note.identity: given(note) for note in ledger.notes.values()},
        {kind: given(note_type) for kind, note_type in ledger.note_types.items()},
    )


def highest_of(sources: Iterable[Highest]) -> Highest:
    """The latest times that any of these sources remembers."""
    notes: dict[str, Given] = {}
    note_types: dict[str, Given] = {}
    for source in sources:
        for known, more in ((notes, source.notes), (note_types, source.note_types)):
            known |= {name: latest(known.get(name), more_given) for name, more_given in more.items()}
    return Highest(notes, note_types)


def latest(first: Given | None, second: Given) -> Given:
    """The later of two times given; of one time given to two contents nobody knows which of them Anki holds."""
    if first is None or first.modified_s < second.modified_s:
        return second
    if second.modified_s < first.modified_s or second.digest == first.digest:
        return first
    return Given(first.modified_s, AT_ODDS)


def given(published: Published) -> Given:
    """The time of what was published, with its digest."""
    return Given(published.modified_s, published.digest)
