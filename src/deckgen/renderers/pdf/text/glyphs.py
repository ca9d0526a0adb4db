"""Glyphs placed one by one, for text that needs more than one font or more than its letters."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from deckgen.renderers.pdf.file.pdf_file import text_string
from deckgen.renderers.pdf.text import scripts


class Glyph(NamedTuple):
    """A glyph as it is written, how far it moves the pen on its own and in this place, and where it is drawn."""

    written: str
    natural: float
    width: float
    text: str
    right: float = 0.0
    up: float = 0.0


class GlyphRun(NamedTuple):
    """Glyphs of one font and one direction, from left to right; ``space`` when that is all it is."""

    resource: str
    glyphs: tuple[Glyph, ...]
    level: int
    text: str
    space: bool = False

    @property
    def step(self) -> Literal[1, -1]:
        """The way through the glyphs in the order of reading."""
        return -1 if self.level % 2 else 1

    @property
    def width(self) -> float:
        """The length of the piece, in parts of the size."""
        return sum(glyph.width for glyph in self.glyphs)


class Unit(NamedTuple):
    """What never breaks; ``hyphen`` is drawn only where a line ends with the unit."""

    pieces: tuple[GlyphRun, ...]
    hyphen: GlyphRun | None = None

    @property
    def text(self) -> str:
        """What the unit says, with the spaces at the end."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def width(self) -> float:
        """The length with the spaces at the end."""
        return sum(piece.width for piece in self.pieces)

    @property
    def line_end_width(self) -> float:
        """The length at the end of a line."""
        spaces = self.pieces[-1].width if self.pieces and self.pieces[-1].space else 0.0
        return self.width - spaces + (self.hyphen.width if self.hyphen else 0.0)


def letters(unit: Unit) -> Iterator[Unit]:
    """A unit as units of one character with the marks on it; what is joined stays so."""
    for piece in unit.pieces:
        held: list[Glyph] = []
        for glyph in piece.glyphs[:: piece.step]:
            if held and glyph.text and not is_mark(glyph.text[0]):
                yield _of(piece, held)
                held = []
            held.append(glyph)
        yield _of(piece, held)


def written(whole: Sequence[Unit], size_pt: float) -> str:
    """The units of a line as operators, a space after the last.

    Where letters change places, the line says what it reads. Not where it runs to the left: viewers know that such
    text lies there from left to right, turn it round, and would turn round what it says.
    """
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
    if any(depth % 2 for depth in depths) or not scripts.needs_shaping(said):
        return " ".join(out)
    return f"/Span <</ActualText {text_string(f'{said} ')}>> BDC {' '.join(out)} EMC"


def _of(piece: GlyphRun, glyphs: list[Glyph]) -> Unit:
    text = "".join(glyph.text for glyph in glyphs)
    return Unit((GlyphRun(piece.resource, tuple(glyphs[:: piece.step]), piece.level, text, piece.space),))


def is_mark(character: str) -> bool:
    """Whether a character is drawn on the one before it."""
    return unicodedata.category(character).startswith("M")


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
