"""A sheet to measure a printer with: a ruler, and crosses on both sides that should meet."""

from typing import Literal

from deckgen.render.pdf.fonts import Fonts
from deckgen.render.pdf.frame import PT_PER_MM
from deckgen.render.pdf.pages import MARGIN_PT, Flow
from deckgen.render.pdf.palette import INK, QUIET, stroke
from deckgen.render.pdf.paper import Size
from deckgen.render.pdf.printer import Printer

RULER_MM = 100
SCALE_MM = 10
"""How far the scales about the middle reach."""
_CORNER_MM = 9.0
_TEXT_PT = 9.5
_SMALL_PT = 7.0

Edge = Literal["long", "short"]


def calibration_pdf(paper: Size, orientation: str, edge: Edge) -> bytes:
    """Two pages: the front with the ruler and the scales, the back with the cross to be read against them."""
    page = paper.turned() if orientation == "landscape" else paper
    printer = Printer(Fonts(), page.width_mm * PT_PER_MM, page.height_mm * PT_PER_MM, "en")
    for side in ("FRONT", "BACK"):
        flow = Flow(printer)
        flow.begin(side.lower(), f"Printer check: {side}", 0)
        _crosses(flow, page)
        if side == "FRONT":
            _instructions(flow, edge)
            _ruler(flow, page)
            _scales(flow, page)
        else:
            _target(flow, page)
        flow.close()
    return printer.finished("Printer check", "Long" if edge == "long" else "Short")


def _instructions(flow: Flow, edge: Edge) -> None:
    flow.y -= 26
    for number, text in enumerate(
        (
            f"Print both pages at 100 % (actual size), on two sides, flipped on the {edge} edge.",
            "Measure the ruler. If it is not 100 mm long, the printer scales: turn 'fit to page' off.",
            "Hold the sheet against a light, this side towards you. The small circle of the back shines through: read "
            "on the two scales how far its middle lies to the right (+) or left (-), and up (+) or down (-).",
            "Pass both on, in millimetres: --back-error 1.5,-0.5, or in the bank: print: {back-error: '1.5,-0.5'}",
        ),
        start=1,
    ):
        left = MARGIN_PT + 14
        flow.beside(flow.para(f"{number}", bold=True), _TEXT_PT, left - 14, flow.y, colour=INK)
        flow.text(flow.para(text), _TEXT_PT, left, flow.paper.width_pt - 2 * left)
        flow.y -= 3


def _ruler(flow: Flow, page: Size) -> None:
    left, y = (page.width_mm - RULER_MM) / 2, flow.y / PT_PER_MM - 14
    lines = [_line(left, y, left + RULER_MM, y)]
    for place in range(RULER_MM + 1):
        height = 3.0 if place % 10 == 0 else 2.0 if place % 5 == 0 else 1.2
        lines.append(_line(left + place, y, left + place, y - height))
        if place % 10 == 0:
            para = flow.para(str(place))
            x = (left + place) * PT_PER_MM - para.width * _SMALL_PT / 2
            flow.beside(para, _SMALL_PT, x, (y - 3.6) * PT_PER_MM, colour=QUIET)
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
        para = flow.para(f"{place:+d}")
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
