"""How far a printer may miss before the backs, moved to meet it, leave the page."""

from collections.abc import Iterator
from math import floor
from typing import NamedTuple

from deckgen.codes import print_codes
from deckgen.diagnostics import Diagnostic
from deckgen.renderers.pdf.sheet.imposition import Imposition
from deckgen.source import place_of

USUAL_MM = 3.0
"""What many printers miss by is made good on every layout; no card has words so near its cut."""
_SLACK_MM = 0.001
"""Forgives the rounding of inches."""


class Reach(NamedTuple):
    """The errors that can be made good, in millimetres; all are above 0."""

    left_mm: float
    right_mm: float
    down_mm: float
    up_mm: float

    def holds(self, error_mm: tuple[float, float]) -> bool:
        """Whether an error, to the right and up, can be made good."""
        right, up = error_mm
        sideways = -self.left_mm - _SLACK_MM <= right <= self.right_mm + _SLACK_MM
        return sideways and -self.down_mm - _SLACK_MM <= up <= self.up_mm + _SLACK_MM


def reach(imposition: Imposition) -> Reach:
    """The errors that leave every back on its page, to its cut, and at least the usual ones."""
    straight, grid = imposition._replace(back_error_mm=(0.0, 0.0)), imposition.grid
    backs = [straight.back(cell) for cell in grid.cells()]
    left, low = min(box.x_mm for box in backs), min(box.y_mm for box in backs)
    right = grid.page_width_mm - max(box.x_mm + box.width_mm for box in backs)
    high = grid.page_height_mm - max(box.y_mm + box.height_mm for box in backs)
    # An error is read from the front, so along one axis of the back's own page it counts the other way.
    room = (left, right, high, low) if imposition.axis == "v" else (right, left, low, high)
    return Reach(*(max(USUAL_MM, side) for side in room))


def out_of_reach(imposition: Imposition) -> Iterator[Diagnostic]:
    """An error that is too large to be made good where backs are printed on a side of their own."""
    able, error = reach(imposition), imposition.back_error_mm
    if imposition.layout in ("fold", "single") or able.holds(error):
        return
    message = f"a back error of {error[0]:g},{error[1]:g} moves backs off the page"
    left, right, down, up = map(_rounded, (able.left_mm, able.right_mm, able.down_mm, able.up_mm))
    hint = f"on this layout write -{left} to {right} to the right and -{down} to {up} up, in millimetres"
    yield print_codes.OFF_THE_PAGE.at(place_of(*error), message, hint)


def _rounded(length_mm: float) -> str:
    """A length in tenths that is not above it."""
    return f"{floor((length_mm + _SLACK_MM) * 10) / 10:g}"
