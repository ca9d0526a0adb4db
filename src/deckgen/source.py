"""Source text, places in it, and strings and numbers that know where they stand."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Self

_NOT_SPACE = re.compile(r"\S")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: line and column count from 1, columns in characters.

    A path of "" means no file: a value that came from the command line or from code.
    """

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


NOWHERE = Span("", 0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One file's text, with lines ending in a line feed, and the path people know it by."""

    path: str
    text: str
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        lengths = (len(line) + 1 for line in self.text.split("\n"))
        object.__setattr__(self, "_starts", [0, *accumulate(lengths)][:-1])

    def span(self, offset: int) -> Span:
        """The place of the character at ``offset``."""
        line = bisect_right(self._starts, offset)
        return Span(self.path, line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line feed; "" beyond the end."""
        if not 1 <= number <= len(self._starts):
            return ""
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end]


class Text(str):
    """A string that remembers the part of a source it was read from; equal to the plain string."""

    __slots__ = ("end", "source", "start")

    source: Source | None
    start: int
    end: int

    def __new__(cls, value: str = "", source: Source | None = None, start: int = 0, end: int = 0) -> Self:
        """Make a text from characters ``start`` to ``end`` of ``source``, or from nowhere."""
        text = str.__new__(cls, value)
        text.source, text.start, text.end = source, start, end
        return text

    @property
    def span(self) -> Span:
        """Where the text begins."""
        return self.source.span(self.start) if self.source else NOWHERE

    def at(self, offset: int) -> Span:
        """Where the character at ``offset`` of this string stands in the source.

        Folding and indentation change white space only, so the place is found by counting the other characters.
        """
        if self.source is None:
            return NOWHERE
        wanted = len("".join(self[:offset].split()))
        return self.source.span(self._nth_visible(wanted))

    def _nth_visible(self, wanted: int) -> int:
        assert self.source is not None
        for count, found in enumerate(_NOT_SPACE.finditer(self.source.text, self.start, self.end)):
            if count == wanted:
                return found.start()
        return self.start


class Number(float):
    """A number that remembers where it was read from; equal to the plain number."""

    __slots__ = ("span",)

    span: Span

    def __new__(cls, value: float, span: Span = NOWHERE) -> Self:
        """Make a number that was read at a place, or from nowhere."""
        number = float.__new__(cls, value)
        number.span = span
        return number


def place_of(*values: object) -> Span:
    """Where the first of some values that knows its place was read from; nowhere when none does."""
    places = (value.span for value in values if isinstance(value, (Text, Number)))
    return next((place for place in places if place.path), NOWHERE)
