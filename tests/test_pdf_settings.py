from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from deckgen.bank.load import load_sources
from deckgen.cli.print_options import print_options
from deckgen.cli.sizes import calibrate, sizes
from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, PrintSettings, Story
from deckgen.render.pdf import overlay, problems, render_pdf
from deckgen.render.pdf.capacity import words_a_card
from deckgen.render.pdf.sheet.paper import CARDS, PAPERS, SHEETS, card_named, paper_named, sheet_named
from deckgen.render.pdf.sheet.settings import plan
from deckgen.source import Source, Text
from sample_print import SAMPLE, sample, squeezed


def found(**given: object) -> list[tuple[str, str]]:
    return [(one.message, one.hint) for one in problems(PrintSettings(**given))]  # type: ignore[arg-type]  # by name


SEEN: list[PrintSettings] = []


@click.command()
@print_options
def show(printing: PrintSettings) -> None:
    SEEN.append(printing)


def shown(*arguments: str) -> PrintSettings:
    """What a command is given for the arguments."""
    result = CliRunner().invoke(show, arguments)

    assert result.exit_code == 0, result.output
    return SEEN.pop()


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


def test_unknown_names_come_with_the_nearest_known_one() -> None:
    assert found(paper=Text("lettre"), card=Text("pokr"), cards=(Text("story"),), pages=(Text("matrx"),)) == [
        ("no paper is called 'lettre'", "did you mean 'letter'?"),
        ("no card is called 'pokr'", "did you mean 'poker'?"),
        ("no kind of card is called 'story'", "did you mean 'stories'?"),
        ("no page is called 'matrx'", "did you mean 'matrix'?"),
    ]
    assert found(layout=Text("folded"), turn=Text("book")) == [
        ("no layout is called 'folded'", "did you mean 'fold'?"),
        ("no turn is called 'book'", "there are: side, top"),
    ]
    assert found(sheet=Text("avery-5888")) == [("no label sheet is called 'avery-5888'", "did you mean 'avery-5388'?")]


def test_a_size_out_of_bounds_says_what_the_bounds_are() -> None:
    for card in ("0x0mm", "4000x2mm", "39.9x88mm", "1x1in"):
        assert found(card=Text(card)) == [(f"the card '{card}' is out of bounds", "write sides of 40 to 420 mm")]
    for paper in ("1x1mm", "200x1200.1mm", "0.1x9000in"):
        assert found(paper=Text(paper)) == [(f"the paper '{paper}' is out of bounds", "write sides of 70 to 1200 mm")]
    ((message, hint),) = found(card=Text("63x88"))

    assert message == "no card is called '63x88'"
    assert hint.startswith("write a size such as 63x88mm or 2.5x3.5in, or one of: 3x5, 4x6,")


@pytest.mark.parametrize(
    ("paper", "told"),
    [
        ("1x1mm", "the paper '1x1mm' is out of bounds: write sides of 70 to 1200 mm"),
        ("a44", "no paper is called 'a44': did you mean 'a4'?"),
        ("", "no paper is called '': write a size such as"),
    ],
)
def test_calibrate_says_what_is_wrong_with_its_paper(paper: str, told: str) -> None:
    result = CliRunner().invoke(calibrate, ["--paper", paper])

    assert result.exit_code == 2
    assert squeezed(told) in squeezed(result.output)


def test_a_card_that_does_not_fit_says_what_would() -> None:
    ((message, hint),) = found(paper=Text("a6"), card=Text("4x6"))

    assert message == "a card of 152.4 x 101.6 mm does not fit on a6 (105 x 148 mm)"
    assert hint.startswith("this card fits on a3, a4, a5, letter, legal")
    assert "a6 has room for 3x5, a7" in hint


