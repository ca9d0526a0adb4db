from collections.abc import Iterator
from itertools import product

import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import PrintSettings
from deckgen.render.pdf import render_pdf
from deckgen.render.pdf.frame import FOOTER_PT, PT_PER_MM, inset_mm
from deckgen.render.pdf.imposition import SINGLE_GAP_MM, Box, Imposition, Placed, Side
from deckgen.render.pdf.paper import CARDS, SHEETS
from deckgen.render.pdf.settings import Plan, plan
from deckgen.source import Text
from registration import Seen, Turn, covering, faults, read_by_pdfium, read_by_pdfplumber, tiny_bank

ON_PAPER = tuple(
    PrintSettings(card=Text(card.name), paper=Text("a4"), orientation=Text(orientation))
    for card in CARDS
    for orientation in ("portrait", "landscape")
)
OTHER_PAPER = (
    PrintSettings(card=Text("a7"), paper=Text("a4"), margin_mm=0.0),
    PrintSettings(card=Text("3x5"), paper=Text("legal"), gutter_mm=5.0),
    PrintSettings(card=Text("poker"), paper=Text("a3"), bleed_mm=2.0, marks=Text("lines")),
    PrintSettings(card=Text("50x70mm"), paper=Text("200x180mm"), marks=Text("none")),
)
ON_SHEETS = tuple(PrintSettings(sheet=Text(sheet.name)) for sheet in SHEETS)
SIZES = (*ON_PAPER, *OTHER_PAPER, *ON_SHEETS)
LAYOUTS = ("duplex", "fronts and backs", "fold", "single")
EDGES, TURNS = ("long", "short"), ("side", "top")
DECKS = tuple(range(10))


def deck_size(which: int, a_sheet: int) -> int:
    return max(
        1,
        (1, 2, a_sheet - 1, a_sheet, a_sheet + 1, 2 * a_sheet - 1, 2 * a_sheet, 2 * a_sheet + 1, 3 * a_sheet, 5)[which],
    )


def with_(settings: PrintSettings, layout: str, edge: str, turn: str) -> PrintSettings:
    from dataclasses import replace

    return replace(
        settings, layout=Text(layout), edge=Text(edge), turn=Text(turn), cards=(Text("stories"),), pages=(Text("none"),)
    )


def problems_of(settings: PrintSettings, layout: str, edge: str, turn: str, deck: int) -> list[str]:
    """What both readers find wrong with the printed deck; empty, too, when the paper cannot hold the card."""
    first = "fronts" if layout == "fronts and backs" else layout
    ready, _ = plan(with_(settings, first, edge, turn))
    if ready is None:
        return []
    cards = deck_size(deck, ready.imposition.grid.count)
    bank = tiny_bank(cards)
    keys = [str(story.key) for story in bank.stories]
    notes = build_notes(bank)
    files = [render_pdf(bank, notes, with_(settings, first, edge, turn)).data]
    if layout == "fronts and backs":
        files.append(render_pdf(bank, notes, with_(settings, "backs", edge, turn)).data)
    found = []
    for read in (read_by_pdfplumber, read_by_pdfium):
        found += judged([read(data, keys) for data in files], ready, layout, turn)
    return found


def judged(seen: list[list[Seen]], ready: Plan, layout: str, turn: str) -> list[str]:
    scale = PT_PER_MM
    grid, card = ready.imposition.grid, (ready.card.width_mm * scale, ready.card.height_mm * scale)
    edge = inset_mm(ready.card) * scale
    inset = (edge, edge + FOOTER_PT * 0.2)
    page = (grid.page_width_mm * scale, grid.page_height_mm * scale)
    if layout == "fronts and backs":
        return faults(seen[0], seen[1], Turn(page, card, ready.imposition.axis, turn), inset)
    if layout == "duplex":
        fronts = [Seen(one.page // 2, one.key, one.start, one.end) for one in seen[0] if one.page % 2 == 0]
        backs = [Seen(one.page // 2, one.key, one.start, one.end) for one in seen[0] if one.page % 2 == 1]
        return faults(fronts, backs, Turn(page, card, ready.imposition.axis, turn), inset)
    pairs = {one.key: [other for other in seen[0] if other.key == one.key] for one in seen[0]}
    return [
        problem
        for key, (front, back) in pairs.items()
        for problem in on_one_side(key, front, back, card, layout, ready.imposition.axis, turn, inset)
    ]


def on_one_side(
    key: str,
    front: Seen,
    back: Seen,
    card: tuple[float, float],
    layout: str,
    axis: str,
    turn: str,
    inset: tuple[float, float],
) -> list[str]:
    """A back folded about the front's edge, or standing below it."""
    if layout == "single":
        down = front.start[1] - back.start[1] - card[1] - SINGLE_GAP_MM * PT_PER_MM
        aside = front.start[0] - back.start[0]
        return [f"{key} is not below its front"] if max(abs(down), abs(aside)) > 1 or front.page != back.page else []
    low = (front.start[0] - inset[0], front.start[1] - inset[1])
    fold = (2 * (low[0] + card[0]), 0.0) if axis == "v" else (0.0, 2 * low[1])
    return faults([front], [back], Turn(fold, card, axis, turn), inset)


@pytest.mark.parametrize(("settings", "layout", "edge", "turn", "deck"), covering(SIZES, LAYOUTS, EDGES, TURNS, DECKS))
def test_every_back_lies_behind_its_front(
    settings: PrintSettings, layout: str, edge: str, turn: str, deck: int
) -> None:
    assert problems_of(settings, layout, edge, turn, deck) == []


@pytest.mark.proof
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("settings", SIZES, ids=lambda settings: f"{settings.sheet or settings.card}")
def test_every_back_lies_behind_its_front_in_every_combination(settings: PrintSettings, layout: str) -> None:
    for edge, turn, deck in product(EDGES, TURNS, DECKS):
        assert problems_of(settings, layout, edge, turn, deck) == [], (edge, turn, deck)


def test_most_combinations_fit_their_paper_and_so_prove_something() -> None:
    ready = [plan(with_(settings, layout, "long", "side"))[0] for settings in SIZES for layout in ("duplex", "fold")]

    assert sum(one is not None for one in ready) > 0.7 * len(ready)


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
    (list_reversal, PrintSettings(card=Text("poker"), paper=Text("a4")), "long", 6),
    (unpadded_row_reversal, PrintSettings(card=Text("poker"), paper=Text("a4")), "long", 1),
    (always_mirroring_x, PrintSettings(card=Text("poker"), paper=Text("a4")), "short", 6),
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
