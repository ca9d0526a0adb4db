"""A sheet to measure a printer with: a ruler, and crosses on both sides that should meet."""

from collections.abc import Sequence
from typing import Literal

from deckgen.codes import print_codes
from deckgen.renderers.pdf.file.document_writer import DocumentWriter
from deckgen.renderers.pdf.ink.palette import INK, QUIET, stroke
from deckgen.renderers.pdf.reference.pages import MARGIN_PT, Flow
from deckgen.renderers.pdf.rendered_pdf import RenderedPdf
from deckgen.renderers.pdf.sheet.paper import PT_PER_MM, Size
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.measure import measured_key
from deckgen.renderers.pdf.text.para import Para
from deckgen.source import NOWHERE

SCALE_MM = 10
"""How far the scales about the middle reach."""
_RULERS_MM = (100, 50)
_BESIDE_RULER_MM = 8.0
"""At both ends, where many printers do not print."""
_RULER_PT = 3.6 * PT_PER_MM
"""From the line to the top of the numbers."""
_CLEAR_PT = SCALE_MM * PT_PER_MM + 16
"""About the middle, with the numbers of the scales."""
_CORNER_MM = 9.0
_SMALL_PT = 7.0
_SETTINGS = ((9.5, 26.0), (9.5, 12.0), (8.5, 10.0), (7.5, 8.0), (_SMALL_PT, 6.0))
"""The size of the instructions and the space above them, best first."""

Edge = Literal["long", "short"]
Block = tuple[float, float]
"""The space above something and its height, in points."""


def calibration_pdf(paper: Size, orientation: str, edge: Edge) -> RenderedPdf:
    """Two pages: the front with the ruler and the scales, the back with the cross to be read against them.

    No bytes but a finding for paper that has no room for them.
    """
    page = paper.upright().turned() if orientation == "landscape" else paper.upright()
    fonts = Fonts()
    writer = DocumentWriter(page.width_mm * PT_PER_MM, page.height_mm * PT_PER_MM, "en")
    for side in ("FRONT", "BACK"):
        flow = Flow(writer, fonts)
        flow.begin(side.lower(), f"Printer check: {side}", 0)
        _crosses(flow, page)
        if side == "BACK":
            _target(flow, page)
        elif not _explained(flow, page, edge):
            message = f"paper of {page} has no room for the ruler, the scales and how to read them"
            hint = "measure on a6 or larger: a printer misses by about as much on small paper"
            return RenderedPdf(b"", (print_codes.SMALL_PAPER.at(NOWHERE, message, hint),))
        else:
            _scales(flow, page)
        flow.close()
    data = writer.written("Printer check", "Long" if edge == "long" else "Short", fonts.write(writer.file))
    return RenderedPdf(data, pages=writer.pages)


def ruler_mm(page: Size) -> int | None:
    """The length of the ruler on a page, with room at both its ends; None where no ruler has it."""
    room = page.width_mm - 2 * _BESIDE_RULER_MM
    return next((length for length in _RULERS_MM if length <= room), None)


def tops(blocks: Sequence[Block], areas: Sequence[tuple[float, float]]) -> list[float] | None:
    """Where each block begins, one below the other in areas of (top, foot); None when the last area is full.

    A block stands in one area.
    """
    found: list[float] = []
    left = iter(areas)
    y, foot = next(left)
    for before, height in blocks:
        y -= before
        while y - height < foot:
            following = next(left, None)
            if following is None:
                return None
            y, foot = following[0] - before, following[1]
        found.append(y)
        y -= height
    return found


def _explained(flow: Flow, page: Size, edge: Edge) -> bool:
    """The instructions and the ruler about the scales, in the largest type that leaves room for all; False if none."""
    ruler = ruler_mm(page)
    if ruler is None:
        return False
    paras = [measured_key(text, flow.fonts) for text in _instructions(edge, ruler)]
    middle, left = page.height_mm / 2 * PT_PER_MM, MARGIN_PT + 14
    width = flow.writer.width_pt - left - MARGIN_PT
    areas = ((flow.y, middle + _CLEAR_PT), (middle - _CLEAR_PT, MARGIN_PT))
    for size, above in _SETTINGS:
        blocks = [(0.3 * size, flow.height(para, size, width)) for para in paras]
        blocks[0] = (above, blocks[0][1])
        found = tops((*blocks, (1.5 * above, _RULER_PT + _SMALL_PT)), areas)
        if found:
            _instruct(flow, list(zip(paras, found, strict=False)), size, left, width)
            _ruler(flow, page, ruler, found[-1] / PT_PER_MM)
            return True
    return False


