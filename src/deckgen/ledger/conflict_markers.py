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
    signs: list[str] = []  # for each open conflict, the outermost first, the sign of its last marker
    for number, line in lines:
        marker = _MARKER.fullmatch(line)
        if marker:
            markers.append(number)
            if not _stepped(signs, marker[1][0]):
                return Unmarked((), tuple(markers), number)
        elif "|" not in signs:
            kept.append((number, line))
    return Unmarked(tuple(kept), tuple(markers), markers[-1] if signs else 0)


def _stepped(signs: list[str], sign: str) -> bool:
    """Take one marker into account; False when it cannot stand here."""
    if sign == "<":
        signs.append(sign)
        return True
    if not signs or signs[-1] not in _BEFORE[sign]:
        return False
    signs[-1:] = [] if sign == ">" else [sign]
    return True
