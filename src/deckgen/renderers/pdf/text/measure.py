"""Text measured: runs as paragraphs."""

import re

from deckgen.deck.markup import Run
from deckgen.renderers.pdf.text import scripts
from deckgen.renderers.pdf.text.fixed_lines import broken_code
from deckgen.renderers.pdf.text.fonts import Fonts, NotPlain, Style
from deckgen.renderers.pdf.text.glyphs import Unit, letters
from deckgen.renderers.pdf.text.para import FONT, TEXT, TIGHT, Para
from deckgen.renderers.pdf.text.units import units

_AFTER = re.compile(r"(?<=[A-Za-z]{2}-)(?=[A-Za-z]{2})|(?<=[\w.,%)]—)(?=\w)")
"""Where a word may break: after a hyphen between letters, after a dash."""


def measured(runs: tuple[Run, ...], fonts: Fonts, tracking: float = 0.0) -> Para:
    """The paragraph of some runs, or of none."""
    try:
        if len(runs) == 1:
            text = runs[0].text
            if "-" not in text and "—" not in text and "  " not in text and len(text.strip(" ")) == len(text):
                return _plain(runs, fonts.of(runs[0], tracking))
        elif not runs:
            return _plain((Run(""),), fonts.style(tracking=tracking))
        return _pieced(runs, fonts, tracking)
    except NotPlain:
        return _glyphed(runs, units(runs, fonts, tracking), fonts.style(tracking=tracking))


def measured_key(text: str, fonts: Fonts) -> Para:
    """A short text that breaks at its spaces only, hyphens or not."""
    runs = (Run(text),)
    try:
        return _plain(runs, fonts.of(runs[0]))
    except NotPlain:
        return measured(runs, fonts)


def narrowed(para: Para, measure: float, fonts: Fonts) -> Para:
    """The paragraph with every unit that is wider than a line of ``measure`` broken between its characters."""
    if para.verbatim:
        return broken_code(para, measure)
    whole, hard = units(para.runs, fonts, para.style.tracking)
    narrow: list[Unit] = []
    moved: list[int] = []
    for place, unit in enumerate(whole):
        moved += [len(narrow)] * hard.count(place)
        if unit.seen <= measure:
            narrow.append(unit)
        else:
            narrow += letters(unit)
            narrow[-1] = narrow[-1]._replace(hyphen=unit.hyphen)
    moved += [len(narrow)] * (len(hard) - len(moved))
    return _glyphed(para.runs, (narrow, tuple(moved)), para.style)


def _plain(runs: tuple[Run, ...], style: Style) -> Para:
    text = runs[0].text
    words = text.split(" ")
    widths = tuple(map(style.spaced.__getitem__, words))
    return Para(runs, style, widths, sum(widths), style.widest, style.space, _written(words, style))


def _written(words: list[str], style: Style) -> tuple[str, ...]:
    """The measured words of a text as they stand in a string of the page description."""
    return tuple(map(style.written.__getitem__, words))


def _pieced(runs: tuple[Run, ...], fonts: Fonts, tracking: float) -> Para:
    base = style = fonts.of(runs[0], tracking)
    widths: list[float] = []
    units: list[str] = []
    tight: list[int] = []
    changes: list[tuple[int, str]] = []
    shift = base.space
    joins = False
    for run in runs:
        text = run.text
        if "  " in text or (not joins and text[:1] == " "):
            raise NotPlain
        before, style = style, fonts.of(run, tracking)
        mark = ""
        if style is not before and text:
            mark = f"{FONT}{style.resource}{TEXT}"
            changes.append((len(widths) - joins, style.resource))
            shift = min(shift, style.space)
        stretches = _AFTER.split(text) if "-" in text or "—" in text else (text,)
        for place, stretch in enumerate(stretches):
            if place:
                units[-1] += TIGHT
                tight.append(len(widths) - 1)
                joins = False
            wide, said = _worded(stretch, style)
            if mark:
                said[0] = mark + said[0]
                mark = ""
            if joins and wide:
                widths[-1] += wide.pop(0)
                units[-1] += said.pop(0)
            widths += wide
            units += said
            joins = stretch[-1:] != " "
    if joins:
        widths[-1] += shift
    widest = max(widths)
    for unit in tight:
        widest = max(widest, widths[unit] + shift)
    return Para(runs, base, tuple(widths), sum(widths), widest, shift, tuple(units), tuple(changes), tuple(tight))


def _worded(text: str, style: Style) -> tuple[list[float], list[str]]:
    """The widths of words with the space after them, the last as it stands, and the words as they are written."""
    words = text.split(" ")
    final = words.pop()
    wide = list(map(style.spaced.__getitem__, words))
    if final:
        words.append(final)
        wide.append(style.solid[final])
    return wide, list(_written(words, style))


def _glyphed(runs: tuple[Run, ...], held: tuple[list[Unit], tuple[int, ...]], style: Style) -> Para:
    whole, hard = held
    widths = tuple(unit.width for unit in whole)
    widest = max((unit.seen for unit in whole), default=0.0)
    rtl = scripts.starts_rtl("".join(run.text for run in runs))
    return Para(runs, style, widths, sum(widths), widest, 0.0, (), glyphs=whole, hard=hard, rtl=rtl)
