"""Where to cut: marks outside the cards, or lines around them."""

from collections.abc import Iterable

from deckgen.renderers.pdf.sheet.imposition import Box, Grid, Imposition
from deckgen.renderers.pdf.sheet.paper import PT_PER_MM

LENGTH_MM = 4.0
AWAY_MM = 1.5
"""Between a mark and the card, so that no cut shows ink."""
LEAST_MM = 1.0
"""A shorter mark says nothing."""


def marks(kind: str, imposition: Imposition, bleed_mm: float, *, mirrored: bool) -> str:
    """The operators for the marks of one side; the same on every sheet, filled or not."""
    grid = imposition.grid
    boxes = [imposition.back(box) if mirrored else box for box in grid.cells()]
    lines = []
    if kind == "lines":
        lines = [line for box in boxes for line in _around(box)]
    elif kind == "crop":
        lines = _crop(boxes, grid, AWAY_MM + bleed_mm)
    if imposition.layout == "fold":
        lines += [line for box in boxes for line in _fold(box, imposition.axis)]
    if not lines:
        return ""
    return "\n".join(("/Artifact BMC", "0.25 w 0 G", *lines, "EMC"))


def _crop(boxes: Iterable[Box], grid: Grid, away: float) -> list[str]:
    held = list(boxes)
    left, right = min(box.x_mm for box in held), max(box.x_mm + box.width_mm for box in held)
    low, high = min(box.y_mm for box in held), max(box.y_mm + box.height_mm for box in held)
    across = sorted({round(x, 4) for box in held for x in (box.x_mm, box.x_mm + box.width_mm)})
    up = sorted({round(y, 4) for box in held for y in (box.y_mm, box.y_mm + box.height_mm)})
    lines = []
    for x in across:
        lines += _outward(x, low - away, -1, 0.0, upright=True)
        lines += _outward(x, high + away, 1, grid.page_height_mm, upright=True)
    for y in up:
        lines += _outward(y, left - away, -1, 0.0, upright=False)
        lines += _outward(y, right + away, 1, grid.page_width_mm, upright=False)
    return lines


def _outward(at: float, start: float, sign: int, limit: float, *, upright: bool) -> list[str]:
    """A mark from ``start`` towards the edge of the page, as long as there is room."""
    end = start + sign * LENGTH_MM
    end = max(end, limit) if sign < 0 else min(end, limit)
    if (end - start) * sign < LEAST_MM:
        return []
    return [_line(at, start, at, end) if upright else _line(start, at, end, at)]


def _around(box: Box) -> list[str]:
    x, y, width, height = (f"{value * PT_PER_MM:.2f}" for value in (box.x_mm, box.y_mm, box.width_mm, box.height_mm))
    return [f"{x} {y} {width} {height} re S"]


def _fold(box: Box, axis: str) -> list[str]:
    """The fold, dashed, between the front and the back."""
    if axis == "v":
        x = box.x_mm + box.width_mm / 2
        line = _line(x, box.y_mm, x, box.y_mm + box.height_mm)
    else:
        y = box.y_mm + box.height_mm / 2
        line = _line(box.x_mm, y, box.x_mm + box.width_mm, y)
    return ["[3 3] 0 d 0.7 G", line, "[] 0 d 0 G"]


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        " ".join(f"{value * PT_PER_MM:.2f}" for value in (x1, y1))
        + " m "
        + " ".join(f"{value * PT_PER_MM:.2f}" for value in (x2, y2))
        + " l S"
    )
