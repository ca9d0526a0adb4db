"""A paragraph measured: units that never break, each with its place on an endless line, at a size of 1."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import sub

from deckgen.deck.markup import Run
from deckgen.renderers.pdf.text.fonts import Style
from deckgen.renderers.pdf.text.glyphs import Unit, written

TIGHT, FONT, TEXT = "\1", "\2", "\3"
"""The end of a unit that no space follows, a word broken at its hyphen; around the name of a font that begins."""

_CHANGE = f"(?:{FONT}[^{TEXT}]*{TEXT})?"
_NUMBER = re.compile(f"{_CHANGE}[$+~<>]?{_CHANGE}[0-9][0-9.,]*{_CHANGE}")
_WORD = re.compile(f"{_CHANGE}[a-z]")


@dataclass(frozen=True, slots=True, eq=False)
class Para:
    """A paragraph measured: the ``widths`` of its units with the space after each, in parts of the size.

    They add up to ``length``, and none is more than ``widest``. What a unit shows at the end of a line is ``shift``
    less or still shorter, but all of it in the ``tight`` units. ``written`` are the units as they stand in a string of
    the page description, changes of font inside them; text that needs more than its letters is in ``glyphs`` instead.
    ``hard`` are the units before which the author breaks the line; ``changes`` says at which units which font begins. A
    ``rtl`` paragraph begins at the right, a ``verbatim`` one is code, a unit a line.
    """

    runs: tuple[Run, ...]
    style: Style
    widths: tuple[float, ...]
    length: float
    widest: float
    shift: float
    written: tuple[str, ...]
    changes: tuple[tuple[int, str], ...] = ()
    tight: tuple[int, ...] = ()
    glyphs: list[Unit] | None = None
    hard: tuple[int, ...] = ()
    rtl: bool = False
    verbatim: bool = False

    def places(self) -> tuple[list[float], list[float]]:
        """Where each unit starts and ends on an endless line; at the end of a line it ends ``shift`` before that.

        They are forgotten, as so many numbers are sooner added up again than kept.
        """
        starts = list(accumulate(self.widths, initial=0.0))
        if self.glyphs is not None:
            return starts, [start + unit.seen for start, unit in zip(starts, self.glyphs, strict=False)]
        ends = starts[1:]
        for unit in self.tight:
            ends[unit] += self.shift
        return starts, ends

    def clings(self, unit: int) -> bool:
        """Whether a unit is a number before a word, and should stand on its line: the 5 of "5 days"."""
        units: Sequence[str] = self.written
        if self.glyphs is not None:
            units = [one.text for one in self.glyphs[unit : unit + 2]]
            if units[0][-1:] != " ":
                return False
            units, unit = [units[0][:-1], *units[1:]], 0
        if unit + 1 >= len(units) or units[unit].isalpha():
            return False
        return bool(_NUMBER.fullmatch(units[unit]) and _WORD.match(units[unit + 1]))

    def overflows(self, measure: float) -> bool:
        """Whether a unit is wider than a line of so many parts of the size."""
        return self.widest - self.shift > measure and self.widest_unit > measure

    @property
    def widest_unit(self) -> float:
        """What the widest unit shows at the end of a line, at a size of 1."""
        starts, ends = self.places()
        return max(map(sub, ends, starts), default=self.shift) - self.shift

    @property
    def width(self) -> float:
        """The width on one line, at a size of 1."""
        if self.glyphs:
            return self.length - self.widths[-1] + self.glyphs[-1].seen
        return self.length - self.shift if self.widths else 0.0

    def font_at(self, unit: int) -> str:
        """The resource of the font in which a unit begins."""
        font = self.style.resource
        for start, resource in self.changes:
            if start < unit:
                font = resource
        return font

    def lines(self, first: int, breaks: Sequence[int], size_pt: float) -> str:
        """Lines from unit ``first`` to each break as operators, with a space after the last word of each."""
        if self.glyphs is not None:
            held = []
            for last in breaks:
                held.append(written(self.glyphs[first:last], size_pt))
                first = last
            return " T*\n".join(held)
        lines = [" ".join(self.written[start:end]) for start, end in pairwise([first, *breaks])]
        text = "(" + " ) Tj T*\n(".join(lines) + " ) Tj"
        if self.tight:
            text = text.replace(f"{TIGHT} ", "")
        if self.changes:
            text = text.replace(FONT, ") Tj ").replace(TEXT, f" {size_pt:.2f} Tf (")
        return text
