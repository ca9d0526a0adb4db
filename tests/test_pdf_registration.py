from dataclasses import replace
from itertools import product

import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import PrintSettings
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.sheet.paper import CARDS, SHEETS
from deckgen.renderers.pdf.sheet.settings import Plan, plan
from deckgen.source import Text
from registration import (
    Seen,
    Turn,
    axis_about,
    covering,
    faults,
    page_and_wish,
    read_by_pdfium,
    read_by_pdfplumber,
    tiny_bank,
    wish_for,
)

PT_PER_MM = 72 / 25.4
BETWEEN_FACES_MM = 4.0
INDEX_CARD, LARGE_INDEX_CARD, BUSINESS_CARD = (127.0, 76.2), (152.4, 101.6), (88.9, 50.8)
SOLD_MM = {
    "3x5": INDEX_CARD,
    "4x6": LARGE_INDEX_CARD,
    "a6": (148.0, 105.0),
    "a7": (105.0, 74.0),
    "poker": (63.0, 88.0),
    "bridge": (57.0, 89.0),
    "business-eu": (85.0, 55.0),
    "business-us": BUSINESS_CARD,
    "mini": (44.0, 67.0),
    "50x70mm": (50.0, 70.0),
    "avery-5388": INDEX_CARD,
    "avery-5371": BUSINESS_CARD,
    "avery-8371": BUSINESS_CARD,
    "avery-8373": BUSINESS_CARD,
    "avery-5389": LARGE_INDEX_CARD,
    "avery-c32011": (85.0, 54.0),
    "herma-5028": (83.8, 50.8),
    "sigel-lp795": (85.0, 55.0),
    "hama-50400": (85.0, 55.0),
}
"""Wide and high, as the shops say; a card that is not listed is judged by its own size."""

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


def card_and_inset(settings: PrintSettings, ready: Plan) -> tuple[tuple[float, float], tuple[float, float]]:
    """The size of a card and where its key stands from its lower left, in points, measured by hand."""
    width, height = SOLD_MM.get(settings.sheet or settings.card, (ready.card.width_mm, ready.card.height_mm))
    edge = 3.6 if min(width, height) < 60 else 4.4
    return (width * PT_PER_MM, height * PT_PER_MM), (edge * PT_PER_MM, edge * PT_PER_MM + 1.2)


def with_(settings: PrintSettings, layout: str, edge: str, turn: str) -> PrintSettings:
    return replace(
        settings, layout=Text(layout), edge=Text(edge), turn=Text(turn), cards=(Text("stories"),), pages=(Text("none"),)
    )


def problems_of(settings: PrintSettings, layout: str, edge: str, turn: str, deck: int) -> list[str]:
    """What both readers find wrong with the printed deck; empty, too, when the paper cannot hold the card."""
    runs = ("fronts", "backs") if layout == "fronts and backs" else (layout,)
    ready, _ = plan(with_(settings, runs[0], edge, turn))
    if ready is None:
        return []
    bank = tiny_bank(deck_size(deck, ready.imposition.grid.count))
    keys = [str(story.key) for story in bank.stories]
    notes = build_notes(bank)
    files = [render_pdf(bank, notes, with_(settings, run, edge, turn)).data for run in runs]
    (page,) = {page_and_wish(data)[0] for data in files}
    card, inset = card_and_inset(settings, ready)
    found = [
        f"the file of {run} asks for {wish}"
        for run, data in zip(runs, files, strict=True)
        if (wish := page_and_wish(data)[1]) != wish_for(run, edge)
    ]
    for read in (read_by_pdfplumber, read_by_pdfium):
        seen = [read(data, keys) for data in files]
        if layout in ("fold", "single"):
            found += on_one_side(seen[0], card, layout, turn, inset)
        else:
            fronts, backs = seen if len(seen) == 2 else by_side(seen[0])
            found += faults(fronts, backs, Turn(page, card, axis_about(edge, page), turn), inset)
    return found


def by_side(seen: list[Seen]) -> tuple[list[Seen], list[Seen]]:
    """What stands on the fronts and on the backs of a duplex run, numbered by sheet."""
    fronts, backs = (
        [Seen(one.page // 2, one.key, one.start, one.end) for one in seen if one.page % 2 == side] for side in (0, 1)
    )
    return fronts, backs


def on_one_side(
    seen: list[Seen], card: tuple[float, float], layout: str, turn: str, inset: tuple[float, float]
) -> list[str]:
    """Backs that neither stand below their fronts nor fold behind them, about the right edge or the lower one."""
    found = []
    for key in {one.key for one in seen}:
        front, back = (one for one in seen if one.key == key)
        if layout == "single":
            down = front.start[1] - back.start[1] - card[1] - BETWEEN_FACES_MM * PT_PER_MM
            aside = front.start[0] - back.start[0]
            if max(abs(down), abs(aside)) > 1 or front.page != back.page:
                found.append(f"{key} is not below its front")
            continue
        low = (front.start[0] - inset[0], front.start[1] - inset[1])
        folds = (("v", (2 * (low[0] + card[0]), 0.0)), ("h", (0.0, 2 * low[1])))
        wrong = [faults([front], [back], Turn(fold, card, axis, turn), inset) for axis, fold in folds]
        found += wrong[0] if all(wrong) else []
    return found


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
