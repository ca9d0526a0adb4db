"""The check of registration finds every mistake that programs like this one are known for."""

from collections.abc import Iterator

import pytest

from deckgen.model import PrintSettings
from deckgen.renderers.pdf.sheet.imposition import Box, Imposition, Placed, Side
from deckgen.source import Text
from test_pdf_registration import problems_of

POKER = PrintSettings(card=Text("poker"), paper=Text("a4"))
WIDE = PrintSettings(card=Text("poker"), paper=Text("a4"), orientation=Text("landscape"))
FOLDED_UP = PrintSettings(card=Text("4x6"), paper=Text("a4"))


def list_reversal(imposition: Imposition, cards: range) -> Iterator[tuple[int, Box]]:
    return ((card, imposition.back(imposition.grid.cell(place))) for place, card in enumerate(reversed(cards)))


def unpadded_row_reversal(imposition: Imposition, cards: range) -> Iterator[tuple[int, Box]]:
    columns = imposition.grid.columns
    rows = [list(cards)[first : first + columns] for first in range(0, len(cards), columns)]
    for place, card in enumerate(card for row in rows for card in reversed(row)):
        behind = imposition.grid.cell(place)
        yield card, Box(behind.x_mm, behind.y_mm, behind.width_mm, behind.height_mm, imposition.turned)


def always_mirroring_x(imposition: Imposition, cards: range) -> Iterator[tuple[int, Box]]:
    grid = imposition.grid
    for place, card in enumerate(cards):
        box = grid.cell(place)
        x = grid.page_width_mm - box.x_mm - box.width_mm
        yield card, Box(x, box.y_mm, box.width_mm, box.height_mm, imposition.turned)


def mirroring_the_index(imposition: Imposition, cards: range) -> Iterator[tuple[int, Box]]:
    columns = imposition.grid.columns
    for place, card in enumerate(cards):
        row, column = divmod(place, columns)
        box = imposition.grid.cell(row * columns + columns - 1 - column)
        yield card, Box(box.x_mm, box.y_mm, box.width_mm, box.height_mm, imposition.turned)


FAULTS = (
    (list_reversal, POKER, "long", 6),
    (unpadded_row_reversal, POKER, "long", 1),
    (always_mirroring_x, POKER, "short", 6),
    (mirroring_the_index, PrintSettings(sheet=Text("hama-50400")), "long", 6),
)


@pytest.mark.parametrize(
    ("fault", "settings", "edge", "deck"), FAULTS, ids=lambda value: getattr(value, "__name__", "")
)
def test_the_check_itself_finds_a_planted_fault(
    monkeypatch: pytest.MonkeyPatch, fault: object, settings: PrintSettings, edge: str, deck: int
) -> None:
    assert callable(fault)
    assert problems_of(settings, "duplex", edge, "side", deck) == []

    def wrong(imposition: Imposition, cards: int) -> Iterator[Side]:
        count = imposition.grid.count
        for sheet in range(imposition.sheets(cards)):
            here = range(sheet * count, min((sheet + 1) * count, cards))
            fronts = (Placed(card, "front", imposition.grid.cell(card % count)) for card in here)
            yield Side(sheet, False, tuple(fronts))
            yield Side(sheet, True, tuple(Placed(card, "back", box) for card, box in fault(imposition, here)))

    monkeypatch.setattr(Imposition, "sides", wrong)

    assert problems_of(settings, "duplex", edge, "side", deck) != []


def an_axis_by_the_name_of_the_edge(edge: str, page_width_mm: float, page_height_mm: float) -> str:
    return "v" if edge == "long" else "h"


def an_axis_by_the_way_the_page_lies(edge: str, page_width_mm: float, page_height_mm: float) -> str:
    return "v" if page_height_mm >= page_width_mm else "h"


def backs_turned_by_the_card_alone(imposition: Imposition) -> bool:
    return imposition.turn == "top"


def backs_turned_by_the_axis_alone(imposition: Imposition) -> bool:
    return imposition.axis == "h"


AXIS, TURNED = (
    "deckgen.renderers.pdf.sheet.settings.axis_of",
    "deckgen.renderers.pdf.sheet.imposition.Imposition.turned",
)
WRONG_TURNS = (
    (AXIS, an_axis_by_the_name_of_the_edge, WIDE, "long", "side"),
    (AXIS, an_axis_by_the_name_of_the_edge, WIDE, "short", "top"),
    (AXIS, an_axis_by_the_way_the_page_lies, POKER, "short", "side"),
    (AXIS, an_axis_by_the_way_the_page_lies, WIDE, "short", "side"),
    (TURNED, property(backs_turned_by_the_card_alone), WIDE, "long", "side"),
    (TURNED, property(backs_turned_by_the_card_alone), POKER, "short", "top"),
    (TURNED, property(backs_turned_by_the_axis_alone), POKER, "long", "top"),
)


@pytest.mark.parametrize(
    ("place", "fault", "settings", "edge", "turn", "layout"),
    [
        *((*row, layout) for row in WRONG_TURNS for layout in ("duplex", "fronts and backs")),
        (TURNED, property(backs_turned_by_the_card_alone), FOLDED_UP, "long", "side", "fold"),
    ],
)
def test_the_check_itself_finds_paper_or_a_card_turned_the_wrong_way(
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    fault: object,
    settings: PrintSettings,
    edge: str,
    turn: str,
    layout: str,
) -> None:
    assert problems_of(settings, layout, edge, turn, 6) == []

    monkeypatch.setattr(place, fault)

    assert any(" pt off" in problem for problem in problems_of(settings, layout, edge, turn, 6))


def test_the_check_itself_finds_a_file_that_asks_for_the_other_edge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AXIS, an_axis_by_the_name_of_the_edge)

    found = problems_of(WIDE, "duplex", "long", "side", 6)

    assert "the file of duplex asks for /DuplexFlipShortEdge" in found
