from collections import Counter
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import combinations
from math import cos, radians, sin
from typing import Any

import pdfplumber
import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, PrintSettings
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.reference.matrix_columns import labels
from deckgen.renderers.pdf.reference.pages import MARGIN_PT
from deckgen.source import Text
from reading import squeezed
from sample_print import SAMPLE
from test_pdf_pages import big_bank

LEAN = radians(52)
CARDS = {"a4": "3x5", "letter": "3x5", "a5": "a7", "a6": "mini"}
PAPERS = tuple((paper, lying) for paper in CARDS for lying in ("portrait", "landscape"))
BANKS = {
    "9 stories": SAMPLE,
    "20 stories": replace(big_bank(20, 16, 0), checklists=()),
    "40 stories": replace(big_bank(40, 40, 0), checklists=()),
    "titles of many lines": replace(
        big_bank(30, 5, 0),
        stories=tuple(
            replace(one, title=Text(f"{one.title}, {'as I told it to all of them ' * 7}"))
            for one in big_bank(30, 5, 0).stories
        ),
        checklists=(),
    ),
    "titles too long to slant": replace(
        SAMPLE, stories=tuple(replace(one, title=Text(f"{one.title}, {one.title}")) for one in SAMPLE.stories)
    ),
}


@cache
def matrix(name: str, paper: str, lying: str, cards: str = "stories") -> list[Any]:
    """The pages of the matrix of a bank, read once."""
    bank = BANKS[name]
    settings = PrintSettings(
        paper=Text(paper),
        card=Text(CARDS[paper]),
        orientation=Text(lying),
        cards=(Text(cards),),
        pages=(Text("matrix"),),
    )
    rendered = render_pdf(bank, build_notes(bank), settings)
    return list(pdfplumber.open(BytesIO(rendered.data)).pages[2 * rendered.sheets :])


def slanted(page: Any) -> list[Any]:
    return [character for character in page.chars if character["matrix"][1] > 0.1]


def level(page: Any) -> Any:
    """A page without what is written on the slant."""
    return page.filter(lambda item: item["object_type"] != "char" or item["matrix"][1] < 0.1)


def text_of(pages: list[Any]) -> str:
    return squeezed("".join(character["text"] for page in pages for character in page.chars))


def row_ends(page: Any, bank: Bank) -> list[tuple[str, str]]:
    """The code of each row with what stands at its right end."""
    codes = {one.code for one in bank.principles}
    words = level(page).extract_words()
    return [
        (word["text"], [other["text"] for other in words if abs(other["top"] - word["top"]) < 1][-1])
        for word in words
        if word["text"] in codes and word["x0"] < MARGIN_PT + 10
    ]


def slanted_lines(page: Any) -> list[tuple[float, float, float]]:
    """Each line of a slanted title: its place across the slant, and where it begins and ends along it."""
    feet = [character["matrix"][4:] for character in slanted(page)]
    turned = sorted((up * cos(LEAN) - right * sin(LEAN), right * cos(LEAN) + up * sin(LEAN)) for right, up in feet)
    found: list[list[tuple[float, float]]] = []
    for across, along in turned:
        if found and across - found[-1][-1][0] < 0.1:
            found[-1].append((across, along))
        else:
            found.append([(across, along)])
    return [(line[0][0], min(foot[1] for foot in line), max(foot[1] for foot in line)) for line in found]


@pytest.mark.parametrize("name", BANKS)
@pytest.mark.parametrize(("paper", "lying"), PAPERS)
def test_heads_never_meet_and_no_title_is_lost(name: str, paper: str, lying: str) -> None:
    pages = matrix(name, paper, lying)
    for page in pages:
        lines = slanted_lines(page)
        small = [word for word in level(page).extract_words() if word["bottom"] - word["top"] < 7.5]

        assert not [
            (low, high)
            for low, high in combinations(lines, 2)
            if high[0] - low[0] < 8.7 and low[1] < high[2] and high[1] < low[2]
        ]
        assert not [
            (one["text"], other["text"])
            for one in small
            for other in small
            if one is not other and abs(one["top"] - other["top"]) < 1 and one["x0"] <= other["x0"] < one["x1"] + 1
        ]
    assert [one.title for one in BANKS[name].stories if squeezed(one.title) not in text_of(pages)] == []


