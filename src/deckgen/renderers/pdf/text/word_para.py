"""A paragraph of plain words, measured at a size of 1."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from deckgen.deck.markup import Run
from deckgen.renderers.pdf.text.style import Style

FONT, TEXT = "\2", "\3"
"""Stand around the name of a font where a unit changes to it."""

_CHANGE = f"(?:{FONT}[^{TEXT}]*{TEXT})?"
_NUMBER = re.compile(f"{_CHANGE}[$+~<>]?{_CHANGE}[0-9](?:[0-9.,]*[0-9])?{_CHANGE} ")
_SMALL_LETTER = re.compile(f"{_CHANGE}[a-z]")


@dataclass(frozen=True, slots=True, eq=False)
class WordPara:
    """Units that are never broken: words, or parts of a word with a hyphen. Lengths are in parts of the type size.

    ``written`` are the units as they stand in a page's content, each with the space after it; only a ``tight`` unit has
    none, because its word goes on. ``advances`` are the widths of the same, ``length`` is their sum. The space after
    the last unit of a line may hang over its end, by ``hang``. Without it no unit is wider than ``widest_unit``.
    """

    runs: tuple[Run, ...]
    style: Style
    advances: tuple[float, ...]
    written: tuple[str, ...]
    tight: tuple[int, ...]
    hang: float
    length: float
    widest_unit: float

    hard = ()
    rtl = False

    @property
    def count(self) -> int:
        """How many units there are, at least one."""
        return len(self.advances)

    @property
    def width(self) -> float:
        """The width on one line."""
        return self.length - self.hang

    def places(self) -> tuple[list[float], list[float]]:
        """Where each unit starts, and where it ends with the space that may hang, were all of them on one line."""
        starts = list(accumulate(self.advances, initial=0.0))
        ends = starts[1:]
        for unit in self.tight:
            ends[unit] += self.hang
        return starts, ends

    def overflows(self, measure: float) -> bool:
        """Whether a unit is wider than a line."""
        return self.widest_unit > measure

    def clings(self, unit: int) -> bool:
        """Whether a unit should be on one line with the next: a number before a word, as in "5 days"."""
        return bool(_NUMBER.fullmatch(self.written[unit])) and clinging(self.written[unit : unit + 2])

    def font_at(self, unit: int) -> str:
        """The resource of the font that a unit begins in, unless it changes the font at once."""
        if unit == 0:
            return self.style.resource
        _, change, after = "".join(self.written[:unit]).rpartition(FONT)
        return after.partition(TEXT)[0] if change else self.style.resource

    def lines(self, first: int, breaks: Sequence[int], size_pt: float) -> str:
        """Lines from unit ``first`` up to each of the ``breaks``, as operators that begin in ``font_at`` the first."""
        lines = []
        for end in breaks:
            lines.append("".join(self.written[first:end]))
            first = end
        text = ") Tj T*\n(".join(lines)
        if FONT in text:
            text = text.replace(FONT, ") Tj ").replace(TEXT, f" {size_pt:.2f} Tf (")
        return f"({text}) Tj"


def clinging(units: Sequence[str]) -> bool:
    """Whether there are two units, a number with a space after it and a word in small letters."""
    return len(units) == 2 and bool(_NUMBER.fullmatch(units[0]) and _SMALL_LETTER.match(units[1]))
