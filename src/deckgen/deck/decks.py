"""The names of a bank's decks in Anki."""

from dataclasses import dataclass
from typing import Literal

from deckgen.deck.notes import Kind
from deckgen.model import BankInfo

_OLD: dict[Kind, str] = {
    "question": "Questions",
    "story": "Stories",
    "principle": "Principles",
    "framework": "Frameworks",
    "checklist": "Frameworks",
}
# Anki takes new cards deck by deck in alphabetical order: the numbers make it the order of study. At most nine, because
# "10 X" sorts before "2 X". The numbers left out are for kinds to come.
_NUMBERED: dict[Kind, str] = {
    "principle": "4 Principles",
    "question": "5 Questions",
    "story": "6 Stories",
    "framework": "8 Frameworks",
    "checklist": "8 Frameworks",
}


@dataclass(frozen=True, slots=True)
class DeckNames:
    """The deck that holds all decks of a bank, and how those below it are named: "numbered", or as in version 1."""

    root: str
    layout: Literal["old", "numbered"] = "numbered"

    def of(self, kind: Kind) -> str:
        """The full name of the deck for notes of a kind."""
        return f"{self.root}::{(_OLD if self.layout == 'old' else _NUMBERED)[kind]}"


def decks_of(deck: str) -> DeckNames | None:
    """The decks to which one belongs that a bank made; None when it is none of those."""
    root, _, level = deck.rpartition("::")
    if level in _NUMBERED.values():
        return DeckNames(root, "numbered")
    return DeckNames(root, "old") if level in _OLD.values() else None


def wanted_root(info: BankInfo) -> str:
    """The deck that the bank asks for with ``deck:``; "" when it asks for none."""
    return _tidy(info.deck)


def default_root(info: BankInfo) -> str:
    """The deck of a bank that asks for none: named after its title, else its id."""
    return _tidy(info.title) or str(info.id)


def _tidy(name: str) -> str:
    """A deck's name without empty levels, which Anki would fill in."""
    return "::".join(level.strip() for level in name.split("::") if level.strip())
