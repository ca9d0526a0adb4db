"""Runs of text measured as a paragraph: word by word where that is enough, else glyph by glyph."""

from deckgen.deck.markup import Run
from deckgen.renderers.pdf.text import scripts
from deckgen.renderers.pdf.text.fixed_lines import broken_code
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.glyph_para import GlyphPara
from deckgen.renderers.pdf.text.glyphs import Unit, letters
from deckgen.renderers.pdf.text.para import Para
from deckgen.renderers.pdf.text.style import NeedsGlyphs, Style
from deckgen.renderers.pdf.text.units import units
from deckgen.renderers.pdf.text.word_units import unbroken_words, word_para


def measured(runs: tuple[Run, ...], fonts: Fonts, tracking: float = 0.0) -> Para:
    """The paragraph of some runs, or of none."""
    try:
        return word_para(runs or (Run(""),), fonts, tracking)
    except NeedsGlyphs:
        whole, hard = units(runs, fonts, tracking)
        return _glyph_para(runs, fonts.style(tracking=tracking), whole, hard)


def measured_key(text: str, fonts: Fonts) -> Para:
    """A short text that is broken at spaces only, and never at a hyphen."""
    runs = (Run(text),)
    try:
        return unbroken_words(runs, fonts.style())
    except NeedsGlyphs:
        return measured(runs, fonts)


def narrowed(para: Para, measure: float, fonts: Fonts) -> Para:
    """The paragraph with each unit that is wider than a line of ``measure`` broken between its letters."""
    if isinstance(para, GlyphPara) and para.verbatim:
        return broken_code(para, measure)
    whole, hard = units(para.runs, fonts, para.style.tracking)
    narrow: list[Unit] = []
    starts: list[int] = []
    for unit in whole:
        starts.append(len(narrow))
        if unit.line_end_width <= measure:
            narrow.append(unit)
        else:
            narrow += letters(unit)
            narrow[-1] = narrow[-1]._replace(hyphen=unit.hyphen)
    starts.append(len(narrow))
    return _glyph_para(para.runs, para.style, narrow, tuple(starts[place] for place in hard))


def _glyph_para(runs: tuple[Run, ...], style: Style, whole: list[Unit], hard: tuple[int, ...]) -> GlyphPara:
    return GlyphPara(runs, style, tuple(whole), hard, rtl=scripts.starts_rtl("".join(run.text for run in runs)))
