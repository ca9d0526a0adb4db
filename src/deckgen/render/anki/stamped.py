"""A note that is ready to be published: with the GUID and the time by which Anki knows it."""

from dataclasses import dataclass

from deckgen.deck.notes import Note
from deckgen.render.anki.content import Content


@dataclass(frozen=True, slots=True)
class Stamped:
    """What Anki is given of a note, its GUID, and when it last changed, in seconds since 1970.

    Anki takes a note over the one it has only when ``modified_s`` has grown, and never looks at its text.
    """

    content: Content
    guid: str
    modified_s: int

    @property
    def note(self) -> Note:
        """The note as the bank has it."""
        return self.content.note
