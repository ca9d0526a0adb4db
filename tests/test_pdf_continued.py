from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, Story
from deckgen.renderers.pdf.card.frame import FOOTER_PT
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.ink.palette import QUIET
from deckgen.source import Text
from reading import read_faces, squeezed
from test_pdf_words import PRINTING, printed


def test_a_story_of_five_thousand_words_goes_on_from_card_to_card() -> None:
    text = " ".join(f"word{number}" for number in range(5000))
    long = Story(Text("long"), Text("Long"), situation=Text("Short."), action=Text(text), result=Text("The end."))
    rendered, _, ready = printed([long], PRINTING)
    faces = read_faces(rendered.data, ready, rendered.cards)
    told = " ".join(faces[card, "back"].text.removeprefix("Long ") for card in range(rendered.cards))

    assert rendered.cards > 10
    assert [found.code for found in rendered.diagnostics] == ["P511"]
    assert " ".join(told.split()) == f"S Short. A {text} R The end."
    assert rendered.body_pt >= 7


@pytest.mark.parametrize("items", range(20, 60, 3))
def test_what_goes_on_is_spread_evenly_over_no_more_cards_than_it_needs(items: int) -> None:
    listed = "\n".join(f"- item{number:02}" for number in range(items))
    rendered, _, ready = printed([Story(Text("s"), Text("T"), action=Text(listed))], PRINTING)
    faces = read_faces(rendered.data, ready, rendered.cards)
    counts = [faces[card, "back"].text.count("item") for card in range(rendered.cards)]

    assert sum(counts) == items
    assert max(counts) - min(counts) <= 2
    assert (rendered.cards - 1) * (max(counts) + 1) < items + rendered.cards


def test_a_label_stands_on_one_card_with_the_list_that_it_introduces() -> None:
    lesson, carried = Text("\n".join(["- one"] * 13)), 0
    for items in range(10, 40):
        listed = "\n".join(f"- item{number:02}" for number in range(items))
        told = Story(Text("s"), Text("T"), action=Text(listed), lesson=lesson)
        rendered, _, ready = printed([told], PRINTING)
        faces = read_faces(rendered.data, ready, rendered.cards)
        texts = [faces[card, "back"].text for card in range(rendered.cards)]
        assert [text for text in texts if text.rstrip().endswith("Lesson:")] == []
        carried += any(text.startswith("T Lesson:") for text in texts)

    assert carried > 0


@pytest.mark.parametrize("before", range(8))
def test_a_card_may_end_inside_a_word_with_a_hyphen(before: int) -> None:
    text = " ".join(["start"] * before + [f"first-second-third{number}" for number in range(400)])
    rendered, _, ready = printed([Story(Text("long"), Text("Long"), action=Text(text))], PRINTING)
    faces = read_faces(rendered.data, ready, rendered.cards)
    told = "".join(squeezed(faces[card, "back"].text).removeprefix("long") for card in range(rendered.cards))

    assert rendered.cards > 1
    assert told == squeezed(f"A {text}")


@pytest.mark.parametrize("told", ["word " * 900, "- item\n" * 60, "A line.\n\n" * 60, "1. one\n   - more\n" * 40])
def test_what_goes_on_has_the_letter_of_its_part_again_outside_of_the_text(told: str) -> None:
    story = Story(Text("s"), Text("T"), situation=Text("First."), action=Text(told), result=Text("Last."))
    rendered, _, ready = printed([story], PRINTING)
    faces = read_faces(rendered.data, ready, rendered.cards)
    read = "".join(faces[card, "back"].text.removeprefix("T ") for card in range(rendered.cards))
    with pdfplumber.open(BytesIO(rendered.data)) as pdf:
        backs = [page.chars for page in pdf.pages if page.page_number % 2 == 0]
    again = [one for page in backs for one in page if one["tag"] == "Artifact" and one["size"] > FOOTER_PT]
    letters = [one for one in again if one["text"] != " "]

    assert rendered.cards > 2
    assert [one["text"] for one in letters] == ["A"] * (rendered.cards - 1)
    assert {one["non_stroking_color"] for one in letters} == {QUIET[:1]}
    assert (read.count("S "), read.count("A "), read.count("R ")) == (1, 1 + told.count("A "), 1)


def test_what_is_too_long_is_an_error_when_that_is_asked_for() -> None:
    long = Story(Text("long"), Text("Long"), action=Text("word " * 900))
    bank = Bank(BankInfo(Text("words")), stories=(long,))
    rendered = render_pdf(bank, build_notes(bank), replace(PRINTING, fit=Text("error")))

    assert [(found.code, str(found.severity)) for found in rendered.diagnostics] == [("P512", "error")]
    assert rendered.data == b""


def test_type_shrinks_for_all_before_a_card_continues_when_that_is_asked_for() -> None:
    stories = [
        Story(Text(f"s{number}"), Text("T"), action=Text("word " * (250 if number else 20))) for number in range(2)
    ]
    shrunk, _, _ = printed(stories, replace(PRINTING, fit=Text("shrink")))

    assert (shrunk.cards, shrunk.diagnostics) == (2, ())
    assert 7 <= shrunk.body_pt < 9
