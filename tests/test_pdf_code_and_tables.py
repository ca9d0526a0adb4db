"""Blocks of code and tables on paper: lines kept, columns aligned, nothing beyond the edge."""

from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, Checklist, PrintSettings, Question, Story
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.rendered_pdf import RenderedPdf
from deckgen.renderers.pdf.sheet.settings import plan
from deckgen.source import Text
from reading import read_faces

BACKS = PrintSettings(
    cards=(Text("stories"),), pages=(Text("none"),), layout=Text("backs"), marks=Text("none"), card=Text("3x5")
)


def rendered(action: str, settings: PrintSettings = BACKS) -> RenderedPdf:
    """The backs of one story's cards."""
    bank = Bank(BankInfo(Text("b")), stories=(Story(Text("s"), Text("T"), action=Text(action)),))
    return render_pdf(bank, build_notes(bank), settings, font_folders=())


def lines_of(action: str, settings: PrintSettings = BACKS) -> list[str]:
    """The lines of a story's action, without the title above and the letter beside them."""
    lines: dict[int, str] = {}
    with pdfplumber.open(BytesIO(rendered(action, settings).data)) as pdf:
        for page in pdf.pages:
            letters = [letter for letter in page.chars if letter["tag"] != "Artifact"]
            left = min(letter["x0"] for letter in letters) + 10
            for letter in letters:
                if letter["x0"] > left:
                    line = page.page_number * 10000 + round(letter["top"])
                    lines[line] = lines.get(line, "") + letter["text"].replace("\u200b", "")
    return [line.rstrip() for line in lines.values()]


def test_code_keeps_its_lines_and_its_indentation() -> None:
    assert lines_of("run:\n```sh\nif x:\n    go  on\n\n\tstop\n```\nend") == [
        "run:",
        "if x:",
        "    go  on",
        "    stop",
        "end",
    ]


def test_every_sign_of_code_is_as_wide_as_the_others() -> None:
    with pdfplumber.open(BytesIO(rendered("```\niiii|\nMMMM|\n```").data)) as pdf:
        one, other = (letter["x0"] for letter in pdf.pages[0].chars if letter["text"] == "|")

    assert one == pytest.approx(other, abs=0.01)


@pytest.mark.parametrize("card", ["3x5", "a7", "60x90mm"])
def test_a_line_of_code_that_is_too_long_goes_on_behind_a_sign_that_nobody_copies(card: str) -> None:
    code = "    call(" + ", ".join(f"argument_{number}" for number in range(30)) + ")  # end"
    settings = replace(BACKS, card=Text(card), paper=Text("a4"))
    ready, _ = plan(settings)
    assert ready
    pdf = rendered(f"```\n{code}\n```", settings)
    face = read_faces(pdf.data, ready, pdf.cards)[0, "back"]
    lines = lines_of(f"```\n{code}\n```", settings)

    assert len(lines) > 3
    assert "".join(code.split()) == "".join("".join(lines).split())
    assert len(lines) - 1 == face.text.count("\u200b")
    assert face.outside == ()


TABLE = "| Measure | Before | After |\n|---|---:|---:|\n| free spaces wrong | 40 | **2** |\n| minutes | 12 | 3 |"


def edges(action: str) -> dict[str, tuple[float, float]]:
    """Where each word begins and ends, in points from the left."""
    with pdfplumber.open(BytesIO(rendered(action).data)) as pdf:
        words = pdf.pages[0].extract_words(x_tolerance=1.5)
    return {word["text"]: (word["x0"], word["x1"]) for word in words}


def test_the_columns_of_a_table_begin_or_end_at_one_place() -> None:
    words = edges(TABLE)

    assert (
        words["Measure"][0] == pytest.approx(words["free"][0], abs=0.6) == pytest.approx(words["minutes"][0], abs=0.6)
    )
    assert words["Before"][1] == pytest.approx(words["40"][1], abs=0.6) == pytest.approx(words["12"][1], abs=0.6)
    assert words["After"][1] == pytest.approx(words["2"][1], abs=0.6) == pytest.approx(words["3"][1], abs=0.6)
    assert words["Before"][0] > words["wrong"][1] + 5


def test_a_table_that_is_too_wide_says_each_cell_behind_its_head() -> None:
    wide = TABLE.replace("12", "about twelve of them, on a good day and with luck, which nobody counted on")
    lines = lines_of(wide, replace(BACKS, card=Text("a7")))

    assert [line for line in lines if line.startswith("Measure: ")][1].startswith("Measure: minutes")
    assert " ".join(lines) == (
        "Measure: free spaces wrong \u00b7 Before: 40 \u00b7 After: 2 "
        "Measure: minutes \u00b7 Before: about twelve of them, on a good day and with luck, "
        "which nobody counted on \u00b7 After: 3"
    )


def test_the_label_of_a_section_stands_with_the_table_below_it() -> None:
    story = Story(Text("s"), Text("T"), action=Text("x " * 900), lesson=Text(TABLE))
    bank = Bank(BankInfo(Text("b")), stories=(story,))
    with pdfplumber.open(BytesIO(render_pdf(bank, build_notes(bank), BACKS).data)) as pdf:
        cards = "".join(letter["text"] for page in pdf.pages for letter in page.chars if letter["tag"] != "Artifact")

    assert "Lesson: Measure" in " ".join(cards.split())


def test_code_and_tables_stand_on_lines_of_their_own_on_reference_pages() -> None:
    asked = Question(Text("q"), Text("What is\n```\nx = 1\n  y = 2\n```\nhere?"), gap=Text("none"))
    listed = Checklist(Text("c"), Text("C"), items=(Text(TABLE),))
    bank = Bank(BankInfo(Text("b")), questions=(asked,), checklists=(listed,))
    settings = replace(
        BACKS, layout=Text("duplex"), cards=(Text("questions"),), pages=(Text("checklists"), Text("index"))
    )
    with pdfplumber.open(BytesIO(render_pdf(bank, build_notes(bank), settings).data)) as pdf:
        lines = [line.strip() for line in pdf.pages[-1].extract_text().split("\n")]

    assert "Measure: free spaces wrong \u00b7 Before: 40 \u00b7 After: 2" in lines
    assert lines[lines.index("1 What is") :][:4] == ["1 What is", "x = 1", "y = 2", "here?"]
