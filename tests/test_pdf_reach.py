"""A measured error is made good as far as the page goes, and refused beyond."""

import re
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import PrintSettings
from deckgen.renderers.pdf.card.frame import inset_mm
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.sheet.paper import CARDS
from deckgen.renderers.pdf.sheet.reach import USUAL_MM
from deckgen.renderers.pdf.sheet.settings import plan, problems
from deckgen.source import Text
from print_requests import in_the_bank
from registration import (
    Turn,
    axis_about,
    covering,
    faults,
    page_and_wish,
    read_by_pdfium,
    read_by_pdfplumber,
    tiny_bank,
)
from test_pdf_registration import by_side, card_and_inset

LETTER = PrintSettings(card=Text("3x5"), paper=Text("letter"), pages=(Text("none"),))
FULL = PrintSettings(card=Text("a7"), paper=Text("a4"), margin_mm=0.0)
LAYOUTS = (
    LETTER,
    replace(LETTER, orientation=Text("landscape")),
    FULL,
    PrintSettings(card=Text("mini"), paper=Text("a4"), margin_mm=0.0),
    PrintSettings(sheet=Text("avery-5371")),
    PrintSettings(sheet=Text("hama-50400")),
)


def refused(settings: PrintSettings, right: float, up: float) -> list[str]:
    return [one.code for one in problems(replace(settings, back_error_mm=(right, up)))]


def test_an_error_that_moves_backs_off_the_page_says_how_far_it_may_go() -> None:
    for wrong in ((50.0, 50.0), (1e9, 0.0), (0.0, -500.0)):
        (problem,) = problems(replace(LETTER, back_error_mm=wrong))

        assert (problem.code, problem.message, problem.hint) == (
            "P510",
            f"a back error of {wrong[0]:g},{wrong[1]:g} moves backs off the page",
            "on this layout write -44.4 to 44.4 to the right and -25.4 to 25.4 up, in millimetres",
        )
    assert in_the_bank("paper: letter", "back-error: '500,0'") == [
        "bank.yaml:4:16: P510 error: a back error of 500,0 moves backs off the page"
    ]


def test_the_same_is_refused_for_fronts_and_backs_apart_and_nothing_on_one_side() -> None:
    settings = replace(LETTER, card=Text("a7"), back_error_mm=(90.0, 0.0))
    found = {
        layout: [one.code for one in problems(replace(settings, layout=Text(layout)))]
        for layout in ("duplex", "fronts", "backs", "fold", "single")
    }

    assert found == {"duplex": ["P510"], "fronts": ["P510"], "backs": ["P510"], "fold": [], "single": []}


def test_every_card_keeps_its_words_further_from_the_cut_than_backs_may_leave_the_page() -> None:
    assert min(map(inset_mm, CARDS)) > USUAL_MM == 3


@pytest.mark.parametrize(("settings", "edge"), covering(LAYOUTS, ("long", "short")))
def test_the_bounds_that_are_named_are_where_the_backs_meet_the_edge_of_the_page(
    settings: PrintSettings, edge: str
) -> None:
    settings = replace(settings, edge=Text(edge), marks=Text("lines"))
    (problem,) = problems(replace(settings, back_error_mm=(999.0, 999.0)))
    left, right, down, up = map(float, re.findall(r"-?[\d.]+", problem.hint))

    assert left <= -3 < 3 <= right
    assert down <= -3 < 3 <= up
    for error, beyond in (
        ((left, 0.0), (left - 0.2, 0.0)),
        ((right, 0.0), (right + 0.2, 0.0)),
        ((0.0, down), (0.0, down - 0.2)),
        ((0.0, up), (0.0, up + 0.2)),
    ):
        assert refused(settings, *error) == []
        assert refused(settings, *beyond) == ["P510"]
        room = room_of_backs(replace(settings, back_error_mm=error))
        assert min(room) < 0.11, "the bound is nearer than the page"
        assert min(room) > -0.01 or (min(room) > -3.01 and max(map(abs, error)) == 3)


def room_of_backs(settings: PrintSettings) -> tuple[float, ...]:
    """How far the cuts of a full sheet of backs stay from the edges of the page, in millimetres."""
    bank = tiny_bank(24)
    with pdfplumber.open(BytesIO(render_pdf(bank, build_notes(bank), settings).data)) as pdf:
        page = pdf.pages[1]
        cuts = [rect for rect in page.rects if rect["stroke"]]
        assert len(cuts) > 1
        room = (
            min(cut["x0"] for cut in cuts),
            min(cut["y0"] for cut in cuts),
            page.width - max(cut["x1"] for cut in cuts),
            page.height - max(cut["y1"] for cut in cuts),
        )
    return tuple(float(side) / 72 * 25.4 for side in room)


@pytest.mark.parametrize(("settings", "edge", "turn"), covering(LAYOUTS, ("long", "short"), ("side", "top")))
def test_a_printer_that_misses_by_the_error_puts_every_back_behind_its_front(
    settings: PrintSettings, edge: str, turn: str
) -> None:
    right, up = error = (2.5, -1.5)
    settings = replace(
        settings, edge=Text(edge), turn=Text(turn), back_error_mm=error, cards=(Text("stories"),), pages=(Text("none"),)
    )
    ready, _ = plan(settings)
    assert ready is not None
    bank = tiny_bank(7)
    data = render_pdf(bank, build_notes(bank), settings).data
    page, _ = page_and_wish(data)
    axis = axis_about(edge, page)
    x, y = (-right, up) if axis == "v" else (right, -up)
    card, inset = card_and_inset(settings, ready)
    for read in (read_by_pdfplumber, read_by_pdfium):
        fronts, backs = by_side(read(data, [str(story.key) for story in bank.stories]))
        missed = [replace(one, start=moved(one.start, x, y), end=moved(one.end, x, y)) for one in backs]

        assert faults(fronts, missed, Turn(page, card, axis, turn), inset) == []
        assert faults(fronts, backs, Turn(page, card, axis, turn), inset) != []


def moved(point: tuple[float, float], x_mm: float, y_mm: float) -> tuple[float, float]:
    return point[0] + x_mm * 72 / 25.4, point[1] + y_mm * 72 / 25.4


@pytest.mark.parametrize("error", [(3.0, 3.0), (-3.0, -3.0)])
def test_the_usual_errors_cut_no_word_even_where_cards_fill_the_page(error: tuple[float, float]) -> None:
    bank = tiny_bank(8)
    settings = replace(FULL, back_error_mm=error, pages=(Text("none"),))
    with pdfplumber.open(BytesIO(render_pdf(bank, build_notes(bank), settings).data)) as pdf:
        back = pdf.pages[1]

        assert len(back.chars) > 100
        assert all(one["x0"] >= 0 and one["x1"] <= back.width for one in back.chars)
        assert all(one["top"] >= 0 and one["bottom"] <= back.height for one in back.chars)