def test_what_contradicts_itself_is_refused() -> None:
    assert found(bleed_mm=3.0, gutter_mm=2.0) == [
        ("a bleed of 3 mm runs into the next card across a gutter of 2 mm", "set the gutter to 6 mm or more")
    ]
    assert found(sheet=Text("avery-5388"), card=Text("poker"), layout=Text("fold")) == [
        ("a label sheet has its own card", "leave one of the two out"),
        ("the layout 'fold' cannot be laid on a label sheet", "use duplex, fronts or backs"),
    ]
    assert found(layout=Text("single"), bleed_mm=2.5) == [
        ("a bleed of 2.5 mm runs into the other face of a card, which is 4 mm away", "set the bleed to 2 mm or less")
    ]
    assert found(pages=(Text("none"), Text("index"))) == [
        ("'pages' says 'none' beside other pages", "keep 'none' or the pages")
    ]


def in_the_bank(*lines: str) -> list[str]:
    source = Source("bank.yaml", "\n  ".join(("bank: x\nprint:", *lines)))
    loaded = load_sources([source])
    return [str(one) for one in (*loaded.diagnostics, *problems(loaded.bank.info.print))]


def test_a_problem_of_the_bank_stands_at_its_line() -> None:
    assert in_the_bank("card: pocker") == ["bank.yaml:3:9: P502 error: no card is called 'pocker'"]
    assert in_the_bank("bleed: 3", "gutter: 2") == [
        "bank.yaml:4:11: P508 error: a bleed of 3 mm runs into the next card across a gutter of 2 mm"
    ]
    assert in_the_bank("sheet: avery-5388", "margin: 4") == [
        "bank.yaml:4:11: P505 error: a label sheet has its own margin"
    ]


def test_a_key_that_nobody_has_is_an_error_with_the_nearest_one() -> None:
    rendered = render_pdf(SAMPLE, build_notes(SAMPLE), PrintSettings(only=(Text("ownershp"),)))

    assert [(one.code, one.hint) for one in rendered.diagnostics] == [("P507", "did you mean 'ownership'?")]
    assert rendered.data == b""


def test_a_key_that_is_like_no_other_is_answered_with_some_that_there_are() -> None:
    def hint(bank: Bank) -> str:
        (problem,) = render_pdf(bank, build_notes(bank), PrintSettings(only=(Text("zzz"),))).diagnostics
        return problem.hint

    names = [str(story.key) for story in SAMPLE.stories]
    few = Bank(BankInfo(Text("few")), stories=(Story(Text("one"), Text("One")), Story(Text("two"), Text("Two"))))

    assert len(SAMPLE.principles) == 16
    assert hint(SAMPLE) == (
        "there are the principles customer-obsession, ownership, invent-and-simplify, are-right-a-lot, "
        f"learn-and-be-curious and 11 more; the stories {', '.join(names[:5])} and {len(names) - 5} more"
    )
    assert hint(few) == "there are the stories one, two"
    assert hint(Bank(BankInfo(Text("none")))) == "the bank has no principles and no stories"


def test_a_font_that_is_not_there_is_an_error_at_the_place_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "no.ttf").write_bytes(b"not a font")
    fonts = (Text(str(tmp_path / "none.ttf")), Text(str(tmp_path / "no.ttf")))
    rendered = render_pdf(SAMPLE, build_notes(SAMPLE), PrintSettings(fonts=fonts))

    assert [one.code for one in rendered.diagnostics if one.severity == "error"] == ["P515", "P515"]
    assert rendered.data == b""


def test_the_command_line_wins_and_a_sheet_brings_its_own_sizes() -> None:
    bank = PrintSettings(paper=Text("a4"), card=Text("3x5"), mono=True, margin_mm=3.0)

    assert overlay(bank, PrintSettings(card=Text("a7"), mono=False)) == PrintSettings(
        paper=Text("a4"), card=Text("a7"), mono=False, margin_mm=3.0
    )
    assert overlay(bank, PrintSettings(sheet=Text("avery-5388"))) == PrintSettings(sheet=Text("avery-5388"), mono=True)
    assert overlay(PrintSettings(sheet=Text("avery-5388")), PrintSettings(card=Text("a7"))).sheet == ""


