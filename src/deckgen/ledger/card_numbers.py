"""The numbers of printed cards: given once, kept for life."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from deckgen.ledger.origins import Names, names_left, origins_of
from deckgen.ledger.records import CardNumber, Ledger, bounded_s, day_of


def numbered(ledger: Ledger, cards: Names, now_s: int) -> Ledger:
    """Give each card that has no number the next one that no card ever had.

    ``cards`` are all cards of the bank in order, printed this time or not, each with the names it had before, oldest
    first. A card that leaves the bank keeps its number, with the day of ``now_s``, and has it again when it is back.
    """
    past = {name: (name, bool(card.gone)) for name, card in ledger.cards.items()}
    origins = origins_of(past, cards)
    following = count(_highest(ledger.cards) + 1)
    kept = {
        name: replace(ledger.cards[origins[name]], gone="") if name in origins else CardNumber(next(following))
        for name in cards
    }
    for old, name in names_left(past, cards, origins).items():
        kept[name] = replace(ledger.cards[old], gone=ledger.cards[old].gone or day_of(bounded_s(now_s)))
    return replace(ledger, cards=kept)


def _highest(cards: Mapping[str, CardNumber]) -> int:
    return max((card.number for card in cards.values()), default=0)