def _instructions(edge: Edge, ruler: int) -> tuple[str, ...]:
    return (
        f"Print both pages at 100 % (actual size), on two sides, flipped on the {edge} edge.",
        f"Measure the ruler. If it is not {ruler} mm long, the printer scales: turn “fit to page” off.",
        "Hold the sheet against a light, this side towards you. The small circle of the back shines through: read "
        "on the two scales how far its middle lies to the right (+) or left (−), and up (+) or down (−).",
        "Pass both on, in millimetres: --back-error 1.5,-0.5 or, for good, “back-error: 1.5,-0.5” under “print:” in "
        "the bank.",
    )


def _instruct(flow: Flow, placed: Sequence[tuple[Para, float]], size: float, left: float, width: float) -> None:
    for number, (para, top) in enumerate(placed, start=1):
        flow.beside(flow.para(f"{number}", bold=True), size, MARGIN_PT, top, colour=INK)
        flow.y = top
        flow.text(para, size, left, width)


def _ruler(flow: Flow, page: Size, length: int, y: float) -> None:
    left = (page.width_mm - length) / 2
    lines = [_line(left, y, left + length, y)]
    for place in range(length + 1):
        height = 3.0 if place % 10 == 0 else 2.0 if place % 5 == 0 else 1.2
        lines.append(_line(left + place, y, left + place, y - height))
        if place % 10 == 0:
            para = flow.para(str(place))
            x = (left + place) * PT_PER_MM - para.width * _SMALL_PT / 2
            flow.beside(para, _SMALL_PT, x, y * PT_PER_MM - _RULER_PT, colour=QUIET)
    flow.pen.shape(f"{stroke(INK)} .35 w {' '.join(lines)} S")


def _scales(flow: Flow, page: Size) -> None:
    """Two scales that cross in the middle of the page, in half millimetres."""
    x, y = page.width_mm / 2, page.height_mm / 2
    lines = [_line(x - SCALE_MM, y, x + SCALE_MM, y), _line(x, y - SCALE_MM, x, y + SCALE_MM)]
    for half in range(-2 * SCALE_MM, 2 * SCALE_MM + 1):
        place, reach = half / 2, 1.6 if half % 10 == 0 else 1.1 if half % 2 == 0 else 0.6
        lines.append(_line(x + place, y - reach, x + place, y + reach))
        lines.append(_line(x - reach, y + place, x + reach, y + place))
    flow.pen.shape(f"{stroke(INK)} .2 w {' '.join(lines)} S")
    for place in (-SCALE_MM, SCALE_MM):
        para = flow.para(f"{place:+d}".replace("-", "−"))
        width = para.width * _SMALL_PT
        across = (x + place) * PT_PER_MM + (2 if place > 0 else -2 - width)
        flow.beside(para, _SMALL_PT, across, y * PT_PER_MM + _SMALL_PT * 0.55, colour=INK)
        up = (y + place) * PT_PER_MM + (10 if place > 0 else -3)
        flow.beside(para, _SMALL_PT, x * PT_PER_MM - width / 2, up, colour=INK)


def _target(flow: Flow, page: Size) -> None:
    """The small circle that should land on the middle of the scales; the middle is its own mirror image."""
    x, y = page.width_mm / 2 * PT_PER_MM, page.height_mm / 2 * PT_PER_MM
    flow.pen.dot(INK, x, y, 3.2)
    flow.pen.dot((1.0, 1.0, 1.0), x, y, 1.8)
    reach = 14.0
    flow.pen.shape(f"{stroke(INK)} .8 w {x - reach:.2f} {y:.2f} m {x - 3:.2f} {y:.2f} l {x + 3:.2f} {y:.2f} m")
    flow.pen.shape(f"{x + reach:.2f} {y:.2f} l {x:.2f} {y - reach:.2f} m {x:.2f} {y - 3:.2f} l")
    flow.pen.shape(f"{x:.2f} {y + 3:.2f} m {x:.2f} {y + reach:.2f} l S")


def _crosses(flow: Flow, page: Size) -> None:
    """A cross in each corner, at the same places on both sides."""
    for x in (_CORNER_MM, page.width_mm - _CORNER_MM):
        for y in (_CORNER_MM, page.height_mm - _CORNER_MM):
            arms = f"{_line(x - 5, y, x + 5, y)} {_line(x, y - 5, x, y + 5)}"
            flow.pen.shape(f"{stroke(INK)} .35 w {arms} S")


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    x1, y1, x2, y2 = (value * PT_PER_MM for value in (x1, y1, x2, y2))
    return f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l"
