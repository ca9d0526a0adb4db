from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pdfplumber
import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, Checklist, Metric, Pick, Principle, PrintSettings, Question, Story
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.reference.keeping import lines_here, needed
from deckgen.renderers.pdf.reference.pages import MARGIN_PT
from deckgen.source import Text
from reading import squeezed
from sample_print import SAMPLE

TELLS = (
    Metric(Text("complaints"), after=Text("70% fewer")),
    Metric(Text("commits a week"), before=Text("2"), after=Text("over 50")),
    Metric(Text("a guardrail kept")),
)


def pages_of(bank: Bank, page: str, *, cards: str = "stories", paper: str = "a4", lying: str = "portrait") -> list[Any]:
    """The reference pages of a bank."""
    settings = PrintSettings(
        paper=Text(paper),
        card=Text("mini" if paper == "a6" else "a7"),
        orientation=Text(lying),
        cards=(Text(cards),),
        pages=(Text(page),),
    )
    rendered = render_pdf(bank, build_notes(bank), settings)
    return list(pdfplumber.open(BytesIO(rendered.data)).pages[2 * rendered.sheets :])


def lines(page: Any) -> Iterator[tuple[bool, str]]:
    """The lines of the entries of a page: whether a number stands before it, and its text."""
    for line in page.extract_text_lines(return_chars=True):
        first = line["chars"][0]
        if first["size"] < 10 and line["top"] < page.height - MARGIN_PT:
            yield abs(first["x0"] - MARGIN_PT) < 1 and line["text"][0].isdigit(), line["text"]


def told(count: int, metrics: tuple[Metric, ...] = TELLS) -> Bank:
    """A bank of stories whose pocket lines are ever longer."""
    held = tuple(
        Story(
            Text(f"s{n}"),
            Text(f"Story {n}"),
            action=Text("Done."),
            pocket=(Text("what it was about " * (1 + n % 5)),),
            metrics=metrics,
        )
        for n in range(count)
    )
    return Bank(BankInfo(Text("told")), stories=held)


def asked(count: int) -> Bank:
    held = tuple(Question(Text(f"q{n}"), Text(f"What about {n}?"), primary=Pick(Text("s"))) for n in range(count))
    return Bank(BankInfo(Text("asked")), stories=(Story(Text("s"), Text("S"), action=Text("Done.")),), questions=held)


def test_a_figure_of_the_quick_page_says_what_it_is_of() -> None:
    (page,) = pages_of(told(1), "quick", lying="landscape")

    assert [text.replace("\u00a0", " ") for _, text in lines(page)] == [
        "1 Story 0: what it was about · complaints 70% fewer · commits a week 2 → over 50 · a guardrail kept"
    ]


@pytest.mark.parametrize("bank", [SAMPLE, told(20)], ids=["sample", "made"])
@pytest.mark.parametrize(("paper", "lying"), [("a4", "portrait"), ("a4", "landscape"), ("a6", "portrait")])
def test_no_line_of_the_quick_page_ends_with_a_sign_that_leads_on(bank: Bank, paper: str, lying: str) -> None:
    held = [text for page in pages_of(bank, "quick", paper=paper, lying=lying) for _, text in lines(page)]
    codes = {principle.code for principle in bank.principles}
    ends = [[word for word in text.split() if word not in codes][-1] for text in held]

    assert len(held) > 8
    assert [end for end in ends if end in ("·", "→", ";")] == []


@pytest.mark.parametrize("count", [2, 4, 5, 8, 13])
def test_an_entry_leaves_no_line_alone_on_a_page(count: int) -> None:
    for bank in (told(count), told(count, TELLS * 4)):
        held = [[numbered for numbered, _ in lines(page)] for page in pages_of(bank, "quick", paper="a6")]
        begun = [[number for number, first in enumerate(page) if first] for page in held]

        for page, starts in zip(held, begun, strict=True):
            over = starts[0] if starts else len(page)
            last = len(page) - starts[-1] if starts else len(page)

            assert over != 1
            assert last > 1


@pytest.mark.parametrize("count", [1, 2, 3, 39, 40, 41, 80, 81, 82])
def test_no_page_of_the_index_carries_one_question_alone(count: int) -> None:
    held = [
        sum(numbered for numbered, _ in lines(page))
        for page in pages_of(asked(count), "index", cards="questions", lying="landscape")
    ]

    assert sum(held) == count
    assert min(held) >= min(2, count)


def test_a_page_without_entries_is_not_printed() -> None:
    assert pages_of(told(2), "index") == []
    assert pages_of(Bank(BankInfo(Text("none")), (Principle(Text("p"), Text("P")),)), "quick", cards="principles") == []


def test_what_an_author_marked_is_set_so_on_every_page() -> None:
    marked = "a **bold** `code` and *slanted* word"
    bank = Bank(
        BankInfo(Text("marked")),
        (Principle(Text("p"), Text("Ownership")),),
        (
            Story(
                Text("s"),
                Text("A title"),
                action=Text("Done."),
                pocket=(Text(marked),),
                metrics=(Metric(*map(Text, (marked, marked, marked))),),
            ),
        ),
        (Question(Text("q"), Text(marked), principle=Text("p"), primary=Pick(Text("s"))),),
        (),
        (),
        (Checklist(Text("c"), Text("Things"), (Text(marked),), guidance=Text(marked)),),
    )
    for page, times in (("quick", 4), ("checklists", 2), ("index", 1)):
        (printed,) = pages_of(bank, page, cards="questions")
        text = squeezed(printed.extract_text())

        assert text.count(squeezed("a bold code and slanted word")) == times, page
        assert not {"*", "`"} & set(text), page


@pytest.mark.parametrize("page", ["quick", "checklists", "index"])
def test_a_list_without_a_word_is_printed_as_nothing(page: str) -> None:
    empty = Text("- -")
    story = Story(Text("s"), Text("T"), action=Text("Done."), pocket=(empty,), metrics=(Metric(empty, empty, empty),))
    question = Question(Text("q"), empty, primary=Pick(Text("s")))
    checklist = Checklist(Text("c"), Text("Things"), (empty, Text("one")), guidance=empty)
    bank = Bank(BankInfo(Text("b")), (), (story,), (question,), checklists=(checklist,))

    assert len(pages_of(bank, page, cards="questions")) == 1


def test_lines_of_a_paragraph_part_two_and_two_at_least() -> None:
    assert [[lines_here(fitting, count) for fitting in range(6)] for count in (1, 3, 4, 5)] == [
        [0, 1, 1, 1, 1, 1],
        [0, 0, 0, 3, 3, 3],
        [0, 0, 2, 2, 4, 4],
        [0, 0, 2, 3, 3, 5],
    ]


def test_the_first_entries_and_the_last_of_a_list_come_in_twos() -> None:
    assert needed([]) == []
    assert needed([1, 2, 4]) == [7, 2, 4]
    assert needed([1, 2, 4, 8]) == [3, 2, 12, 8]
