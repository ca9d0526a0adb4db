"""One body size for the deck: the largest at which nearly all of its cards fit."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import islice
from math import floor

from deckgen.renderers.pdf.card.faces import Face
from deckgen.renderers.pdf.card.frame import CEILING_PT, FLOOR_PT, STEP_PT
from deckgen.renderers.pdf.card.layout import Fitter

FITTING_SHARE = 0.95
"""Of the cards, how many must fit whole; the rest may continue so that all stay readable."""

_STEPS = round((CEILING_PT - FLOOR_PT) / STEP_PT)
_SAMPLE = 40
"""So many cards say about which size it will be, before all are asked."""

Pair = tuple[Face, Face]
"""The front and the back of one card."""


def body_size(pairs: Sequence[Pair], front: Fitter, back: Fitter, fit: str) -> float:
    """The size in points; the floor when too few cards fit at any.

    All must fit unless ``fit`` is "continue". Those that do not even fit at the floor have no say in that, but a deck
    with such cards is set no larger than if all might continue.
    """

    def fits(pair: Pair, step: int) -> bool:
        body_pt = FLOOR_PT + step * STEP_PT
        return back.fits(pair[1], body_pt) and front.fits(pair[0], body_pt)

    share = 1 - FITTING_SHARE
    if fit == "continue":
        step = _largest(pairs, fits, share)
    else:
        able = [pair for pair in pairs if fits(pair, 0)]
        step = _largest(able, fits, 0.0)
        if len(able) < len(pairs):
            step = min(step, _largest(pairs, fits, share))
    return FLOOR_PT + step * STEP_PT


def _largest(pairs: Sequence[Pair], fits: Callable[[Pair, int], bool], share: float) -> int:
    """The largest step at which no more than a share of the cards does not fit."""

    def enough_fit(asked: Sequence[Pair], step: int) -> bool:
        misfits = (pair for pair in asked if not fits(pair, step))
        allowed = floor(len(asked) * share + 1e-9)
        return next(islice(misfits, allowed, None), None) is None

    sample = pairs[:: len(pairs) // _SAMPLE + 1]
    step = bisect_left(range(1, _STEPS + 1), True, key=lambda step: not enough_fit(sample, step))
    # What is likely to fail is asked first: the last answer for each card is then that of the size itself.
    while step < _STEPS and enough_fit(pairs, step + 1):
        step += 1
    while step and not enough_fit(pairs, step):
        step -= 1
    return step
