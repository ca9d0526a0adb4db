"""One size of type for the deck: the largest at which nearly all of its cards fit."""

from collections.abc import Callable, Sequence
from math import floor

from deckgen.renderers.pdf.card.faces import Face
from deckgen.renderers.pdf.card.frame import CEILING_PT, FLOOR_PT, STEP_PT
from deckgen.renderers.pdf.card.layout import Fitter

FITTING_SHARE = 0.95
"""The share of the cards that must fit whole. The longest few go on to a second card, so that all stay readable."""

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

    A bisection that asks each pair again only while its answer can still change: what fits at one size fits at any
    smaller one, what does not fit at any larger one.
    """
    undecided = pairs
    low, high = 0, _STEPS
    while low < high:
        step = (low + high + 1) // 2
        answers = [(pair, fits(pair, step)) for pair in undecided]
        misfits = [pair for pair, fitting in answers if not fitting]
        if len(misfits) > allowed:
            undecided, high = misfits, step - 1
        else:
            undecided, low = [pair for pair, fitting in answers if fitting], step
            allowed -= len(misfits)
    return low
