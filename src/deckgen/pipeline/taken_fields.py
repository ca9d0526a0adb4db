"""What became of the edits that a person made in Anki, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass

from deckgen.source import Span


@dataclass(frozen=True, slots=True)
class TakenField:
    """A field of a note (kind/key) that the bank will have as it is in Anki, and where it has had it so far."""

    note_id: str
    field: str
    place: Span


@dataclass(frozen=True, slots=True)
class WaitingField:
    """A field of a note (kind/key) that was edited in Anki and is not taken, and why."""

    note_id: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The files to write, by path, as bytes; the fields that are in them, and those that wait for the author."""

    files: Mapping[str, bytes]
    done: tuple[TakenField, ...]
    waiting: tuple[WaitingField, ...]
