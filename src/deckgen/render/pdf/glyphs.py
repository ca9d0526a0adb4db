"""Text that needs more than one font or more than its letters: character by character."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from deckgen.deck.markup import Run
from deckgen.render.pdf import scripts
from deckgen.render.pdf.fonts import Face, Fonts, Style
from deckgen.render.pdf.raw import text_string

_SOFT_HYPHEN = "\u00ad"
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\U000e0000-\U000e0fff]")
"""Characters that only say how others are to be set."""
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph as it is written, how far it moves the pen on its own and in this place, and where it is drawn."""

    written: str
    natural: float
    width: float
    text: str
    right: float = 0.0
    up: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one font and one direction, from left to right; ``space`` when that is all it is."""

    resource: str
    glyphs: tuple[Glyph, ...]
    level: int
    text: str
    space: bool = False

    @property
    def width(self) -> float:
        """The length of the piece, in parts of the size."""
        return sum(glyph.width for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Unit:
    """What never breaks; ``hyphen`` is drawn only where a line ends with the unit."""

    pieces: tuple[Piece, ...]
    hyphen: Piece | None = None

    @property
    def width(self) -> float:
        """The length with the spaces at the end."""
        return sum(piece.width for piece in self.pieces)

    @property
    def seen(self) -> float:
        """The length at the end of a line."""
        spaces = self.pieces[-1].width if self.pieces and self.pieces[-1].space else 0.0
        return self.width - spaces + (self.hyphen.width if self.hyphen else 0.0)


@dataclass(frozen=True, slots=True)
class _Letter:
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
    return found, tuple(hard)


def letters(unit: Unit) -> Iterator[Unit]:
    """A unit as units of one character with the marks on it; what is joined stays so."""
    for piece in unit.pieces:
        held: list[Glyph] = []
        for glyph in piece.glyphs:
            if held and glyph.text and not _is_mark(glyph.text[0]):
                yield _of(piece, held)
                held = []
            held.append(glyph)
        yield _of(piece, held)


def written(whole: Sequence[Unit], size_pt: float) -> str:
    """The units of a line as operators, a space after the last."""
    pieces = [piece for unit in whole for piece in unit.pieces]
    if whole and whole[-1].hyphen:
        pieces.append(whole[-1].hyphen)
    ending = [pieces.pop()] if pieces and pieces[-1].space else []
    said = "".join(piece.text for piece in pieces)
    depths = [piece.level for piece in pieces]
    out = []
    for resource, group in groupby([*scripts.reordered(pieces, depths), *ending], key=lambda piece: piece.resource):
        glyphs = [glyph for piece in group for glyph in piece.glyphs]
        out.append(f"{resource} {size_pt:.2f} Tf {_shown(glyphs, size_pt)}")
    if not any(depths) and not scripts.needs_shaping(said):
        return " ".join(out)
    return f"/Span <</ActualText {text_string(f'{said} ')}>> BDC {' '.join(out)} EMC"


def _of(piece: Piece, glyphs: list[Glyph]) -> Unit:
    text = "".join(glyph.text for glyph in glyphs)
    return Unit((Piece(piece.resource, tuple(glyphs), piece.level, text, piece.space),))


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
        hyphen = next(_plain_pieces([_Letter(_SOFT_HYPHEN, style, depths[-1])], style.chain[0]))
    held = [
        _Letter(character, style, depth)
        for (character, style), depth in zip(line, depths, strict=True)
        if character != _SOFT_HYPHEN and not _UNSEEN.match(character)
    ]
    pieces: list[Piece] = []
    for key, group in groupby(_clusters(held), key=lambda letter: (letter.style, letter.level, letter.text == " ")):
        for face, same in groupby(group, key=lambda letter: _face(key[0], letter.text, fonts)):
            pieces += _pieces(list(same), face)
    return Unit(tuple(pieces), hyphen)


def _clusters(line: Iterable[_Letter]) -> Iterator[_Letter]:
    """Letters with the marks and joiners that belong to them."""
    held: _Letter | None = None
    for letter in line:
        if held and (_is_mark(letter.text) or letter.text in _JOINERS or held.text[-1] == "\u200d"):
            held = _Letter(held.text + letter.text, held.style, held.level)
            continue
        if held:
            yield held
        held = letter
    if held:
        yield held


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _face(style: Style, cluster: str, fonts: Fonts) -> Face:
    """The first font that has every character of a cluster; the style's own when none has, and that is noted."""
    wanted = [character for character in cluster if character not in _JOINERS]
    for face in style.chain:
        if all(map(face.covers, wanted)):
            return face
    if unicodedata.category(cluster[0]) == "Zs":
        return style.chain[0]
    found = fonts.elsewhere("".join(wanted))
    if found is None:
        fonts.missing.update(
            character for character in wanted if not any(face.covers(character) for face in style.chain)
        )
        return next((face for face in style.chain if face.covers(cluster[0])), style.chain[0])
    return found


def _pieces(same: list[_Letter], face: Face) -> Iterator[Piece]:
    text = "".join(letter.text for letter in same)
    if face.shapes and scripts.can_shape() and (scripts.needs_shaping(text) or same[0].level % 2):
        yield from _shaped_pieces(text, same[0], face)
        return
    if same[0].level % 2:
        same = same[::-1]
    yield from _plain_pieces(same, face)


def _shaped_pieces(text: str, first: _Letter, face: Face) -> Iterator[Piece]:
    drawn: list[tuple[str, Glyph]] = []
    for item in scripts.shaped(face.face, text, leftward=bool(first.level % 2)):
        subset, code = face.glyph_code(item.glyph, item.text)
        natural = face.glyph_advance(item.glyph) + first.style.tracking
        glyph = Glyph(code, natural, item.advance + first.style.tracking, item.text, item.right, item.up)
        drawn.append((face.resource(subset), glyph))
    for number, (resource, group) in enumerate(groupby(drawn, key=lambda pair: pair[0])):
        glyphs = tuple(glyph for _, glyph in group)
        yield Piece(resource, glyphs, first.level, text if number == 0 else "", text == " ")


def _plain_pieces(same: list[_Letter], face: Face) -> Iterator[Piece]:
    drawn: list[tuple[str, Glyph]] = []
    for letter in same:
        for character in letter.text:
            shown = character if face.covers(character) or unicodedata.category(character) != "Zs" else "\u00a0"
            subset, code = face.code(ord(shown))
            width = face.advance(shown) + letter.style.tracking
            drawn.append((face.resource(subset), Glyph(code, width, width, character)))
    for resource, group in groupby(drawn, key=lambda pair: pair[0]):
        glyphs = tuple(glyph for _, glyph in group)
        text = "".join(glyph.text for glyph in glyphs)
        yield Piece(resource, glyphs, same[0].level, text, text == " ")


def _shown(glyphs: Sequence[Glyph], size_pt: float) -> str:
    """Glyphs as operators, moved where their font wants them."""
    if all(glyph.natural == glyph.width and not glyph.right and not glyph.up for glyph in glyphs):
        return f"({''.join(glyph.written for glyph in glyphs)}) Tj"
    out = []
    for glyph in glyphs:
        shift = f"{-1000 * glyph.right:.0f}" if glyph.right else ""
        after = -1000 * (glyph.width - glyph.natural - glyph.right)
        show = f"[{shift}({glyph.written}){after:.0f}] TJ"
        out.append(f"{glyph.up * size_pt:.2f} Ts {show} 0 Ts" if glyph.up else show)
    return " ".join(out)
