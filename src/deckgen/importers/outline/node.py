"""A node of an outline: a heading, a label, a list item or another block, with its lines and what belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from deckgen.importers.page.html_tables import Cells
from deckgen.importers.words.line_labels import Label

STANDS_AS_HEADING, HOLDS_A_FIELD, HOLDS_NOTHING = 7, 8, 9
"""Levels below the six of headings: a bold line or a question standing as one, a label, what nothing is put below."""

Line = tuple[int, str]
"""A line's number and what it says without the signs of the list or quote it stands in."""


@dataclass(slots=True, eq=False)
class Node:
    """A heading, item, text, table, fence or rule, and below it what belongs to it.

    ``first`` to ``last`` are the lines of its own words, ``end`` the last line of everything below it; ``level`` is
    that of a heading, or one of the three below it.
    """

    kind: str
    first: int
    last: int
    own: tuple[Line, ...] = ()
    level: int = HOLDS_NOTHING
    end: int = 0
    label: Label | None = None
    box: bool = False
    ordered: bool = False
    summary: bool = False
    children: list["Node"] = field(default_factory=list)
    rows: tuple[Cells, ...] = ()
    info: str = ""

    def __post_init__(self) -> None:
        self.end = max(self.end, self.last)

    @property
    def text(self) -> str:
        """The node's own words."""
        return "\n".join(line for _, line in self.own).strip(" \t\n")

    @property
    def says(self) -> str:
        """What follows the label, or the node's own words without one."""
        return self.label.rest if self.label else self.text

    @property
    def role(self) -> str:
        """What the label stands for, "" without one."""
        return self.label.role if self.label else ""

    def below(self) -> Iterator["Node"]:
        """The node and every node below it."""
        yield self
        for child in self.children:
            yield from child.below()
