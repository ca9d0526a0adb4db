"""Figures in a text as numbers that can be compared, however they are written."""

import re
from collections.abc import Iterator
from functools import cached_property

_FIGURE = re.compile(
    r"[$\u20ac\u00a3]?[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?(?:\s?(?i:million|billion|thousand)\b|(?:bn|[kKmMbB])(?![A-Za-z]))?"
)
_SPLIT = re.compile(r"([0-9.,]+)\s?([A-Za-z]*)")
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9}
_NUMBERED = re.compile(r"\b(?:action|step|tier|phase|part|stage|level|version|story|option)\W{1,4}$", re.I)
_UP_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_OTHERS = (
    "no=0 none=0 never=0 once=1 single=1 first=1 twice=2 double=2 doubled=2 second=2 triple=3 tripled=3 thrice=3 "
    "third=3 tenfold=10 dozen=12 quarter=25 thirty=30 forty=40 fifty=50 half=50 halved=50 sixty=60 seventy=70 "
    "eighty=80 ninety=90 hundred=100 thousand=1000 million=1000000"
)
_WORDS = {word: float(value) for value, word in enumerate(_UP_TO_TWENTY.split())} | {
    word: float(value) for word, value in (pair.split("=") for pair in _OTHERS.split())
}
_WORD = re.compile(r"[a-z]+")
_GLUED_UNIT = re.compile(
    r"(?:x|[mun]?s|secs?|mins?|h|hrs?|d|w|wks?|mos?|yrs?|[kKMGTP]i?[Bb]|[kMG]?Hz|[qrf]ps|px|kg|km|pp|pt)(?![A-Za-z])"
)


def figures(text: str) -> Iterator[tuple[int, str, float]]:
    """Yield each figure as (offset, text, value), except numbers in names and labels such as "S3 v2" or "tier 2"."""
    for match in _FIGURE.finditer(text):
        start = match.start()
        before = text[start - 1] if start else " "
        if before.isalnum() or before in "._" or _is_label(text, start, match.end()):
            continue
        yield start, match[0], _value(match[0])


def values(text: str) -> set[float]:
    """Return the values of all figures, including those written as English words."""
    in_digits = {value for _, _, value in figures(text)}
    return in_digits | {_WORDS[word] for word in _WORD.findall(_FIGURE.sub(" ", text).casefold()) if word in _WORDS}


class ToldFigures:
    """The figures of a text, to look up others in; values are parsed only if the digits alone do not match."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._numerals = numerals(text)

    def has(self, figure: str, value: float) -> bool:
        """Return whether the text has a figure with the same digits or the same value."""
        return numerals(figure) <= self._numerals or value in self._values

    @cached_property
    def _values(self) -> set[float]:
        return values(self._text)


def numerals(text: str) -> frozenset[bytes]:
    """Return the numbers in a text as written, without sign and unit.

    If these match, figures need no parsing: that takes a tenth off the time of a check.
    """
    written = text.encode("ascii", "replace").translate(_NUMERALS)
    return frozenset(written.replace(b". ", b"  ").replace(b", ", b"  ").split())


_NUMERALS = bytes(code if chr(code) in "0123456789.," else 32 for code in range(256))
"""A table that replaces everything but digits, full stops and commas by a blank."""


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether a number is only a label: a list number, "tier 2", or part of a name such as 2FA."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    listed = not line.strip() and text[end : end + 1] in (".", ")")
    glued = text[end : end + 1].isalpha() and not _GLUED_UNIT.match(text, end)
    return listed or glued or bool(_NUMBERED.search(line[-14:]))


def _value(figure: str) -> float:
    number, unit = _SPLIT.findall(figure)[0]
    return float(number.replace(",", "")) * _SCALE.get(unit.casefold(), 1)
