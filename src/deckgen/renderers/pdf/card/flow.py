"""Text in lines, flowing from card to card."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import floor

from deckgen.renderers.pdf.card.faces import Block, Place

RULE_EM = 0.55
"""Below each block of a prompt, around the rule under the last."""

GOES_ON_EM = 0.3
"""Between a head and lines that go on from the card before."""

_HALVINGS = 6

_TOGETHER = 4
"""Paragraphs of this many lines keep two lines together at each end."""


@dataclass(slots=True, eq=False)  # not frozen, as a paragraph is not: one is made for each
class Fragment:
    """Some lines of a block: the first unit of the first, the end of each; ``leads`` on the block's first fragment.

    ``measure`` is the length of a full line, in parts of the block's own size.
    """

    block: Block
    breaks: Sequence[int]
    first: int
    leads: bool
    measure: float

    @property
    def height(self) -> float:
        """The height with the space above and below, in parts of the body size."""
        return height(self.block.place, len(self.breaks), leads=self.leads)


def flowed(fragments: Iterable[Fragment], room: float) -> list[list[Fragment]]:
    """Pieces on as many cards as they need, at least a line on each."""
    cards: list[list[Fragment]] = [[]]
    left = room
    for fragment in fragments:
        rest: Fragment | None = fragment
        while rest:
            taken_up = rest.height
            if taken_up <= left:
                cards[-1].append(rest)
                left -= taken_up
                break
            taken, rest = _split(rest, left, alone=all(one.block.place.introduces for one in cards[-1]))
            if taken:
                cards[-1].append(taken)
            if rest:
                left = room - sum(fragment.height for fragment in _begun(cards))
    return cards


def _begun(cards: list[list[Fragment]]) -> list[Fragment]:
    """A new last card, which begins with what led to it at the end of the one before."""
    before = cards[-1]
    cards.append([before.pop()] if len(before) > 1 and before[-1].block.place.introduces else [])
    return cards[-1]


def evened(fragments: Sequence[Fragment], room: float) -> list[list[Fragment]]:
    """Pieces on no more cards than they need, about as much on each, so that no line is left alone on the last."""
    cards = flowed(fragments, room)
    low, high = room / 2, room
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        tried = flowed(fragments, middle)
        if len(tried) > len(cards):
            low = middle
        else:
            cards, high = tried, middle
    return cards


def height(place: Place, lines: int, *, leads: bool = True) -> float:
    """The height of some lines of a block with the space above and below them, in parts of the body size."""
    before = place.before if leads else GOES_ON_EM
    return before + lines * place.look.line + (RULE_EM if place.look.rule else 0.0)


def _split(fragment: Fragment, left: float, *, alone: bool) -> tuple[Fragment | None, Fragment | None]:
    """The lines that fit and those that do not; short paragraphs stay whole and long ones keep two lines at each end.

    Only on an empty card is any line put down that fits, or a first one that does not.
    """
    place, count = fragment.block.place, len(fragment.breaks)
    fitting = floor((left - (place.before if fragment.leads else GOES_ON_EM)) / place.look.line)
    fitting = min(fitting, count - 2) if count >= _TOGETHER else fitting
    if fitting < 2 or count < _TOGETHER:
        if not alone:
            return None, fragment
        fitting = max(1, fitting)
    rest = (
        replace(fragment, breaks=fragment.breaks[fitting:], first=fragment.breaks[fitting - 1], leads=False)
        if fitting < count
        else None
    )
    return replace(fragment, breaks=fragment.breaks[:fitting]), rest
