from io import BytesIO

import pdfplumber
import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, PrintSettings, Story
from deckgen.render.pdf import Rendered, render_pdf
from deckgen.render.pdf.frame import CEILING_PT, FLOOR_PT, FRONT_SCALE
from deckgen.source import Text


def printed(counts: list[int], card: str, fit: str) -> Rendered:
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
    settings = PrintSettings(card=Text(card), fit=Text(fit), cards=(Text("stories"),), pages=(Text("none"),))
    return render_pdf(bank, build_notes(bank), settings, font_folders=())


def sizes(rendered: Rendered, word: str) -> set[float]:
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
    assert printed(one_long, "3x5", "shrink").cards == 40


def test_what_fits_at_no_size_does_not_make_the_others_small() -> None:
    assert printed([20, 20, 3000], "3x5", "shrink").body_pt == CEILING_PT
