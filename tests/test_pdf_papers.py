"""Papers, cards and label sheets by name or by size, and what they hold."""

import pytest
from click.testing import CliRunner

from deckgen.cli.sizes_command import sizes_command
from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, PrintSettings, Story
from deckgen.renderers.pdf.capacity import words_a_card
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.sheet.paper import CARDS, PAPERS, SHEETS, card_named, paper_named, sheet_named
from deckgen.renderers.pdf.sheet.settings import plan
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.source import Text


def test_a_size_may_be_written_out_in_millimetres_or_inches() -> None:
    assert [(size.width_mm, size.height_mm) for name in ("63x88mm", "2.5x3.5in") if (size := card_named(name))] == [
        (63, 88),
        (63.5, 88.9),
    ]
    assert card_named("63x88") is None
    assert card_named("0x88mm") is None
    assert paper_named("99999x2mm") is None


def test_sheets_answer_to_the_number_alone() -> None:
    assert sheet_named("5388") == sheet_named("Avery 5388") == SHEETS[0]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_cards_of_a_sheet_lie_on_its_paper_and_not_on_each_other(sheet: object) -> None:
    ready, _ = plan(PrintSettings(sheet=Text(sheet.name)))  # type: ignore[attr-defined]  # parametrized by sheets
    assert ready is not None
    cells = ready.imposition.grid.cells()

    for cell in cells:
        assert cell.x_mm >= 0
        assert cell.x_mm + cell.width_mm <= ready.paper.width_mm
        assert cell.y_mm >= 0
        assert cell.y_mm + cell.height_mm <= ready.paper.height_mm
    for place, one in enumerate(cells):
        for other in cells[place + 1 :]:
            apart = abs(one.x_mm - other.x_mm) >= one.width_mm - 1e-6 or abs(one.y_mm - other.y_mm) >= (
                one.height_mm - 1e-6
            )
            assert apart


def test_sizes_lists_every_paper_card_and_sheet() -> None:
    result = CliRunner().invoke(sizes_command)

    assert result.exit_code == 0
    for size in (*PAPERS, *CARDS, *SHEETS):
        assert size.name in result.output


def test_the_words_a_card_holds_are_those_measured_by_hand() -> None:
    fonts = Fonts()
    held = {card.name: words_a_card(card, 8, fonts) for card in CARDS}

    for name, words in {"4x6": 448, "3x5": 244, "a7": 192, "poker": 108, "business-eu": 88}.items():
        assert held[name] == pytest.approx(words, rel=0.16)


@pytest.mark.parametrize("name", ["poker", "business-us", "mini"])
def test_the_words_of_a_small_card_are_those_of_the_pocket_lines_that_it_prints(name: str) -> None:
    card = next(card for card in CARDS if card.name == name)
    held = words_a_card(card, 8, Fonts(), compact=True)

    def largest_type(words: int) -> float:
        said = ("when the load was late we all had to wait for it " * 20).split()
        pocket = tuple(Text(" ".join(said[first : min(first + 8, words)])) for first in range(0, words, 8))
        bank = Bank(BankInfo(Text("small")), stories=(Story(Text("s"), Text("A story of ours"), pocket=pocket),))
        settings = PrintSettings(card=Text(name), cards=(Text("stories"),), pages=(Text("none"),))
        return render_pdf(bank, build_notes(bank), settings).body_pt

    assert largest_type(round(held * 0.84)) >= 8
    assert largest_type(round(held * 1.4)) < 8


def test_sizes_marks_the_cards_that_carry_pocket_lines() -> None:
    lines = CliRunner().invoke(sizes_command).output.splitlines()
    marked = {line.split()[0] for line in lines if line.endswith("*")}

    assert marked & {card.name for card in CARDS} == {"poker", "bridge", "business-eu", "business-us", "mini"}
    assert {"avery-5371", "hama-50400"} < marked
    assert not marked & {"avery-5388", "avery-5389"}
    assert max(map(len, lines)) <= 80
