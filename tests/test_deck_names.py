"""The names of a bank's decks, as they were and as they are, and how they are known again."""

import pytest

from deckgen.deck.decks import DeckNames, decks_of, default_root, wanted_root
from deckgen.deck.notes import Kind
from deckgen.model import BankInfo

KINDS: tuple[Kind, ...] = ("principle", "question", "story", "framework", "checklist")
NUMBERED = ["4 Principles", "5 Questions", "6 Stories", "8 Frameworks", "8 Frameworks"]
OLD = ["Principles", "Questions", "Stories", "Frameworks", "Frameworks"]


def test_each_kind_has_a_deck_below_the_root() -> None:
    assert [DeckNames("A::B").of(kind) for kind in KINDS] == [f"A::B::{name}" for name in NUMBERED]
    assert [DeckNames("A", "numbered").of(kind) for kind in KINDS] == [f"A::{name}" for name in NUMBERED]
    assert [DeckNames("A", "old").of(kind) for kind in KINDS] == [f"A::{name}" for name in OLD]


@pytest.mark.parametrize("names", [DeckNames("A::B", "numbered"), DeckNames("A::B", "old")], ids=lambda it: it.layout)
@pytest.mark.parametrize("kind", KINDS)
def test_a_deck_tells_the_root_and_the_names_it_is_of(names: DeckNames, kind: Kind) -> None:
    assert decks_of(names.of(kind)) == names


@pytest.mark.parametrize("deck", ["Default", "A::B", "A::Questions::B", ""])
def test_a_deck_of_another_name_tells_nothing(deck: str) -> None:
    assert decks_of(deck) is None


@pytest.mark.parametrize(
    ("info", "wanted", "default"),
    [
        (BankInfo("mine"), "", "mine"),
        (BankInfo("mine", title="My loop"), "", "My loop"),
        (BankInfo("mine", title="My loop", deck=" Work :: Loop ::"), "Work::Loop", "My loop"),
        (BankInfo("mine", title=" :: "), "", "mine"),
    ],
)
def test_a_root_is_the_deck_the_bank_names_or_its_title_or_its_id(info: BankInfo, wanted: str, default: str) -> None:
    assert (wanted_root(info), default_root(info)) == (wanted, default)
