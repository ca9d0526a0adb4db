"""Source text, places in it, and strings and numbers that remember their place."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Self

_NOT_SPACE = re.compile(r"\S")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: line and column count from 1, columns in characters.

    The path is "" for values from the command line or from code.
    """

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


NOWHERE = Span("", 0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """The text of a file, with line feeds as line ends, and its path as the user gave it."""

    path: str
    text: str
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        lengths = (len(line) + 1 for line in self.text.split("\n"))
        object.__setattr__(self, "_starts", [0, *accumulate(lengths)][:-1])

    def span(self, offset: int) -> Span:
        """Return the place of the character at ``offset``."""
        line = bisect_right(self._starts, offset)
        return Span(self.path, line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return a line, counted from 1, without its line feed; "" after the end."""
        if not 1 <= number <= len(self._starts):
            return ""
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end]


class Text(str):
    """A string that remembers where in a source it was read; it equals the plain string."""

    __slots__ = ("end", "source", "start")

    source: Source | None
    start: int
    end: int

    def __new__(cls, value: str = "", source: Source | None = None, start: int = 0, end: int = 0) -> Self:
        """Make a text read from ``start`` to ``end`` of ``source``, or one without a place."""
        text = str.__new__(cls, value)
        text.source, text.start, text.end = source, start, end
        return text

    @property
    def span(self) -> Span:
        """The place where the text begins."""
        return self.source.span(self.start) if self.source else NOWHERE

    def at(self, offset: int) -> Span:
        """Return the place of the character at ``offset`` of this string.

        Folding and indentation change only white space, so the other characters are counted.
        """
        if self.source is None:
            return NOWHERE
        wanted = len("".join(self[:offset].split()))
        return self.source.span(self._nth_visible(wanted))

    def _nth_visible(self, wanted: int) -> int:
        assert self.source is not None
        for count, match in enumerate(_NOT_SPACE.finditer(self.source.text, self.start, self.end)):
            if count == wanted:
                return match.start()
        return self.start


class Number(float):
    """A number that remembers where it was read; it equals the plain number."""

    __slots__ = ("span",)

    span: Span

    def __new__(cls, value: float, span: Span = NOWHERE) -> Self:
        """Make a number read at a place, or one without a place."""
        number = float.__new__(cls, value)
        number.span = span
        return number


def place_of(*values: object) -> Span:
    """Return the place of the first value that has one, else NOWHERE."""
    places = (value.span for value in values if isinstance(value, (Text, Number)))
    return next((place for place in places if place.path), NOWHERE)
