"""The numbers of cards in two ledgers made one: each card one number, each number one card."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from deckgen.ledger.records import CardNumber

Claim = tuple[str, CardNumber]
"""A card, and what one side of the merge says of it."""


def merged_cards(claims: Iterable[Claim]) -> tuple[dict[str, CardNumber], tuple[str, ...]]:
    """Each card with its number, and what was decided where a card had two numbers or a number two cards.

    A card that is in the pile keeps its number; between two that are, or that are not, the first by name does. The
    other gets a number that no card has had.
    """
    by_name: defaultdict[str, set[CardNumber]] = defaultdict(set)
    for name, card in claims:
        by_name[name].add(card)
    cards = {name: _joined(by_name[name]) for name in sorted(by_name)}
    decisions = [
        f"card '{name}' had the numbers {_listed(numbers)}: it keeps {cards[name].number}"
        for name in cards
        if len(numbers := {card.number for card in by_name[name]}) > 1
    ]
    highest = max((card.number for held in by_name.values() for card in held), default=0)
    for keeper, other in _sharing(cards):
        highest += 1
        decisions.append(
            f"cards '{keeper}' and '{other}' had the number {cards[other].number}: '{other}' gets {highest}"
        )
        cards[other] = replace(cards[other], number=highest, printed=None)
    return cards, tuple(decisions)


def _joined(claims: Collection[CardNumber]) -> CardNumber:
    """One card from all that is said of it; one that was printed in two ways counts as never printed."""
    printed = {(card.number, card.printed) for card in claims if card.printed}
    number = min(number for number, _ in printed) if printed else min(card.number for card in claims)
    gone = "" if any(not card.gone for card in claims) else max(card.gone for card in claims)
    return CardNumber(number, printed.pop()[1] if len(printed) == 1 else None, gone)


def _sharing(cards: Mapping[str, CardNumber]) -> list[tuple[str, str]]:
    """Pairs of cards with one number, the one that keeps it first."""
    holders: dict[int, str] = {}
    pairs = []
    for name in sorted(cards, key=lambda name: (cards[name].printed is None, name)):
        keeper = holders.setdefault(cards[name].number, name)
        if keeper != name:
            pairs.append((keeper, name))
    return pairs


def _listed(numbers: Iterable[int]) -> str:
    return " and ".join(map(str, sorted(numbers)))
