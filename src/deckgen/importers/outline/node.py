"""A node of an outline: a heading, a label, a list item or another block, with its lines and what belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from deckgen.importers.page.html_tables import Cells
from deckgen.importers.words.line_labels import Label

PSEUDO_HEADING, LABELLED, LEAF = 7, 8, 9
"""Levels below the six of headings: a bold line or a question that acts as a heading, a label, and a plain block."""

Line = tuple[int, str]
"""The number of a line, and its text without the marks of the list or quote around it."""


@dataclass(slots=True, eq=False)
class Node:
    """A heading, list, item, text, table, code block or rule, with what belongs to it as children.

    ``lines`` are its own words; they stand on the lines ``first`` to ``last`` of the guide. ``end`` is the last line
    of everything below it. ``level`` is that of a heading, 1 to 6, or one of the three levels above. ``box`` marks an
    item with a check box, ``summary`` the heading of a collapsible block.
    """

    kind: str
    first: int
    last: int
    lines: tuple[Line, ...] = ()
    level: int = LEAF
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
        return "\n".join(line for _, line in self.lines).strip(" \t\n")

    @property
    def body(self) -> str:
        """The words after the label; without a label, all of its own words."""
        return self.label.rest if self.label else self.text

    @property
    def role(self) -> str:
        """What the label stands for, such as "situation"; "" without a label."""
        return self.label.role if self.label else ""

    def subtree(self) -> Iterator["Node"]:
        """The node, and every node below it."""
        yield self
        for child in self.children:
            yield from child.subtree()
