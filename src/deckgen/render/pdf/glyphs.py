"""Text that needs more than one font or more than its letters: character by character."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile
from operator import itemgetter

from deckgen.deck.markup import Run
from deckgen.render.pdf.fonts import Fonts, Style


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it is written in a page description, and its width."""

    written: str
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one font; ``after`` is the width of the spaces at the end, 0 where there are none."""

    resource: str
    glyphs: tuple[Glyph, ...]
    width: float
    after: float

    @classmethod
    def of(cls, resource: str, glyphs: Iterable[Glyph]) -> "Piece":
        """The piece of some glyphs."""
        held = tuple(glyphs)
        spaces = takewhile(lambda glyph: glyph.text == " ", reversed(held))
        return cls(resource, held, sum(glyph.width for glyph in held), sum(glyph.width for glyph in spaces))


Unit = tuple[Piece, ...]
"""What never breaks."""


def units(runs: Iterable[Run], fonts: Fonts, tracking: float) -> tuple[list[Unit], tuple[int, ...]]:
    """The units of some runs, and those before which the author breaks the line."""
    found: list[Unit] = []
    hard: list[int] = []
    open_unit: list[Piece] = []
    for run in runs:
        style = fonts.of(run, tracking)
        for part in re.findall(r"\n|[^ \n]+ *| +", unicodedata.normalize("NFC", run.text)):
            if part == "\n":
                if open_unit:
                    found.append(tuple(open_unit))
                    open_unit = []
                hard.append(len(found))
                continue
            open_unit += _pieces(part, style, fonts)
            if part.endswith(" "):
                found.append(tuple(open_unit))
                open_unit = []
    if open_unit:
        found.append(tuple(open_unit))
    return found, tuple(hard)


def letters(unit: Unit) -> Iterator[Unit]:
    """A unit as units of one character with the marks on it."""
    held: list[Glyph] = []
    resource = ""
    for piece in unit:
        for glyph in piece.glyphs:
            if held and (not _joins(glyph.text) or piece.resource != resource):
                yield (Piece.of(resource, held),)
                held = []
            held.append(glyph)
            resource = piece.resource
    yield (Piece.of(resource, held),)


def written(whole: Iterable[Unit]) -> str:
    """Units as operators, neighbours of one font together, a space after the last; NUL stands for the size."""
    out: list[str] = []
    resource, held = "", ""
    for piece in (piece for unit in whole for piece in unit):
        if piece.resource != resource:
            if held:
                out.append(f"{resource} \0 Tf ({held}) Tj")
            resource, held = piece.resource, ""
        held += "".join(glyph.written for glyph in piece.glyphs)
    out.append(f"{resource} \0 Tf ({held} ) Tj")
    return " ".join(out)


def _joins(character: str) -> bool:
    return character in (" ", "\u200d") or unicodedata.category(character).startswith("M")


def _pieces(text: str, style: Style, fonts: Fonts) -> Iterator[Piece]:
    """A word in the fonts that have its characters; one that none has is drawn as a box by the first."""
    held: list[tuple[str, Glyph]] = []
    for character in text:
        face = style.face_for(character)
        if face is None:
            fonts.missing.add(character)
            face = style.chain[0]
        subset, code = face.code(ord(character))
        width = face.advance(character) + style.tracking
        held.append((face.resource(subset), Glyph(code, width, character)))
    for resource, group in groupby(held, key=itemgetter(0)):
        yield Piece.of(resource, (glyph for _, glyph in group))