def test_every_option_arrives_in_the_settings() -> None:
    arguments = (
        "--paper a4 --card a7 --sheet avery-5388 --orientation landscape --layout fold --edge short --turn top "
        "--margin 4 --gutter 2 --bleed 1 --marks lines --fit shrink --cards questions,stories --for ownership "
        "--pages none --mono --back-error 0.5,-1"
    )

    assert [shown(*arguments.split(), "--font", __file__)] == [
        PrintSettings(
            paper=Text("a4"),
            card=Text("a7"),
            sheet=Text("avery-5388"),
            orientation=Text("landscape"),
            layout=Text("fold"),
            edge=Text("short"),
            turn=Text("top"),
            margin_mm=4,
            gutter_mm=2,
            bleed_mm=1,
            marks=Text("lines"),
            fit=Text("shrink"),
            cards=(Text("questions"), Text("stories")),
            only=(Text("ownership"),),
            pages=(Text("none"),),
            mono=True,
            back_error_mm=(0.5, -1),
            fonts=(Text(__file__),),
        )
    ]


@pytest.mark.parametrize(
    ("option", "example"),
    [
        ("--cards", "questions,stories"),
        ("--for", "ownership,census-pipeline"),
        ("--pages", "matrix,index"),
        ("--paper", "a4"),
        ("--card", "3x5"),
        ("--sheet", "avery-5388"),
    ],
)
def test_an_option_that_names_nothing_is_refused_with_an_example(option: str, example: str) -> None:
    for empty in ("", " , ") if "," in example else ("",):
        result = CliRunner().invoke(show, [option, empty])

        assert result.exit_code == 2
        cure = f"'{empty}' names nothing: write such as '{example}', or leave the option out"
        assert squeezed(cure) in squeezed(result.output)
    assert CliRunner().invoke(show, [option, example]).exit_code == 0


def test_sizes_lists_every_paper_card_and_sheet() -> None:
    result = CliRunner().invoke(sizes)

    assert result.exit_code == 0
    for size in (*PAPERS, *CARDS, *SHEETS):
        assert size.name in result.output


def test_the_words_a_card_holds_are_those_measured_by_hand() -> None:
    held = {card.name: words_a_card(card, 8) for card in CARDS}

    for name, words in {"4x6": 448, "3x5": 244, "a7": 192, "poker": 108, "business-eu": 88}.items():
        assert held[name] == pytest.approx(words, rel=0.16)


def test_calibrate_writes_two_pages_with_a_ruler_of_100_mm(tmp_path: Path) -> None:
    import pdfplumber

    path = tmp_path / "page.pdf"
    result = CliRunner().invoke(calibrate, ["-o", str(path), "--paper", "a4"])
    with pdfplumber.open(path) as pdf:
        front, back = pdf.pages
        level = [line["x1"] - line["x0"] for line in front.lines if abs(line["top"] - line["bottom"]) < 0.01]
        text = front.extract_text()

        assert result.exit_code == 0
        assert any(abs(length / 72 * 25.4 - 100) < 0.05 for length in level)
        assert "100 mm long" in text
        assert "BACK" in back.extract_text()
    assert CliRunner().invoke(calibrate, ["-o", str(path), "--paper", "a44"]).exit_code == 2


def test_the_front_and_the_back_runs_are_the_two_halves_of_the_duplex_run() -> None:
    both, fronts, backs = (sample(PrintSettings(layout=Text(layout))) for layout in ("duplex", "fronts", "backs"))

    assert both.pages == fronts.pages + backs.pages
    assert (both.sheets, both.cards) == (fronts.sheets, fronts.cards) == (backs.sheets, backs.cards)


def test_reference_pages_come_after_the_backs_for_the_fronts_are_put_back_into_the_printer() -> None:
    fronts, backs = (sample(PrintSettings(layout=Text(layout))) for layout in ("fronts", "backs"))
    reference = sample().pages - 2 * fronts.sheets

    assert reference > 0
    assert fronts.pages == fronts.sheets
    assert backs.pages == backs.sheets + reference
