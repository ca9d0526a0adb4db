"""Text as units of glyphs: the right font for each letter, marks with their letters, breaks where the script allows."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from deckgen.deck.markup import Run
from deckgen.renderers.pdf.text import scripts
from deckgen.renderers.pdf.text.fonts import Font, Fonts
from deckgen.renderers.pdf.text.glyphs import Glyph, GlyphRun, Unit, is_mark
from deckgen.renderers.pdf.text.style import Style

_SOFT_HYPHEN = "\u00ad"
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\U000e0000-\U000e0fff]")
"""Characters that only say how others are to be set."""
_JOINERS = "\u200c\u200d"


class _Letter(NamedTuple):
    """A character with the marks on it, the style it is in and the direction it runs."""

    text: str
    style: Style
    level: int


def units(runs: Iterable[Run], fonts: Fonts, tracking: float) -> tuple[list[Unit], tuple[int, ...]]:
    """The units of some runs, and those before which the author breaks the line."""
    found: list[Unit] = []
    hard: list[int] = []
    for number, line in enumerate(_lines(runs, fonts, tracking)):
        if number:
            hard.append(len(found))
        text = "".join(character for character, _ in line)
        if script := scripts.unsupported(text):
            fonts.unshaped.add(script)
        depths = scripts.levels(text)
        stops = [0, *scripts.line_breaks(text), len(text)]
        for start, end in pairwise(stops):
            if start < end:
                found.append(_unit(line[start:end], depths[start:end], fonts))
        if text.endswith(_SOFT_HYPHEN):
            found[-1] = Unit(found[-1].pieces)
    return found, tuple(hard)


def unbroken(runs: Iterable[Run], fonts: Fonts) -> Unit:
    """Runs as one unit, which keeps all of its spaces."""
    line = [(character, fonts.of(run)) for run in runs for character in unicodedata.normalize("NFC", run.text)]
    text = "".join(character for character, _ in line)
    if script := scripts.unsupported(text):
        fonts.unshaped.add(script)
    return _unit(line, scripts.levels(text), fonts) if line else Unit(())


def _lines(runs: Iterable[Run], fonts: Fonts, tracking: float) -> list[list[tuple[str, Style]]]:
    """The characters of each line the author wrote, with their styles; spaces in a row as one."""
    lines: list[list[tuple[str, Style]]] = [[]]
    for run in runs:
        style = fonts.of(run, tracking)
        text = unicodedata.normalize("NFC", run.text)
        joined = scripts.needs_shaping(text)
        for character in text:
            if character == "\n":
                lines.append([])
                continue
            if character in "\t\r\f\v\u2028\u2029":
                character = " "
            after_space = not lines[-1] or lines[-1][-1][0] == " "
            if (character == " " and after_space) or (character in _JOINERS and not joined):
                continue
            lines[-1].append((character, style))
    return lines


def _unit(line: list[tuple[str, Style]], depths: Sequence[int], fonts: Fonts) -> Unit:
    hyphen = None
    if line[-1][0] == _SOFT_HYPHEN:
        style = line[-1][1]
        hyphen = next(_plain_pieces([_Letter(_SOFT_HYPHEN, style, depths[-1])], style.first))
    held = [
        _Letter(character, style, depth)
        for (character, style), depth in zip(line, depths, strict=True)
        if character != _SOFT_HYPHEN and not _UNSEEN.match(character)
    ]
    pieces: list[GlyphRun] = []
    for key, group in groupby(_clusters(held), key=lambda letter: (letter.style, letter.level, letter.text == " ")):
        for face, same in groupby(group, key=lambda letter: _face(key[0], letter.text, fonts)):
            pieces += _pieces(list(same), face)
    return Unit(tuple(pieces), hyphen)


def _clusters(line: Iterable[_Letter]) -> Iterator[_Letter]:
    """Letters with the marks and joiners that belong to them."""
    held: _Letter | None = None
    for letter in line:
        if held and (is_mark(letter.text) or letter.text in _JOINERS or held.text[-1] == "\u200d"):
            held = _Letter(held.text + letter.text, held.style, held.level)
            continue
        if held:
            yield held
        held = letter
    if held:
        yield held


def _face(style: Style, cluster: str, fonts: Fonts) -> Font:
    """The first font that has every character of a cluster; the style's own when none has, and that is noted."""
    wanted = [character for character in cluster if character not in _JOINERS]
    if all(map(style.first.covers, wanted)) or unicodedata.category(cluster[0]) == "Zs":
        return style.first
    for face in style.chain:
        if all(map(face.covers, wanted)):
            return face
    found = fonts.elsewhere("".join(wanted))
    if found is None:
        fonts.missing.update(
            character for character in wanted if not any(face.covers(character) for face in style.chain)
        )
        return next((face for face in style.chain if face.covers(cluster[0])), style.first)
    return found


def _pieces(same: list[_Letter], face: Font) -> Iterator[GlyphRun]:
    text = "".join(letter.text for letter in same)
    if face.shapes and scripts.can_shape() and (scripts.needs_shaping(text) or same[0].level % 2):
        yield from _shaped_pieces(text, same[0], face)
        return
    if same[0].level % 2:
        same = same[::-1]
    yield from _plain_pieces(same, face)


def _shaped_pieces(text: str, first: _Letter, face: Font) -> Iterator[GlyphRun]:
    drawn: list[tuple[str, Glyph]] = []
    for item in scripts.shaped(face.shaper, text, rtl=bool(first.level % 2)):
        subset, code = face.glyph_code(item.glyph, item.text)
        natural = face.glyph_advance(item.glyph) + first.style.tracking
        glyph = Glyph(code, natural, item.advance + first.style.tracking, item.text, item.right, item.up)
        drawn.append((face.resource(subset), glyph))
    for number, (resource, glyphs) in enumerate(_by_resource(drawn, first.level)):
        yield GlyphRun(resource, glyphs, first.level, text if number == 0 else "", text == " ")


def _plain_pieces(same: list[_Letter], face: Font) -> Iterator[GlyphRun]:
    drawn: list[tuple[str, Glyph]] = []
    for letter in same:
        for character in letter.text:
            shown = character if face.covers(character) or unicodedata.category(character) != "Zs" else "\u00a0"
            subset, code = face.code(ord(shown))
            width = face.advance(shown) + letter.style.tracking
            drawn.append((face.resource(subset), Glyph(code, width, width, character)))
    for resource, glyphs in _by_resource(drawn, same[0].level):
        text = "".join(glyph.text for glyph in glyphs)
        yield GlyphRun(resource, glyphs, same[0].level, text, text == " ")


def _by_resource(drawn: list[tuple[str, Glyph]], level: int) -> list[tuple[str, tuple[Glyph, ...]]]:
    """Glyphs from left to right by their font, in the order of reading: from the right where text runs so."""
    groups = [
        (resource, tuple(glyph for _, glyph in group)) for resource, group in groupby(drawn, key=lambda pair: pair[0])
    ]
    return groups[::-1] if level % 2 else groups
