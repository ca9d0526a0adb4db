"""One size of type for the deck: the largest at which nearly all of its cards fit."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import islice
from math import floor

from deckgen.renderers.pdf.card.faces import Face
from deckgen.renderers.pdf.card.frame import CEILING_PT, FLOOR_PT, STEP_PT
from deckgen.renderers.pdf.card.layout import Fitter

FITTING_SHARE = 0.95
"""The share of the cards that must fit whole. The longest few go on to a second card, so that all stay readable."""

_SAMPLE = 40
_STEPS = round((CEILING_PT - FLOOR_PT) / STEP_PT)

Pair = tuple[Face, Face]
"""The front and the back of one card."""


def body_size(pairs: Sequence[Pair], front: Fitter, back: Fitter, fit: str) -> float:
    """The size of body text in points, from ``FLOOR_PT`` to ``CEILING_PT``.

    With the ``fit`` "continue", a few cards may be too long for it. With any other, all must fit that fit at the floor;
    when some do not even fit there, the size is no larger than with "continue".
    """

    def fits(pair: Pair, step: int) -> bool:
        body_pt = FLOOR_PT + step * STEP_PT
        return back.fits(pair[1], body_pt) and front.fits(pair[0], body_pt)

    few = floor(len(pairs) * (1 - FITTING_SHARE) + 1e-9)
    if fit == "continue":
        step = _largest_step(pairs, fits, few)
    else:
        able = [pair for pair in pairs if fits(pair, 0)]
        step = _largest_step(able, fits, 0)
        if len(able) < len(pairs):
            step = min(step, _largest_step(pairs, fits, few))
    return FLOOR_PT + step * STEP_PT


def _largest_step(pairs: Sequence[Pair], fits: Callable[[Pair, int], bool], allowed: int) -> int:
    """The largest step at which all fit but the ``allowed`` number of misfits.

    A few pairs say about which step that is, then all are asked about that one and the next.
    """

    def enough_fit(asked: Sequence[Pair], step: int, misfits: int) -> bool:
        return next(islice((pair for pair in asked if not fits(pair, step)), misfits, None), None) is None

    sample = pairs[:: len(pairs) // _SAMPLE + 1]
    few = allowed * len(sample) // max(1, len(pairs))
    step = bisect_left(range(1, _STEPS + 1), True, key=lambda step: not enough_fit(sample, step, few))
    while step < _STEPS and enough_fit(pairs, step + 1, allowed):
        step += 1
    while step and not enough_fit(pairs, step, allowed):
        step -= 1
    return step
