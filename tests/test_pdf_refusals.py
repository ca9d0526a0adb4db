"""What cannot be printed is refused at its place, with what would do instead."""

from pathlib import Path

from deckgen.bank.load import load_sources
from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, PrintSettings, Story
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.sheet.settings import overlay, problems
from deckgen.source import Source, Text
from print_requests import found, in_the_bank
from sample_print import SAMPLE


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


def test_a_card_that_does_not_fit_says_what_would() -> None:
    ((message, hint),) = found(paper=Text("a6"), card=Text("4x6"))

    assert message == "a card of 152.4 x 101.6 mm does not fit on a6 (105 x 148 mm)"
    assert hint.startswith("this card fits on a3, a4, a5, letter, legal")
    assert "a6 has room for 3x5, a7" in hint


def test_what_would_fit_does_so_with_the_paper_lying_as_is_asked_for() -> None:
    ((_, hint),) = found(paper=Text("a5"), card=Text("a6"), orientation=Text("portrait"))

    assert hint.startswith("this card fits on a3, a4, letter, legal; it fits in landscape; it fits with a margin of 0;")
    assert hint.endswith("; a5 has room for 3x5, a7, poker, bridge, business-eu, business-us, mini")
    ((_, hint),) = found(paper=Text("a5"), card=Text("100x180mm"), orientation=Text("landscape"))

    assert hint.startswith("this card fits on a3, a4, letter, legal; it fits in portrait; a5 has room for")


def test_what_contradicts_itself_is_refused() -> None:
    assert found(bleed_mm=3.0, gutter_mm=2.0) == [
        ("a bleed of 3 mm runs into the next card across a gutter of 2 mm", "set the gutter to 6 mm or more")
    ]
    assert found(bleed_mm=51.0, gutter_mm=2.0) == [
        ("a bleed of 51 mm runs into the next card across a gutter of 2 mm", "set the bleed to 1 mm or less")
    ]
    assert found(bleed_mm=50.0, gutter_mm=2.0)[0][1] == "set the gutter to 100 mm or more"
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
    assert found(only=(Text("ownership"), Text("all"))) == [
        ("'for' says 'all' beside other keys", "keep 'all' or the keys")
    ]


def test_a_problem_of_the_bank_stands_at_its_line() -> None:
    assert in_the_bank("card: pocker") == ["bank.yaml:3:9: P502 error: no card is called 'pocker'"]
    assert in_the_bank("bleed: 3", "gutter: 2") == [
        "bank.yaml:4:11: P508 error: a bleed of 3 mm runs into the next card across a gutter of 2 mm"
    ]
    assert in_the_bank("sheet: avery-5388", "margin: 4") == [
        "bank.yaml:4:11: P505 error: a label sheet has its own margin"
    ]
    assert in_the_bank("gutter: 10", "bleed: 3", "layout: single") == [
        "bank.yaml:4:10: P508 error: a bleed of 3 mm runs into the other face of a card, which is 4 mm away"
    ]


def test_a_card_that_does_not_fit_is_reported_where_the_bank_has_a_part_in_it() -> None:
    wide = "P504 error: a card of 127 x 76.2 mm does not fit on letter (215.9 x 279.4 mm)"

    assert in_the_bank("margin: 100") == [f"bank.yaml:3:11: {wide}"]

    bank = load_sources([Source("bank.yaml", "bank: x\nprint:\n  paper: a6\n")]).bank.info.print
    (problem,) = problems(overlay(bank, PrintSettings(card=Text("4x6"))))

    assert (problem.code, problem.span.line, problem.span.column) == ("P504", 3, 10)


def test_a_layout_that_the_sheet_of_the_bank_cannot_have_is_reported_at_the_sheet() -> None:
    bank = load_sources([Source("bank.yaml", "bank: x\nprint:\n  sheet: avery-5388\n")]).bank.info.print
    (problem,) = problems(overlay(bank, PrintSettings(layout=Text("fold"))))

    assert (problem.code, problem.span.line, problem.span.column) == ("P505", 3, 10)


def test_no_card_to_print_is_reported_at_the_key_or_the_kind_or_the_bank() -> None:
    def place(settings: str, given: PrintSettings) -> tuple[int, int]:
        bank = load_sources([Source("bank.yaml", f"bank: x\nprint: {settings}\n")]).bank
        (problem,) = render_pdf(bank, build_notes(bank), overlay(bank.info.print, given)).diagnostics
        assert problem.code == "P517"
        return problem.span.line, problem.span.column

    assert place("{cards: stories}", PrintSettings()) == (2, 16)
    assert place("{mono: no}", PrintSettings()) == (1, 7)
    assert place("{cards: stories}", PrintSettings(cards=(Text("questions"),))) == (1, 7)


def test_a_key_that_nobody_has_is_an_error_with_the_nearest_one() -> None:
    rendered = render_pdf(SAMPLE, build_notes(SAMPLE), PrintSettings(only=(Text("ownershp"),)))

    assert [(one.code, one.hint) for one in rendered.diagnostics] == [("P507", "did you mean 'ownership'?")]
    assert rendered.data == b""


def test_a_key_that_is_like_no_other_is_answered_with_some_that_there_are() -> None:
    def hint(bank: Bank) -> str:
        (problem,) = render_pdf(bank, build_notes(bank), PrintSettings(only=(Text("zzz"),))).diagnostics
        return problem.hint

    principles = [str(principle.key) for principle in SAMPLE.principles]
    names = [str(story.key) for story in SAMPLE.stories]
    few = Bank(BankInfo(Text("few")), stories=(Story(Text("one"), Text("One")), Story(Text("two"), Text("Two"))))

    assert hint(SAMPLE) == (
        f"there are the principles {', '.join(principles[:5])} and {len(principles) - 5} more; "
        f"the stories {', '.join(names[:5])} and {len(names) - 5} more"
    )
    assert hint(few) == "there are the stories one, two"
    assert hint(Bank(BankInfo(Text("none")))) == "the bank has no principles and no stories"


def test_a_font_that_is_not_there_is_an_error_at_the_place_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "no.ttf").write_bytes(b"not a font")
    fonts = (Text(str(tmp_path / "none.ttf")), Text(str(tmp_path / "no.ttf")))
    rendered = render_pdf(SAMPLE, build_notes(SAMPLE), PrintSettings(fonts=fonts))

    assert [one.code for one in rendered.diagnostics if one.severity == "error"] == ["P515", "P515"]
    assert rendered.data == b""
