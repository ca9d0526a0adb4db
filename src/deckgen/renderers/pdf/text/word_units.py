"""Runs of plain words as a paragraph: the fast way, which sets nearly all text in Latin script."""

import re
from collections.abc import Sequence

from deckgen.deck.markup import Run
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.style import Measured, NeedsGlyphs, Style
from deckgen.renderers.pdf.text.word_para import FONT, TEXT, WordPara

_HYPHEN = re.compile(r"(?<=[A-Za-z]{2}-)(?=[A-Za-z]{2})|(?<=[\w.,%)]—)(?=\w)")
"""Where a word may be broken: after a hyphen between letters, after a dash."""


def word_para(runs: tuple[Run, ...], fonts: Fonts, tracking: float) -> WordPara:
    """The paragraph of one or more runs.

    Raises:
        NeedsGlyphs: a word is not plain, or there is a space that must not be printed.
    """
    style, text = fonts.of(runs[0], tracking), runs[0].text
    if len(runs) == 1 and len(_parts(text)) == 1 and "  " not in text and text == text.strip(" "):
        return unbroken_words(runs, style)
    units, tight, hang = _units(runs, fonts, tracking)
    advances, written = zip(*units, strict=True)
    widest = max(max(advances) - hang, *(advances[unit] for unit in tight), 0.0)
    return WordPara(runs, style, advances, written, tight, hang, sum(advances), widest)


def unbroken_words(runs: tuple[Run], style: Style) -> WordPara:
    """The paragraph of a single run that is broken at its spaces only, with one between two words.

    Raises:
        NeedsGlyphs: a word is not plain.
    """
    (run,) = runs
    advances, written = zip(*map(style.words.__getitem__, run.text.split(" ")), strict=True)
    return WordPara(runs, style, advances, written, (), style.space, sum(advances), max(advances) - style.space)


def _units(runs: tuple[Run, ...], fonts: Fonts, tracking: float) -> tuple[list[Measured], tuple[int, ...], float]:
    """The units of a paragraph, those of them that are tight, and how far a line's last space may hang over."""
    style = fonts.of(runs[0], tracking)
    units: list[Measured] = []
    tight: list[int] = []
    hang = style.space
    ended = True
    for run in runs:
        if "  " in run.text or (ended and run.text[:1] == " "):
            raise NeedsGlyphs
        before, style = style, fonts.of(run, tracking)
        change = "" if style is before else f"{FONT}{style.resource}{TEXT}"
        hang = min(hang, style.space)
        for number, part in enumerate(_parts(run.text)):
            if number:
                tight.append(len(units) - 1)
                ended = True
            words = _words(part, style)
            if words and (change or not ended):
                advance, written = (0.0, "") if ended else units.pop()
                words[0] = advance + words[0][0], f"{written}{change}{words[0][1]}"
                change = ""
            units += words
            ended = part[-1:] == " " or not units
    if not ended or not units:  # without a space after it, the last word runs together with what is copied after it
        advance, written = units.pop() if units else (0.0, "")
        units.append((advance + hang, f"{written} "))
    return units, tuple(tight), hang


def _parts(text: str) -> Sequence[str]:
    """A text cut where a line may end inside a word."""
    return _HYPHEN.split(text) if "-" in text or "—" in text else (text,)


def _words(text: str, style: Style) -> list[Measured]:
    """The words of a text, each with a space; the last one without, unless the text ends with one."""
    words = text.split(" ")
    measured = list(map(style.words.__getitem__, words))
    if words[-1]:
        advance, written = measured[-1]
        measured[-1] = advance - style.space, written[:-1]
    else:
        measured.pop()
    return measured
