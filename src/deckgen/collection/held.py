"""The contents of an Anki file as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Container(StrEnum):
    """The kind of file. Only the last two hold everything: a package may hold one deck of many."""

    PACKAGE = "package"
    COLLECTION_PACKAGE = "collection package"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True)
class HeldField:
    """A field of a note type; ``id`` is 0 where the file has none."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class HeldType:
    """A note type as Anki holds it: its fields in order, the names of its templates, its time in seconds since 1970."""

    id: int
    name: str
    fields: tuple[HeldField, ...]
    templates: tuple[str, ...]
    modified_s: int


@dataclass(frozen=True, slots=True)
class HeldNote:
    """A note as Anki holds it, its fields as HTML in the order of its type.

    ``deck`` is where its first card lives, even while a filtered deck has borrowed it, "" for a note without a card.
    ``suspended``, ``flag`` (0 for none) and ``reviewed`` are those of that card.
    """

    id: int
    guid: str
    type: HeldType
    modified_s: int
    tags: tuple[str, ...]
    values: tuple[str, ...]
    deck: str = ""
    suspended: bool = False
    flag: int = 0
    reviewed: bool = False

    @property
    def fields(self) -> Mapping[str, str]:
        """The fields by name."""
        names = (field.name for field in self.type.fields)
        return dict(zip(names, self.values, strict=False))


@dataclass(frozen=True, slots=True)
class Held:
    """What a file of Anki's holds: the notes asked for, and every note type and deck.

    ``deleted`` has the ids of notes that were deleted and are not back, which only a whole collection knows.
    Without ``scheduling`` nothing is known of suspensions, flags and reviews: no card has any, the tags ``marked`` and
    ``leech`` are left out, and a card that a filtered deck has borrowed is in that deck.
    """

    container: Container
    scheduling: bool
    notes: tuple[HeldNote, ...] = ()
    note_types: tuple[HeldType, ...] = ()
    decks: tuple[str, ...] = ()
    deleted: frozenset[int] = frozenset()
