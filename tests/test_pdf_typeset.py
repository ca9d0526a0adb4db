from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from deckgen.deck.markup import Run
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.glyph_para import GlyphPara
from deckgen.renderers.pdf.text.glyphs import Unit
from deckgen.renderers.pdf.text.measure import measured, narrowed
from deckgen.renderers.pdf.text.para import Para
from deckgen.renderers.pdf.text.typeset import balanced, broken
from deckgen.renderers.pdf.text.units import units

FONTS = Fonts()
RUNS = st.lists(
    st.builds(Run, st.text("abcdef -.—é", min_size=1, max_size=60), st.booleans(), st.booleans()),
    min_size=1,
    max_size=4,
).map(tuple)


def widths(para: Para, breaks: Sequence[int]) -> list[float]:
    starts, ends = para.places()
    return [ends[last - 1] - para.hang - starts[first] for first, last in pairwise([0, *breaks])]


def fewest_lines(para: Para, measure: float) -> int:
    """How many lines it takes to put each unit on the line in hand while it fits there."""
    lines, start = 0, float("-inf")
    for at, end in zip(*para.places(), strict=False):
        if end - para.hang - start > measure + 1e-6 or not lines:
            lines, start = lines + 1, at
    return lines


@settings(max_examples=150)
@given(RUNS, st.floats(3, 40))
def test_every_line_fits_and_every_unit_is_on_one(runs: tuple[Run, ...], measure: float) -> None:
    para = measured(runs, FONTS)
    if para.overflows(measure):
        para = narrowed(para, measure, FONTS)
    for breaks in (broken(para, measure), balanced(para, measure)):
        assert all(width <= measure + 1e-4 for width in widths(para, breaks))
        assert list(breaks) == sorted(set(breaks))
        assert breaks[-1:] == (para.count,) or not para.count
        assert len(breaks) == fewest_lines(para, measure)


@settings(max_examples=60)
@given(RUNS, st.lists(st.floats(12, 40), min_size=2, max_size=5))
def test_a_paragraph_breaks_the_same_whatever_measures_were_tried_before(
    runs: tuple[Run, ...], measures: list[float]
) -> None:
    para = measured(runs, FONTS)

    assert [broken(para, one) for one in measures] == [broken(measured(runs, FONTS), one) for one in measures]


@settings(max_examples=60)
@given(RUNS)
def test_the_fast_way_and_the_slow_way_measure_the_same(runs: tuple[Run, ...]) -> None:
    fast = measured(runs, FONTS)
    slow, _ = units(runs, FONTS, 0.0)
    length = sum(unit.width for unit in slow) - (_spaces(slow[-1]) if slow else 0.0)

    # The space at the end of a line is that of the first style, which may be a little wider than another's.
    assert abs(fast.width - length) < (1e-6 if len(runs) == 1 else 0.04)


def _spaces(unit: Unit) -> float:
    return unit.width - unit.line_end_width


def test_a_text_is_as_wide_as_reportlab_says() -> None:
    import io

    import pymupdf_fonts

    registerFont(TTFont("Reference", io.BytesIO(pymupdf_fonts.myfont("figo"))))
    text = "Refresh in 15 minutes, $1.5M lift projected; (top 3) in use – “alignment” first"

    assert abs(measured((Run(text),), FONTS).width * 10 - stringWidth(text, "Reference", 10)) < 1e-6


def test_a_last_line_is_not_one_short_word() -> None:
    para = measured((Run("Five or six words stand on this line and one more"),), FONTS)
    for tenths in range(60, 240):
        breaks = broken(para, tenths / 10)
        if len(breaks) > 1 and breaks[-2] - (breaks[-3] if len(breaks) > 2 else 0) > 3:
            assert breaks[-1] - breaks[-2] > 1 or widths(para, breaks)[-1] >= 0.45 * tenths / 10 - 1


def test_what_is_read_at_a_glance_has_lines_of_about_one_length() -> None:
    para = measured((Run("Tell me about a time when you started from what a customer needed"),), FONTS)
    plain, even = widths(para, broken(para, 24)), widths(para, balanced(para, 24))

    assert len(plain) == len(even)
    assert max(even) - min(even) < max(plain) - min(plain)


def test_a_break_that_the_author_asks_for_is_kept() -> None:
    para = measured((Run("one two\nthree\n\nfour"),), FONTS)

    assert len(broken(para, 100)) == 4


def test_empty_lines_stay_where_they_are_when_a_word_is_broken() -> None:
    runs = (Run(f"{'w' * 20}\n\nend"),)
    para = narrowed(measured(runs, FONTS), 4.0, FONTS)
    empty = [number for number, (first, last) in enumerate(pairwise([0, *broken(para, 4.0)])) if first == last]

    assert empty == [len(broken(para, 4.0)) - 2]


def test_a_line_is_no_longer_than_it_may_be_when_its_paragraph_begins_with_code() -> None:
    text = " is what we used, and there it was: a thing of beauty in the end"
    para = measured((Run("kubectl", code=True), Run(text)), FONTS)
    words = f"kubectl{text}".split()
    for measure in range(50, 200):
        for first, last in pairwise(broken(para, measure / 10)):
            line = measured((Run(" ".join(words[first:last])),), FONTS)
            assert line.width <= measure / 10 + 1e-4


def test_a_soft_hyphen_at_the_end_of_a_text_is_not_drawn() -> None:
    assert measured((Run("a word\u00ad"),), FONTS).width == measured((Run("a word"),), FONTS).width


def test_a_soft_hyphen_is_drawn_where_a_line_ends_with_a_word_that_was_too_long_for_it() -> None:
    para = narrowed(measured((Run(f"{'w' * 12}\u00adnext"),), FONTS), 4.0, FONTS)

    assert isinstance(para, GlyphPara)
    assert [number for number, unit in enumerate(para.units) if unit.hyphen] == [11]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("number", ["5", "$1.5", "4,000", "+20"])
def test_a_number_stands_on_the_line_of_what_it_counts(number: str, bold: bool) -> None:
    before, after = "It took all of us ", " days of work to bring the whole of it to the end"
    whole = (Run(f"{before}{number}{after}"),)
    for measure in range(100, 200):
        para = measured((Run(before), Run(number, bold=True), Run(after)) if bold else whole, FONTS)
        assert 6 not in broken(para, measure / 10)


def test_a_number_stands_on_the_line_of_what_it_counts_in_text_that_needs_more_than_its_letters() -> None:
    for measure in range(100, 200):
        para = measured((Run("It took all of us here ≥ 5 days of work to bring the whole of it to the end"),), FONTS)
        assert isinstance(para, GlyphPara)
        assert 8 not in broken(para, measure / 10)


def test_a_number_that_counts_nothing_or_is_nearly_alone_stays_where_it_is() -> None:
    para = measured((Run("We won 5 Days in the west of the country and more"),), FONTS)
    short = measured((Run("We won 5 days in the west of the country and more"),), FONTS)

    assert 3 in {stop for measure in range(30, 200) for stop in broken(para, measure / 10)}
    assert 3 in {stop for measure in range(30, 200) for stop in broken(short, measure / 10)}
