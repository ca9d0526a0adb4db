"""Where each face stands on the sheet, so that every back lies behind its front: pure geometry in millimetres.

The origin is the lower left corner of the page. Pages that two printers' dialogs call by different names are told
apart here by the axis the paper turns about: ``v``, an upright line, or ``h``, a level one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from deckgen.renderers.pdf.sheet.paper import Sheet, Size

Axis = Literal["v", "h"]
Layout = Literal["duplex", "fold", "fronts", "backs", "single"]
LAYOUTS: tuple[Layout, ...] = ("duplex", "fold", "fronts", "backs", "single")

SINGLE_GAP_MM = 4.0
"""Between a front and the back below it when both are on one side."""


class Box(NamedTuple):
    """A rectangle on a page by its lower left corner; ``turned`` when what is in it stands on its head."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells on a page: the first at ``left_mm`` and ``top_mm`` from the page's upper left corner, then by steps."""

    page_width_mm: float
    page_height_mm: float
    cell_width_mm: float
    cell_height_mm: float
    columns: int
    rows: int
    left_mm: float
    top_mm: float
    step_x_mm: float
    step_y_mm: float

    @property
    def count(self) -> int:
        """How many cells a page has."""
        return self.columns * self.rows

    def cell(self, place: int) -> Box:
        """The cell of a place, counted from 0 by rows from the upper left."""
        row, column = divmod(place, self.columns)
        return Box(
            self.left_mm + column * self.step_x_mm,
            self.page_height_mm - self.top_mm - row * self.step_y_mm - self.cell_height_mm,
            self.cell_width_mm,
            self.cell_height_mm,
        )

    def cells(self) -> tuple[Box, ...]:
        """All cells in order."""
        return tuple(self.cell(place) for place in range(self.count))


class Placed(NamedTuple):
    """One face of a card in its box; cards count from 0."""

    card: int
    face: Literal["front", "back"]
    box: Box


class Side(NamedTuple):
    """One printed side of a sheet; ``mirrored`` when it lies behind another."""

    sheet: int
    mirrored: bool
    faces: tuple[Placed, ...]


class Imposition(NamedTuple):
    """How cards are laid on sheets; ``back_error_mm`` is how far a back was measured to land to the right and up."""

    grid: Grid
    layout: Layout
    axis: Axis
    turn: Literal["side", "top"]
    back_error_mm: tuple[float, float] = (0.0, 0.0)

    @property
    def turned(self) -> bool:
        """Whether a back stands on its head, seen from its front's side of the sheet."""
        return (self.axis == "h") != (self.turn == "top")

    def sheets(self, cards: int) -> int:
        """How many sheets of paper the cards need."""
        return -(-cards // self.grid.count)

    def sides(self, cards: int) -> Iterator[Side]:
        """Every printed side in the order of printing."""
        full = self._full_sheet()
        for sheet in range(self.sheets(cards)):
            first = sheet * self.grid.count
            for side in full:
                faces = (Placed(first + placed.card, placed.face, placed.box) for placed in side.faces)
                yield Side(sheet, side.mirrored, tuple(placed for placed in faces if placed.card < cards))

    def _full_sheet(self) -> tuple[Side, ...]:
        """The sides of the first sheet when there are cards enough."""
        cells = tuple(enumerate(self.grid.cells()))
        if self.layout in ("fold", "single"):
            return (Side(0, False, tuple(face for place, cell in cells for face in self._pair(place, cell))),)
        fronts = Side(0, False, tuple(Placed(place, "front", cell) for place, cell in cells))
        backs = Side(0, True, tuple(Placed(place, "back", self.back(cell)) for place, cell in cells))
        return {"fronts": (fronts,), "backs": (backs,)}.get(self.layout, (fronts, backs))

    def back(self, box: Box) -> Box:
        """The box behind a box, on the other side of the sheet, moved against the measured error."""
        behind = reflected(box, self.grid, self.axis)
        right, up = self.back_error_mm
        x, y = (right, -up) if self.axis == "v" else (-right, up)
        return behind._replace(x_mm=behind.x_mm + x, y_mm=behind.y_mm + y, turned=self.turned)

    def _pair(self, card: int, cell: Box) -> tuple[Placed, Placed]:
        """Both faces on one side: a front and the back that folds behind it, or that follows below it."""
        if self.layout == "single":
            height = (cell.height_mm - SINGLE_GAP_MM) / 2
            front = cell._replace(y_mm=cell.y_mm + height + SINGLE_GAP_MM, height_mm=height)
            return Placed(card, "front", front), Placed(card, "back", cell._replace(height_mm=height))
        if self.axis == "v":
            width = cell.width_mm / 2
            front = cell._replace(width_mm=width)
            back = front._replace(x_mm=cell.x_mm + width, turned=self.turned)
        else:
            height = cell.height_mm / 2
            front = cell._replace(y_mm=cell.y_mm + height, height_mm=height)
            back = front._replace(y_mm=cell.y_mm, turned=self.turned)
        return Placed(card, "front", front), Placed(card, "back", back)


def reflected(box: Box, grid: Grid, axis: Axis) -> Box:
    """The mirror image of a box, seen through the page: the box is mirrored, never the order of the cards."""
    if axis == "v":
        return box._replace(x_mm=grid.page_width_mm - box.x_mm - box.width_mm)
    return box._replace(y_mm=grid.page_height_mm - box.y_mm - box.height_mm)


def axis_of(edge: Literal["long", "short"], page_width_mm: float, page_height_mm: float) -> Axis:
    """The axis a printer turns the paper about; what it calls the long edge lies level on a wide page."""
    return "v" if (edge == "long") == (page_height_mm >= page_width_mm) else "h"


def filled(page: Size, cell_width_mm: float, cell_height_mm: float, margin_mm: float, gutter_mm: float) -> Grid:
    """As many cells as the page holds inside its margin, in its middle; none when not even one fits."""
    columns = _count(page.width_mm, cell_width_mm, margin_mm, gutter_mm)
    rows = _count(page.height_mm, cell_height_mm, margin_mm, gutter_mm)
    return Grid(
        page_width_mm=page.width_mm,
        page_height_mm=page.height_mm,
        cell_width_mm=cell_width_mm,
        cell_height_mm=cell_height_mm,
        columns=columns,
        rows=rows,
        left_mm=(page.width_mm - columns * cell_width_mm - (columns - 1) * gutter_mm) / 2,
        top_mm=(page.height_mm - rows * cell_height_mm - (rows - 1) * gutter_mm) / 2,
        step_x_mm=cell_width_mm + gutter_mm,
        step_y_mm=cell_height_mm + gutter_mm,
    )


def on_sheet(sheet: Sheet, page: Size) -> Grid:
    """The cells of a label sheet."""
    return Grid(
        page.width_mm,
        page.height_mm,
        sheet.card.width_mm,
        sheet.card.height_mm,
        sheet.columns,
        sheet.rows,
        sheet.left_mm,
        sheet.top_mm,
        sheet.step_x_mm,
        sheet.step_y_mm,
    )


_SLACK_MM = 0.001
"""Forgives the rounding of inches."""


def _count(length_mm: float, cell_mm: float, margin_mm: float, gutter_mm: float) -> int:
    room = length_mm - 2 * margin_mm + gutter_mm + _SLACK_MM
    return max(0, int(room // (cell_mm + gutter_mm)))
