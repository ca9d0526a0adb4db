"""The ledger as values: what was published and printed, under which name and since when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

EARLIEST_S = 31_536_000
"""The first second of 1971: no note carries an earlier time."""

LATEST_S = 4_133_980_799
"""The last second of 2100: no note carries a later time."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was published under one name: a digest of the content, a mark a field, and since when.

    ``identity`` is the kind and key the note first had, from which its GUID is made; a note type's is its name.
    ``modified_s`` counts seconds since 1970. ``retired`` is the ISO date on which the entry left the bank, "" while
    it is there.
    """

    digest: str
    modified_s: int
    identity: str
    marks: tuple[str, ...] = ()
    retired: str = ""


@dataclass(frozen=True, slots=True)
class PrintedFaces:
    """Digests of the words on the front and the back of a card that was printed."""

    front: str
    back: str


@dataclass(frozen=True, slots=True)
class CardNumber:
    """The number in the footer of one printed card.

    ``printed`` says what the card in the pile holds, None where it was never printed. ``gone`` is the ISO date on
    which the card left the bank, "" while it is there.
    """

    number: int
    printed: PrintedFaces | None = None
    gone: str = ""


@dataclass(frozen=True, slots=True)
class DeckRoot:
    """The deck in Anki that holds all decks of a bank, and how those are named: "numbered" or as in version 1."""

    layout: Literal["old", "numbered"]
    name: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything published for one bank; ``identity`` is the bank's first id, which is part of every GUID.

    Notes and cards stand under kind and key, note types under their kind. ``pages`` maps a reference page to the
    digest of the words last printed on it. ``deck`` is None until a build has fixed it.
    """

    bank_id: str
    identity: str
    notes: Mapping[str, Published] = field(default_factory=dict)
    note_types: Mapping[str, Published] = field(default_factory=dict)
    cards: Mapping[str, CardNumber] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    deck: DeckRoot | None = None


def bounded_s(time_s: int) -> int:
    """The time of a build within 1971 and 2099: a year is left for changes to get later times in."""
    return min(max(time_s, EARLIEST_S), LATEST_S - 366 * 24 * 60 * 60)


def day_of(time_s: int) -> str:
    """The ISO date, in UTC, of a time in seconds since 1970."""
    return datetime.fromtimestamp(time_s, UTC).strftime("%Y-%m-%d")
