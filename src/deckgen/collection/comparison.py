"""The result of holding Anki against the bank: for each note what differs, and who made the difference."""

from dataclasses import dataclass
from enum import StrEnum

from deckgen.collection.expected import Expected
from deckgen.collection.held import Container, HeldNote


class Standing(StrEnum):
    """How a note in Anki stands to the bank's.

    =================  =================================================================================
    same               both say the same
    behind             Anki has older words that nobody edited there; the next import updates them
    ahead              the same, but no import would: Anki's note is as late as the build's, or later
    edited             somebody edited a field or one of the bank's tags in Anki
    other note type    somebody gave the note another note type in Anki; no import updates it
    missing            not in the file: never imported, deleted, or in a deck that was not exported
    deleted            deleted in Anki, as the collection itself says
    =================  =================================================================================
    """

    SAME = "same"
    BEHIND = "behind"
    AHEAD = "ahead"
    EDITED = "edited"
    OTHER_TYPE = "other note type"
    MISSING = "missing"
    DELETED = "deleted"


class Editor(StrEnum):
    """Who has changed a text since it was imported; unknown for a text edited in Anki in a note without a stamp."""

    BANK = "bank"
    ANKI = "anki"
    BOTH = "both"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs: its HTML in the bank and in Anki, and who changed it."""

    name: str
    bank: str
    anki: str
    by: Editor


@dataclass(frozen=True, slots=True)
class TagChange:
    """Tags of the bank's kind that differ, and who changed them."""

    missing: tuple[str, ...]
    extra: tuple[str, ...]
    by: Editor


@dataclass(frozen=True, slots=True)
class NoteComparison:
    """One note of the bank and the one in Anki, None when it is not there.

    ``own_tags`` are those a person gave it. ``elsewhere`` is the deck it is in, when that is not the bank's.
    """

    standing: Standing
    expected: Expected
    held: HeldNote | None = None
    fields: tuple[FieldChange, ...] = ()
    tags: TagChange | None = None
    own_tags: tuple[str, ...] = ()
    elsewhere: str = ""

    @property
    def updates(self) -> bool:
        """Whether importing the next package would write over the note, its tags too, with Anki's own options."""
        if self.held is None or self.standing is Standing.OTHER_TYPE:
            return False
        return self.held.modified_s < self.expected.modified_s


@dataclass(frozen=True, slots=True)
class StillThere:
    """A note that has left the bank and is still in Anki."""

    id: str
    held: HeldNote


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that a file of Anki's says about a bank, in the bank's order.

    Without ``scheduling``, suspensions, flags and the tags ``marked`` and ``leech`` are not known. ``altered_types``
    names the note types whose fields or templates somebody added, removed or moved in Anki: no import updates their
    notes.
    """

    container: Container
    scheduling: bool
    notes: tuple[NoteComparison, ...]
    retired: tuple[StillThere, ...] = ()
    altered_types: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether Anki says something else than the bank; a person's own tags and decks are no difference."""
        return bool(
            self.retired or self.altered_types or any(note.standing is not Standing.SAME for note in self.notes)
        )
