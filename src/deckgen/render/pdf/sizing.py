"""One body size for the deck: the largest at which nearly all of its cards fit."""

from collections.abc import Sequence
from math import floor

from deckgen.render.pdf.faces import Face
from deckgen.render.pdf.frame import CEILING_PT, FLOOR_PT, STEP_PT
from deckgen.render.pdf.layout import Fitter

FITTING_SHARE = 0.95
"""Of the cards, how many must fit whole; the rest may continue so that all stay readable."""

Pair = tuple[Face, Face]
"""The front and the back of one card."""


def body_size(pairs: Sequence[Pair], front: Fitter, back: Fitter, fit: str) -> float:
    """The size in points; the floor when too few cards fit at any.

    All must fit unless ``fit`` is "continue", but those that do not even fit at the floor have no say.
    """

    def fits(pair: Pair, body_pt: float) -> bool:
        return back.fits(pair[1], body_pt) and front.fits(pair[0], body_pt)

    allowed = floor(len(pairs) * (1 - FITTING_SHARE) + 1e-9)
    if fit != "continue":
        pairs = [pair for pair in pairs if fits(pair, FLOOR_PT)]
        allowed = 0

    def enough_fit(body_pt: float) -> bool:
        misfits = 0
        for pair in pairs:
            misfits += not fits(pair, body_pt)
            if misfits > allowed:
                return False
        return True

    if enough_fit(CEILING_PT):
        return CEILING_PT
    low, high = 0, round((CEILING_PT - FLOOR_PT) / STEP_PT)
    while low < high:
        middle = (low + high + 1) // 2
        if enough_fit(FLOOR_PT + middle * STEP_PT):
            low = middle
        else:
            high = middle - 1
    return FLOOR_PT + low * STEP_PT
