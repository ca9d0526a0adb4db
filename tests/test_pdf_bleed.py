"""Colour beyond the cut stays off the cards beside it."""

from io import BytesIO
from typing import Any

import pdfplumber
import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import PrintSettings
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.ink.palette import OKABE_ITO
from deckgen.renderers.pdf.sheet.paper import SHEETS, Sheet
from deckgen.renderers.pdf.sheet.settings import problems
from deckgen.source import Text
from print_requests import found, in_the_bank
from sample_print import SAMPLE

APART = {
    "avery-5388": 0.0,
    "avery-5371": 0.0,
    "avery-8371": 0.0,
    "avery-8373": 12.7,
    "avery-5389": 12.7,
    "avery-c32011": 0.0,
    "herma-5028": 0.0,
    "sigel-lp795": 0.0,
    "hama-50400": 0.0,
}


def test_a_bleed_that_runs_into_the_next_label_is_refused_with_the_most_that_the_sheet_takes() -> None:
    assert found(sheet=Text("avery-5388"), bleed_mm=2.0) == [
        ("a bleed of 2 mm runs into the next card: those of avery-5388 touch", "set the bleed to 0")
    ]
    assert found(sheet=Text("8373"), bleed_mm=7.0) == [
        (
            "a bleed of 7 mm runs into the next card: those of avery-8373 are 12.7 mm apart",
            "set the bleed to 6.35 mm or less",
        )
    ]
    assert in_the_bank("sheet: avery-5388", "bleed: 0.5") == [
        "bank.yaml:4:10: P508 error: a bleed of 0.5 mm runs into the next card: those of avery-5388 touch"
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_most_bleed_of_a_sheet_colours_no_card_but_its_own(sheet: Sheet) -> None:
    most = APART.get(sheet.name, sheet.gap_mm) / 2
    settings = PrintSettings(sheet=Text(sheet.name), bleed_mm=most, pages=(Text("none"),))

    assert problems(settings) == ()
    assert [one.code for one in problems(PrintSettings(sheet=Text(sheet.name), bleed_mm=most + 0.01))] == ["P508"]
    with pdfplumber.open(BytesIO(render_pdf(SAMPLE, build_notes(SAMPLE), settings).data)) as pdf:
        coloured = [tab for page in pdf.pages[::2] for tab in tabs(page)]
    assert len(coloured) > 10
    for low, high in coloured:
        touched = [row for row in range(sheet.rows) if covered(sheet, row, low, high) > 0.01]

        assert len(touched) == 1
        assert high - low == pytest.approx(2.6 + most, abs=0.01)


def tabs(page: Any) -> list[tuple[float, float]]:
    """How far the tabs of a page reach down from its top, in millimetres: from, to."""
    colours = [tuple(round(part, 3) for part in colour) for colour in OKABE_ITO]
    return [
        (rect["top"] / 72 * 25.4, rect["bottom"] / 72 * 25.4)
        for rect in page.rects
        if isinstance(colour := rect["non_stroking_color"], tuple)
        and tuple(round(part, 3) for part in colour) in colours
        and rect["width"] > 5
    ]


def covered(sheet: Sheet, row: int, low: float, high: float) -> float:
    """How much of a band across the page lies on the cards of a row."""
    top = sheet.top_mm + row * sheet.step_y_mm
    return min(high, top + sheet.card.height_mm) - max(low, top)