@pytest.mark.parametrize("name", BANKS)
@pytest.mark.parametrize(("paper", "lying"), PAPERS)
def test_the_matrix_keeps_its_margins(name: str, paper: str, lying: str) -> None:
    for page in matrix(name, paper, lying):
        outside = [
            character["text"]
            for character in level(page).chars
            if character["text"].strip()
            and (character["x1"] > page.width - MARGIN_PT + 0.1 or character["bottom"] > page.height - MARGIN_PT + 1)
        ]

        assert outside == []


@pytest.mark.parametrize(("paper", "lying"), PAPERS)
def test_a_matrix_in_parts_counts_all_stories_in_each(paper: str, lying: str) -> None:
    bank = BANKS["20 stories"]
    rows = {row.principle: row for row in bank.matrix}
    told = Counter(key for story in bank.stories for key in story.principles)
    expected = {}
    for one in bank.principles:
        primary = rows[one.key].primary
        leads = next((story for story in bank.stories if primary and story.key == primary.story), None)
        others = told[one.key] - bool(leads and one.key in leads.principles)
        expected[str(one.code)] = f"1+{others}" if leads else "gap"
    found = [end for page in matrix("20 stories", paper, lying) for end in row_ends(page, bank)]

    assert len(found) >= len(bank.principles)
    assert len(found) % len(bank.principles) == 0
    assert [end for end in found if end[1] != expected[end[0]]] == []


def test_a_count_is_explained_once() -> None:
    for paper, lying in PAPERS:
        assert text_of(matrix("40 stories", paper, lying)).count("1+3onetoleadwith,threeothers") == 1


@pytest.mark.parametrize(("paper", "lying"), PAPERS)
def test_no_word_of_a_principle_is_parted(paper: str, lying: str) -> None:
    words = {word["text"] for page in matrix("9 stories", paper, lying) for word in level(page).extract_words()}

    assert [word for one in SAMPLE.principles for word in one.name.split() if word not in words] == []


@pytest.mark.parametrize(("paper", "lying"), PAPERS)
def test_no_page_carries_one_row_alone(paper: str, lying: str) -> None:
    for name, bank in BANKS.items():
        assert [page for page in matrix(name, paper, lying) if len(row_ends(page, bank)) == 1] == []


def test_the_sample_stands_on_one_page_of_a5_and_under_its_titles_on_a4() -> None:
    (upright,), (small,) = matrix("9 stories", "a4", "portrait"), matrix("9 stories", "a5", "portrait")

    assert slanted(small) == []
    assert "2claimsgen-ai" in squeezed("".join(character["text"] for character in slanted(upright)))


def test_stories_without_a_card_are_labelled_by_letters() -> None:
    assert labels([3, None, 5, None]) == ["3", "a", "5", "b"]
    assert labels([None] * 28)[25:] == ["z", "aa", "ab"]
    page, *_ = matrix("9 stories", "a6", "portrait", "principles")

    assert squeezed("b Claims Gen-AI Eligibility Solution") in squeezed(page.extract_text())


@pytest.mark.parametrize("name", BANKS)
@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_no_two_links_of_the_matrix_lie_on_each_other(name: str, paper: str) -> None:
    for page in matrix(name, paper, "portrait"):
        boxes = [(link["x0"], link["x1"], link["top"], link["bottom"]) for link in page.annots]
        for one, other in combinations(boxes, 2):
            assert one[1] <= other[0] + 0.1 or other[1] <= one[0] + 0.1 or one[3] <= other[2] or other[3] <= one[2]


def test_each_row_of_the_matrix_ends_in_a_line_that_no_shade_covers() -> None:
    (page, *_) = matrix("9 stories", "a4", "portrait")
    shades = [shape for shape in page.rects if shape["width"] > 300]
    lines = [line["top"] for line in page.lines if line["width"] > 300]

    assert shades
    for shade in shades:
        assert min(abs(line - shade["top"]) for line in lines) >= 0.2 - 0.01
        assert not [line for line in lines if shade["top"] - 0.19 < line < shade["bottom"] - 0.3]
