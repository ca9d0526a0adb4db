"""A file that git left with conflict markers, read as all that either side holds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# In a conflict within the common base git makes the inner markers longer than seven characters.
_MARKER = re.compile(r"(<{7,}|\|{7,}|={7,}|>{7,})(?: .*)?")
_BEFORE = {"|": "<", "=": "<|", ">": "="}

Numbered = tuple[int, str]
"""A line and its number, counted from 1."""


@dataclass(frozen=True, slots=True)
class Unmarked:
    """The lines of both sides, without the markers and without the common base.

    ``markers`` are the numbers of the marker lines; ``unpaired`` is the number of the one at which they stop making
    sense, or 0.
    """

    lines: tuple[Numbered, ...]
    markers: tuple[int, ...] = ()
    unpaired: int = 0


def without_markers(lines: Iterable[Numbered]) -> Unmarked:
    """Take out the markers of any number of conflicts, in the styles "merge", "diff3" and "zdiff3"."""
    kept: list[Numbered] = []
    markers: list[int] = []
    conflicts: list[_Open] = []
    for number, line in lines:
        marker = _MARKER.fullmatch(line)
        if marker:
            markers.append(number)
            if not _stepped(conflicts, marker[1][0]):
                return Unmarked((), tuple(markers), number)
        elif not (conflicts and conflicts[-1].in_base):
            kept.append((number, line))
    return Unmarked(tuple(kept), tuple(markers), markers[-1] if conflicts else 0)


@dataclass(frozen=True, slots=True)
class _Open:
    """A conflict that has begun: the sign of its last marker, and whether the lines after that are of a base."""

    sign: str
    in_base: bool


def _stepped(conflicts: list[_Open], sign: str) -> bool:
    """Take one marker into account, the innermost conflict last; False when it cannot stand here."""
    if sign != "<" and (not conflicts or conflicts[-1].sign not in _BEFORE[sign]):
        return False
    if sign != "<":
        conflicts.pop()
    if sign != ">":
        conflicts.append(_Open(sign, sign == "|" or bool(conflicts and conflicts[-1].in_base)))
    return True
