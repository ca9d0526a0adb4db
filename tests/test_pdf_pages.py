from io import BytesIO
from typing import Any

import pdfplumber
import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, Checklist, MatrixRow, Pick, Principle, PrintSettings, Question, Story
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.ink.palette import OKABE_ITO, SHADE
from deckgen.renderers.pdf.reference.pages import MARGIN_PT
from deckgen.source import Text
from reading import squeezed
from registration import axis_about, covering
from sample_print import SAMPLE, sample

PAGES = tuple(map(Text, ("matrix", "quick", "checklists", "index")))


def big_bank(stories: int, principles: int, questions: int) -> Bank:
    held = tuple(
        Principle(Text(f"p{n}"), Text(f"Principle number {n} of them all"), code=Text(f"P{n}"))
        for n in range(principles)
    )
    told = tuple(
        Story(
            Text(f"s{n}"),
            Text(f"Story {n} told at length"),
            action=Text("Done."),
            principles=(Text(f"p{n % principles}"),),
        )
        for n in range(stories)
    )
    asked = tuple(
        Question(
            Text(f"q{n}"),
            Text(f"What about {n}?"),
            principle=Text(f"p{n % principles}"),
            primary=Pick(Text(f"s{n % stories}")),
        )
        for n in range(questions)
    )
    rows = tuple(
        MatrixRow(one.key, gap=Text(f"gap {n} " * 12))
        if n % 3 == 0
        else MatrixRow(one.key, primary=Pick(told[n % stories].key))
        for n, one in enumerate(held)
    )
    lists = (Checklist(Text("c"), Text("Things"), tuple(Text(f"Thing {n} " * 20) for n in range(60))),)
    return Bank(BankInfo(Text("big")), held, told, asked, rows, (), lists)


@pytest.mark.parametrize(("paper", "orientation"), [("a4", "portrait"), ("letter", "landscape"), ("a5", "portrait")])
def test_reference_pages_of_a_large_bank_hold_everything_inside_the_page(paper: str, orientation: str) -> None:
    bank = big_bank(45, 40, 90)
    settings = PrintSettings(
        paper=Text(paper), orientation=Text(orientation), card=Text("a7"), pages=PAGES, cards=(Text("questions"),)
    )
    rendered = render_pdf(bank, build_notes(bank), settings)
    with pdfplumber.open(BytesIO(rendered.data)) as pdf:
        pages = pdf.pages[2 * rendered.sheets :]
        text = squeezed("".join(character["text"] for page in pages for character in page.chars))
        outside = [
            character["text"]
            for page in pages
            for character in page.chars
            if character["text"].strip()
            and not (
                character["x0"] >= 6
                and character["x1"] <= float(page.width) - 6
                and character["top"] >= 6
                and character["bottom"] <= float(page.height) - MARGIN_PT / 2
            )
        ]

    assert outside == []
    for said in (
        *(principle.name for principle in bank.principles),
        *(row.gap for row in bank.matrix if row.gap),
        *(story.title for story in bank.stories),
        *(question.ask for question in bank.questions),
        *bank.checklists[0].items,
    ):
        assert squeezed(said) in text, said


def test_gaps_of_the_matrix_are_shaded() -> None:
    with pdfplumber.open(BytesIO(sample(PrintSettings(cards=(Text("stories"),), pages=(Text("matrix"),))).data)) as pdf:
        page = pdf.pages[-1]
        shaded = [rect for rect in page.rects if _colour(rect) == SHADE and rect["width"] > 300]
        gaps = [row for row in SAMPLE.matrix if row.gap or not row.primary]

    assert len(shaded) == len(gaps) > 0


def test_checklists_have_a_box_for_each_thing_to_tick() -> None:
    with pdfplumber.open(BytesIO(sample(PrintSettings(pages=(Text("checklists"),))).data)) as pdf:
        boxes = [curve for curve in pdf.pages[-1].curves if abs(curve["width"] - curve["height"]) < 0.1]

    assert len(boxes) == sum(len(checklist.items) for checklist in SAMPLE.checklists)


@pytest.mark.parametrize(
    ("card", "edge", "turn", "orientation"),
    covering(("3x5", "a7", "poker"), ("long", "short"), ("side", "top"), ("portrait", "landscape")),
)
def test_a_tab_is_at_the_same_corner_of_the_paper_in_front_and_behind(
    card: str, edge: str, turn: str, orientation: str
) -> None:
    settings = PrintSettings(
        paper=Text("a4"),
        card=Text(card),
        edge=Text(edge),
        turn=Text(turn),
        orientation=Text(orientation),
        pages=(Text("none"),),
    )
    with pdfplumber.open(BytesIO(render_pdf(SAMPLE, build_notes(SAMPLE), settings).data)) as pdf:
        front, back = (_tabs(page) for page in pdf.pages[:2])
        width, height = float(pdf.pages[0].width), float(pdf.pages[0].height)
    mirrored = [
        (width - right, low, width - left, high)
        if axis_about(edge, (width, height)) == "v"
        else (left, height - high, right, height - low)
        for left, low, right, high in back
    ]

    assert len(front) > 2
    assert len(mirrored) == len(front)
    for seen in mirrored:
        assert any(seen == pytest.approx(tab, abs=0.3) for tab in front)


def test_the_gaps_of_the_matrix_are_read_as_markup() -> None:
    gap = Text("a **second** `story` of *two* with 5 * 3")
    row = MatrixRow(Text("pa"), primary=Pick(Text("one")), gap=gap)
    bank = Bank(
        BankInfo(Text("b")),
        (Principle(Text("pa"), Text("Ownership")),),
        (Story(Text("one"), Text("One"), action=Text("Done.")),),
        matrix=(row,),
    )
    settings = PrintSettings(cards=(Text("stories"),), pages=(Text("matrix"),))
    with pdfplumber.open(BytesIO(render_pdf(bank, build_notes(bank), settings).data)) as pdf:
        page = pdf.pages[-1]
        fonts = {word["text"]: word["fontname"].split("+")[1] for word in page.extract_words(extra_attrs=["fontname"])}

    assert squeezed("a second story of two with 5 * 3") in squeezed(page.extract_text())
    assert "Bold" in fonts["second"]
    assert "Italic" in fonts["two"]


def _colour(rect: dict[str, Any]) -> tuple[float, ...]:
    colour = rect["non_stroking_color"]
    parts = colour if isinstance(colour, tuple) else (colour,)
    return tuple(round(part, 3) for part in (parts * 3 if len(parts) == 1 else parts))


def _tabs(page: object) -> list[tuple[float, float, float, float]]:
    """Rectangles in the colours of principles that are as high as a tab."""
    colours = [tuple(round(part, 3) for part in colour) for colour in OKABE_ITO]
    return [
        (rect["x0"], rect["y0"], rect["x1"], rect["y1"])
        for rect in page.rects  # type: ignore[attr-defined]  # pdfplumber ships no types
        if _colour(rect) in colours and 6 < rect["height"] < 9 and rect["width"] > 5
    ]
