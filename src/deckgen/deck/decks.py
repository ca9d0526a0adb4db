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
# Anki introduces new cards deck by deck in alphabetical order, so numbers set the order of study. At most nine, because
# "10 X" sorts before "2 X". The gaps are for future kinds of card.
_NUMBERED: dict[Kind, str] = {
    "principle": "4 Principles",
    "question": "5 Questions",
    "story": "6 Stories",
    "framework": "8 Frameworks",
    "checklist": "8 Frameworks",
}


@dataclass(frozen=True, slots=True)
class DeckNames:
    """The deck above all decks of a bank, and how those below it are named: "numbered", or "old" as in version 1."""

    root: str
    layout: Literal["old", "numbered"] = "numbered"

    def of(self, kind: Kind) -> str:
        """The full name of the deck for notes of a kind."""
        return f"{self.root}::{(_OLD if self.layout == 'old' else _NUMBERED)[kind]}"


def decks_of(deck: str) -> DeckNames | None:
    """The deck names that a deck in Anki belongs to; None when no bank made that deck."""
    root, _, level = deck.rpartition("::")
    if level in _NUMBERED.values():
        return DeckNames(root, "numbered")
    return DeckNames(root, "old") if level in _OLD.values() else None


def wanted_root(info: BankInfo) -> str:
    """The bank's own ``deck:``; "" without one."""
    return _tidy(info.deck)


def default_root(info: BankInfo) -> str:
    """The deck of a bank without ``deck:``, named after its title or else its id."""
    return _tidy(info.title) or str(info.id)


def _tidy(name: str) -> str:
    """A deck's name without empty levels, for which Anki would make up names."""
    return "::".join(level.strip() for level in name.split("::") if level.strip())
