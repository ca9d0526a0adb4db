from io import BytesIO
from typing import Any

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, PrintSettings, Story
from deckgen.renderers.pdf.card.frame import CEILING_PT, FLOOR_PT, FRONT_SCALE, STEP_PT
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.rendered_pdf import RenderedPdf
from deckgen.renderers.pdf.sizing import FITTING_SHARE, body_size
from deckgen.source import Text


def printed(counts: list[int], card: str, fit: str) -> RenderedPdf:
    """Stories whose actions have so many words each, three pocket lines in front."""
    stories = tuple(
        Story(
            Text(f"s{number}"),
            Text("Title"),
            action=Text(" ".join(["behind"] * count)),
            pocket=(Text("hint here"),) * 3,
        )
        for number, count in enumerate(counts)
    )
    bank = Bank(BankInfo(Text("sizes")), stories=stories)
    printing = PrintSettings(card=Text(card), fit=Text(fit), cards=(Text("stories"),), pages=(Text("none"),))
    return render_pdf(bank, build_notes(bank), printing, font_folders=())


def sizes(rendered: RenderedPdf, word: str) -> set[float]:
    with pdfplumber.open(BytesIO(rendered.data)) as pdf:
        found = [one for page in pdf.pages for one in page.extract_words(extra_attrs=["size"]) if one["text"] == word]
    return {round(one["size"], 2) for one in found}


@pytest.mark.parametrize("card", ["3x5", "4x6", "a7"])
@pytest.mark.parametrize("fit", ["continue", "shrink"])
@pytest.mark.parametrize("counts", [[5, 60, 120, 20, 140], [10] * 39 + [300], [150] * 6])
def test_all_cards_have_one_body_size_and_fronts_are_a_fixed_part_larger(
    card: str, fit: str, counts: list[int]
) -> None:
    rendered = printed(counts, card, fit)

    assert sizes(rendered, "behind") == {rendered.body_pt}
    assert sizes(rendered, "hint") == {round(rendered.body_pt * FRONT_SCALE, 2)}
    assert FLOOR_PT <= rendered.body_pt <= CEILING_PT


def test_one_card_of_twenty_may_continue_so_that_all_stay_readable() -> None:
    one_long, three_long = [20] * 39 + [190], [20] * 37 + [190] * 3

    assert printed(one_long, "3x5", "continue").body_pt == CEILING_PT
    assert printed(three_long, "3x5", "continue").body_pt < CEILING_PT
    assert printed(one_long, "3x5", "shrink").body_pt < CEILING_PT
    assert printed(one_long, "3x5", "shrink").cards == len(one_long)


def test_what_fits_at_no_size_does_not_make_the_others_small() -> None:
    assert printed([20] * 39 + [3000], "3x5", "shrink").body_pt == CEILING_PT


@pytest.mark.parametrize("counts", [[20, 20, 3000], [3000] * 3, [20] + [600] * 9])
@pytest.mark.parametrize("fit", ["shrink", "continue"])
def test_a_deck_that_has_to_continue_is_small_so_that_it_is_few_cards(counts: list[int], fit: str) -> None:
    assert printed(counts, "3x5", fit).body_pt == FLOOR_PT


class UpTo:
    """Fits faces that are numbers, each up to the size that it says."""

    def fits(self, most_pt: float, body_pt: float) -> bool:
        return body_pt <= most_pt


@given(
    st.lists(st.floats(6, 14), max_size=9) | st.lists(st.floats(6, 14), min_size=90, max_size=150),
    st.sampled_from(["continue", "shrink"]),
)
def test_the_size_is_the_largest_that_enough_cards_fit_at_whatever_a_sample_of_them_says(
    most: list[float], fit: str
) -> None:
    sizes = [FLOOR_PT + step * STEP_PT for step in range(round((CEILING_PT - FLOOR_PT) / STEP_PT) + 1)]

    def largest(asked: list[float], allowed: int) -> float:
        return max((size for size in sizes if sum(one < size for one in asked) <= allowed), default=FLOOR_PT)

    some_may_continue = largest(most, int(len(most) * (1 - FITTING_SHARE) + 1e-9))
    able = [one for one in most if one >= FLOOR_PT]
    shrunk = largest(able, 0) if able == most else min(largest(able, 0), some_may_continue)
    pairs: Any = [(one, CEILING_PT) for one in most]
    fitter: Any = UpTo()

    assert body_size(pairs, fitter, fitter, fit) == (some_may_continue if fit == "continue" else shrunk)
