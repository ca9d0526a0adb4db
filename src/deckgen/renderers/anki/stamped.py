"""Notes ready to be published, with the GUID and time that Anki identifies and compares them by."""

from dataclasses import dataclass

from deckgen.deck.notes import Note
from deckgen.renderers.anki.content import Content


@dataclass(frozen=True, slots=True)
class Stamped:
    """The content of a note, its GUID, and when it last changed, in seconds since 1970.

    Anki updates a note only when ``modified_s`` has grown; it never compares the text.
    """

    content: Content
    guid: str
    modified_s: int

    @property
    def note(self) -> Note:
        """The note as the bank has it."""
        return self.content.note
