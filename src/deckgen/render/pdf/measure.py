"""Text as units that never break, each with its place on an endless line, at a size of 1."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby, takewhile
from operator import itemgetter

from deckgen.deck.markup import Run
from deckgen.render.pdf.fonts import Fonts, NotPlain, Style

_AFTER = re.compile(r"(?<=[A-Za-z]{2}-)(?=[A-Za-z]{2})|(?<=[\w.,%)][—])(?=\w)")
"""Where a word may break: after a hyphen between letters, after a dash."""


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


@dataclass(frozen=True, slots=True, eq=False)
class Para:
    """A paragraph measured: ``starts`` and ``ends`` of its units on an endless line, in parts of the size.

    Plain paragraphs hold words of one style, to be joined by ``glue``; mixed ones hold the pieces of each unit.
    A unit's visible end is ``ends[i] - shift``. ``hard`` are the units before which the author breaks the line.
    """

    runs: tuple[Run, ...]
    starts: list[float]
    ends: list[float]
    widest: float
    shift: float
    style: Style
    words: list[str]
    glue: str = " "
    pieces: tuple[Unit, ...] | None = None
    hard: tuple[int, ...] = ()

    @property
    def width(self) -> float:
        """The width on one line, at a size of 1."""
        return self.ends[-1] - self.shift if self.ends else 0.0

    def line(self, first: int, last: int) -> str:
        """Units ``first`` to ``last`` as operators, with a space after them; NUL stands where the font's size goes."""
        if self.pieces is None:
            written = self.glue.join([self.style.written[word] for word in self.words[first:last]])
            return f"({written}{self.glue}) Tj"
        return _written([piece for unit in self.pieces[first:last] for piece in unit])


def measured(runs: tuple[Run, ...], fonts: Fonts, tracking: float = 0.0) -> Para:
    """The paragraph of some runs."""
    if len(runs) == 1:
        style = fonts.of(runs[0], tracking)
        try:
            return _plain(runs, style)
        except NotPlain:
            pass
    return _mixed(runs, _units(runs, fonts, tracking), fonts.style(tracking=tracking))


def narrowed(para: Para, measure: float, fonts: Fonts) -> Para:
    """The paragraph with every unit that is wider than a line of ``measure`` broken between its characters."""
    units, hard = _units(para.runs, fonts, para.style.tracking)
    narrow: list[Unit] = []
    starts_at: dict[int, int] = {}
    for place, unit in enumerate(units):
        starts_at[place] = len(narrow)
        if sum(piece.width for piece in unit) - unit[-1].after <= measure:
            narrow.append(unit)
        else:
            narrow += _letters(unit)
    moved = tuple(starts_at.get(place, len(narrow)) for place in hard)
    return _mixed(para.runs, (narrow, moved), para.style)


def _plain(runs: tuple[Run, ...], style: Style) -> Para:
    text = runs[0].text
    if "-" not in text and "—" not in text:
        words = text.split(" ")
        widths = list(map(style.spaced.__getitem__, words))
        ends = list(accumulate(widths))
        return Para(runs, [0.0, *ends], ends, max(widths), style.space, style, words)
    words = [piece for word in text.split(" ") for piece in _AFTER.split(f"{word} ")]
    widths = list(map(style.solid.__getitem__, words))
    after = list(accumulate(widths))
    space = style.space
    ends = [end - space if word[-1] == " " else end for end, word in zip(after, words, strict=True)]
    return Para(runs, [0.0, *after], ends, max(widths), 0.0, style, words, glue="")


def _mixed(runs: tuple[Run, ...], measured_units: tuple[list[Unit], tuple[int, ...]], style: Style) -> Para:
    units, hard = measured_units
    widths = [sum(piece.width for piece in unit) for unit in units]
    after = list(accumulate(widths))
    ends = [end - unit[-1].after for end, unit in zip(after, units, strict=True)]
    return Para(runs, [0.0, *after], ends, max(widths, default=0.0), 0.0, style, [], "", tuple(units), hard)


def _letters(unit: Unit) -> Iterator[Unit]:
    """A unit as units of one character with the marks on it."""
    held: list[Glyph] = []
    resource = ""
    for piece in unit:
        for glyph in piece.glyphs:
            if held and not _joins(glyph.text):
                yield (Piece.of(resource, held),)
                held = []
            held.append(glyph)
            resource = piece.resource
    yield (Piece.of(resource, held),)


def _joins(character: str) -> bool:
    return character == " " or character == "\u200d" or unicodedata.category(character).startswith("M")


def _units(runs: Iterable[Run], fonts: Fonts, tracking: float) -> tuple[list[Unit], tuple[int, ...]]:
    units: list[Unit] = []
    hard: list[int] = []
    open_unit: list[Piece] = []
    for run in runs:
        style = fonts.of(run, tracking)
        for part in re.findall(r"\n|[^ \n]+ *| +", run.text):
            if part == "\n":
                if open_unit:
                    units.append(tuple(open_unit))
                    open_unit = []
                hard.append(len(units))
                continue
            open_unit += _pieces(part, style, fonts)
            if part.endswith(" "):
                units.append(tuple(open_unit))
                open_unit = []
    if open_unit:
        units.append(tuple(open_unit))
    return units, tuple(hard)


def _pieces(text: str, style: Style, fonts: Fonts) -> Iterator[Piece]:
    """A word in the fonts that have its characters; one that none has is drawn as a box by the first."""
    held: list[tuple[str, Glyph]] = []
    for character in text:
        face = style.face_for(character)
        if face is None:
            fonts.missing.add(character)
            face = style.chain[0]
        subset, written = face.code(ord(character))
        width = face.advance(character) + style.tracking
        held.append((face.resource(subset), Glyph(written, width, character)))
    for resource, group in groupby(held, key=itemgetter(0)):
        yield Piece.of(resource, (glyph for _, glyph in group))


def _written(pieces: list[Piece]) -> str:
    """Pieces as operators, neighbours of one font together."""
    out: list[str] = []
    resource, held = "", ""
    for piece in pieces:
        if piece.resource != resource:
            if held:
                out.append(f"{resource} \0 Tf ({held}) Tj")
            resource, held = piece.resource, ""
        held += "".join(glyph.written for glyph in piece.glyphs)
    out.append(f"{resource} \0 Tf ({held} ) Tj")
    return " ".join(out)
