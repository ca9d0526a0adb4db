"""The coverage of a bank as a table for the terminal: a row for each principle, a column for each story."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

import click

from deckgen.lint.coverage import Coverage, Line, Use
from deckgen.terminal_width import columns, filled, first_columns

BLOCKS = {
    Use.PRIMARY: "\u2588\u2588",
    Use.BACKUP: "\u2591\u2591",
    Use.ASKED: "?",
    Use.CLAIMED: "\u00b7",
    Use.NONE: "",
}
LETTERS = {Use.PRIMARY: "##", Use.BACKUP: "oo", Use.ASKED: "?", Use.CLAIMED: ".", Use.NONE: ""}
"""What a cell shows for each use of a story; letters are for terminals without block characters."""

_COLOURS = {Use.PRIMARY: "green", Use.BACKUP: "cyan", Use.ASKED: "yellow"}
_GAPS = {"primary": ("no story", "red"), "backup": ("no backup", "yellow"), "": ("", "")}
_TIMES = ("times primary", "times backup")
_CELL_WIDTH = 3
_GAP_WIDTH = 10
_NAME_WIDTH = 24
_LEGEND_WIDTH = 70
"""Widths in columns: of a cell, of "no backup" with a blank, of a name in full, of the legend on one line."""


def lines(coverage: Coverage, *, width: int, signs: dict[Use, str]) -> Iterator[str]:
    """Draw the table in lines of at most ``width`` columns, not counting colour codes.

    Stories that do not fit beside each other go into further tables below.
    """
    if not coverage.lines or not coverage.stories:
        yield f"nothing to show: the bank has no {'principles' if coverage.stories else 'stories'}"
        return
    table = _Table(coverage, width, signs)
    for block in table.blocks:
        yield from table.block(block)
        yield ""
    yield from table.stories()
    yield ""
    yield from table.summary()


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    colour: str | None = None
    bold: bool = False

    def drawn(self) -> str:
        """Draw the text at the right of its column."""
        return " " * (_CELL_WIDTH - len(self.text)) + click.style(self.text, fg=self.colour, bold=self.bold)


class _Table:
    def __init__(self, coverage: Coverage, width: int, signs: dict[Use, str]) -> None:
        self.coverage, self.width, self.signs = coverage, width, signs
        longest = max(len(_TIMES[0]), *(columns(line.principle.name) for line in coverage.lines))
        most = max(1, (width - min(longest, _NAME_WIDTH) - _GAP_WIDTH) // _CELL_WIDTH)
        count = len(coverage.stories)
        size = ceil(count / ceil(count / most))  # tables of nearly equal width, not full ones and a remainder
        self.blocks = [range(start, min(start + size, count)) for start in range(0, count, size)]
        self.name_width = min(longest, width - _GAP_WIDTH - size * _CELL_WIDTH)

    def block(self, block: range) -> Iterator[str]:
        """Draw one table: the numbers of its stories, a row for each principle, the counts of each story."""
        yield self._row("", [_Cell(f"{number + 1}", bold=True) for number in block])
        for line in self.coverage.lines:
            yield from self._principle(line, [self._use(line.uses[number]) for number in block])
        yield ""
        yield self._row(_TIMES[0], [self._count(number) for number in block])
        yield self._row(_TIMES[1], [_Cell(f"{self.coverage.backups[number]}") for number in block])

    def stories(self) -> Iterator[str]:
        """List the stories by number; say which are used too often or never."""
        for number, story in enumerate(self.coverage.stories):
            problem = self._problem(number)
            title = f"{number + 1:>4}  {_shortened(story.title, self.width - 8 - len(problem))}"
            yield f"{title}  {click.style(problem, fg='red')}" if problem else title

    def summary(self) -> Iterator[str]:
        """Explain the signs, and say how many principles are covered."""
        legend = [
            f"{click.style(self.signs[use], fg=_COLOURS.get(use))} {use.value}"
            for use in (Use.PRIMARY, Use.BACKUP, Use.ASKED, Use.CLAIMED)
        ]
        yield from ["   ".join(legend)] if self.width >= _LEGEND_WIDTH else legend
        missing = Counter(line.missing for line in self.coverage.lines)
        total = len(self.coverage.lines)
        yield f"{total - missing['primary']} of {total} principles have a story, {missing['']} a backup as well"
        overused = sum(map(self.coverage.overused, range(len(self.coverage.stories))))
        if overused:
            stories = "1 story is" if overused == 1 else f"{overused} stories are"
            limit = self.coverage.limit
            yield f"{stories} primary more than {'once' if limit == 1 else f'{limit} times'}, marked '!'"

    def _principle(self, line: Line, cells: Sequence[_Cell]) -> Iterator[str]:
        first, *rest = filled(line.principle.name, self.name_width, break_words=True) or [""]
        gap, colour = _GAPS[line.missing]
        yield f"{self._row(first, cells)} {click.style(gap, fg=colour)}" if gap else self._row(first, cells)
        yield from rest

    def _row(self, name: str, cells: Sequence[_Cell]) -> str:
        return "".join((name, " " * (self.name_width - columns(name)), *(cell.drawn() for cell in cells)))

    def _use(self, use: Use) -> _Cell:
        return _Cell(self.signs[use], _COLOURS.get(use))

    def _count(self, number: int) -> _Cell:
        count = self.coverage.primaries[number]
        return _Cell(f"{count}!", "red", bold=True) if self.coverage.overused(number) else _Cell(f"{count}")

    def _problem(self, number: int) -> str:
        if self.coverage.overused(number):
            return f"primary {self.coverage.primaries[number]} times"
        return "never used" if self.coverage.idle(number) else ""


def _shortened(title: str, width: int) -> str:
    title = " ".join(title.split())
    return title if columns(title) <= width else first_columns(title, width - 1) + "\u2026"
