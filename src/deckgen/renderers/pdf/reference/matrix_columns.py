"""The columns of the matrix: how many stand side by side, and whether titles have room above them or only labels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil, cos, radians, sin
from typing import NamedTuple

from deckgen.renderers.pdf.reference.pages import TEXT_PT
from deckgen.renderers.pdf.text.para import Para

LINE_PT = TEXT_PT * 1.05
LABELLED_PT = 16.0
"""The height of heads that are labels; titles reach that much higher than their slant alone."""
RISE, RUN = sin(radians(52.0)), cos(radians(52.0))
"""Of a title's slant: how far up and to the right it goes for each point of its length."""

_LENGTHS_PT = (104.0, 128.0, 152.0, 176.0)
"""Of a slanted title's lines, best first: the longer they are, the narrower their columns may be."""
_WIDEST_PT = 42.0
_BETWEEN_TITLES_PT = 1.0
_BETWEEN_LONG_TITLES_PT = 3.0
"""So that the lines of one title are nearer to each other than to the next title."""
_MARK_PT = 8.0
_BETWEEN_LABELS_PT = 3.0


@dataclass(frozen=True, slots=True)
class Columns:
    """``count`` columns at most to a part of the matrix, ``step_pt`` wide; ``length_pt`` of a title's lines or 0."""

    count: int
    step_pt: float
    length_pt: float = 0.0

    @property
    def head_pt(self) -> float:
        """How high the heads are."""
        return self.length_pt * RISE + LABELLED_PT if self.length_pt else LABELLED_PT


class Room(NamedTuple):
    """Points for all columns, for the heads to lean out at the right and for their height."""

    width_pt: float
    beyond_pt: float
    height_pt: float


def columns(titles: Sequence[Para], label: float, room: Room, lines: Callable[[Para, float], int]) -> Columns:
    """The fewest parts in which no head meets another, under titles where they have room and else under labels.

    ``label`` is the widest label in points; ``lines`` says how many a title takes in a width.
    """
    widest = max((title.width * TEXT_PT for title in titles), default=0.0)
    least = max(label, _MARK_PT) + _BETWEEN_LABELS_PT
    for parts in count(1):
        each = max(1, ceil(len(titles) / parts))
        for length in _LENGTHS_PT:
            step = _step(room.width_pt - max(0.0, length * RUN - room.beyond_pt), each)
            slanted = Columns(each, step, min(length, widest))
            fitting = int(
                (step * RISE + _BETWEEN_LONG_TITLES_PT - _BETWEEN_TITLES_PT) / (LINE_PT + _BETWEEN_LONG_TITLES_PT)
            )
            if slanted.head_pt <= room.height_pt and all(lines(title, length) <= fitting for title in titles):
                return slanted
        if each == 1 or room.width_pt / each >= least:
            return Columns(each, _step(room.width_pt, each))
    raise AssertionError


def labels(numbers: Sequence[int | None]) -> list[str]:
    """What stands for each story: the number of its card, or a letter of its own where it has none."""
    letters = map(_letters, count())
    return [str(number) if number else next(letters) for number in numbers]


def _letters(place: int) -> str:
    before = _letters(place // 26 - 1) if place >= 26 else ""
    return before + chr(ord("a") + place % 26)


def _step(width_pt: float, each: int) -> float:
    return min(_WIDEST_PT, width_pt / each)
