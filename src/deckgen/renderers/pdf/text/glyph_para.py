"""A paragraph whose glyphs are placed one by one, measured at a size of 1."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from deckgen.deck.markup import Run
from deckgen.renderers.pdf.text.glyphs import Unit, written
from deckgen.renderers.pdf.text.style import Style
from deckgen.renderers.pdf.text.word_para import clinging


@dataclass(frozen=True, eq=False)
class GlyphPara:
    """Units that are never broken, in any script. Lengths are in parts of the type size.

    The author breaks the line before the units in ``hard``. An ``rtl`` paragraph begins at the right. A ``verbatim``
    one is code, and a unit is a line of it.
    """

    runs: tuple[Run, ...]
    style: Style
    units: tuple[Unit, ...]
    hard: tuple[int, ...] = ()
    rtl: bool = False
    verbatim: bool = False

    hang = 0.0

    @property
    def count(self) -> int:
        """How many units there are."""
        return len(self.units)

    @cached_property
    def length(self) -> float:
        """The width on one line, with the spaces after the last unit."""
        return sum(unit.width for unit in self.units)

    @property
    def width(self) -> float:
        """The width on one line."""
        return self.length - self.units[-1].width + self.units[-1].line_end_width if self.units else 0.0

    @cached_property
    def widest_unit(self) -> float:
        """The width of the widest unit where a line ends with it."""
        return max((unit.line_end_width for unit in self.units), default=0.0)

    def places(self) -> tuple[list[float], list[float]]:
        """Where each unit starts, and where it would end the line, were all of them on one line."""
        starts = list(accumulate((unit.width for unit in self.units), initial=0.0))
        return starts, [start + unit.line_end_width for start, unit in zip(starts, self.units, strict=False)]

    def overflows(self, measure: float) -> bool:
        """Whether a unit is wider than a line."""
        return self.widest_unit > measure

    def clings(self, unit: int) -> bool:
        """Whether a unit should be on one line with the next: a number before a word, as in "5 days"."""
        return clinging([one.text for one in self.units[unit : unit + 2]])

    def font_at(self, unit: int) -> str:
        """The resource of the paragraph's font; each line changes to the fonts it needs."""
        del unit
        return self.style.resource

    def lines(self, first: int, breaks: Sequence[int], size_pt: float) -> str:
        """Lines from unit ``first`` up to each of the ``breaks``, as operators."""
        return " T*\n".join(written(self.units[start:end], size_pt) for start, end in pairwise([first, *breaks]))
