"""The coverage of a bank as a table for the terminal: principles down, stories across, gaps at the edge."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
"""For terminals that know ASCII only."""

_COLOURS = {Use.PRIMARY: "green", Use.BACKUP: "cyan", Use.ASKED: "yellow"}
_GAPS = {"primary": ("no story", "red"), "backup": ("no backup", "yellow"), "": ("", "")}
_TIMES = ("times primary", "times backup")
_COLUMN = 3
_EDGE = 10
_SHORTEST_NAME = 24
_LEGEND = 70
"""Columns that the legend takes in one line."""


def lines(coverage: Coverage, *, width: int, signs: dict[Use, str]) -> Iterator[str]:
    """The table in lines of at most ``width`` columns, colour not counted; stories that do not fit go below."""
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
        """The cell at the right of its column."""
        return " " * (_COLUMN - len(self.text)) + click.style(self.text, fg=self.colour, bold=self.bold)


class _Table:
    def __init__(self, coverage: Coverage, width: int, signs: dict[Use, str]) -> None:
        self.coverage, self.width, self.signs = coverage, width, signs
        longest = max(len(_TIMES[0]), *(columns(line.principle.name) for line in coverage.lines))
        fitting = max(1, (width - min(longest, _SHORTEST_NAME) - _EDGE) // _COLUMN)
        count = len(coverage.stories)
        size = -(-count // -(-count // fitting))
        self.blocks = [range(start, min(start + size, count)) for start in range(0, count, size)]
        self.name_width = min(longest, width - _EDGE - size * _COLUMN)

    def block(self, block: range) -> Iterator[str]:
        """The head, the principles and the counts of some of the stories."""
        yield self._row("", [_Cell(f"{number + 1}", bold=True) for number in block])
        for line in self.coverage.lines:
            yield from self._principle(line, [self._use(line.uses[number]) for number in block])
        yield ""
        yield self._row(_TIMES[0], [self._count(number) for number in block])
        yield self._row(_TIMES[1], [_Cell(f"{self.coverage.backups[number]}") for number in block])

    def stories(self) -> Iterator[str]:
        """The stories by number, each with what is wrong with its use."""
        for number, story in enumerate(self.coverage.stories):
            note = self._note(number)
            title = f"{number + 1:>4}  {_cut(story.title, self.width - 8 - len(note))}"
            yield f"{title}  {click.style(note, fg='red')}" if note else title

    def summary(self) -> Iterator[str]:
        """What the signs mean, and how much is covered."""
        keys = [
            f"{click.style(self.signs[use], fg=_COLOURS.get(use))} {use.value}"
            for use in (Use.PRIMARY, Use.BACKUP, Use.ASKED, Use.CLAIMED)
        ]
        yield from ["   ".join(keys)] if self.width >= _LEGEND else keys
        missing = Counter(line.missing for line in self.coverage.lines)
        total = len(self.coverage.lines)
        yield f"{total - missing['primary']} of {total} principles have a story, {missing['']} a backup as well"
        over = sum(map(self.coverage.overused, range(len(self.coverage.stories))))
        if over:
            stories = "1 story is" if over == 1 else f"{over} stories are"
            limit = self.coverage.limit
            yield f"{stories} primary more than {'once' if limit == 1 else f'{limit} times'}: see '!'"

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

    def _note(self, number: int) -> str:
        if self.coverage.overused(number):
            return f"primary {self.coverage.primaries[number]} times"
        return "never used" if self.coverage.idle(number) else ""


def _cut(title: str, width: int) -> str:
    title = " ".join(title.split())
    return title if columns(title) <= width else first_columns(title, width - 1) + "\u2026"
