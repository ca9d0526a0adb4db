"""Rows of a table, and what becomes of their cells and lines."""

import re
from dataclasses import dataclass, field

from deckgen.importers.drafts import Excerpt, FileDrafts, GuideLine
from deckgen.importers.words.placeholders import is_placeholder


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and the lines it stands on."""

    first: int
    last: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """A cell, "" beyond the end of the row."""
        return self.cells[column].strip() if column is not None and column < len(self.cells) else ""


@dataclass(slots=True)
class Table:
    """Rows below a header; ``title`` is what stands above the table, ``principle`` what it stands under."""

    header: Row
    rows: list[Row]
    title: str = ""
    principle: Excerpt | None = None
    roles: dict[str, int] = field(default_factory=dict)


_COUNTS = re.compile(r"\W*|no\.?|nr\.?|id|index", re.I)


def said_in(row: Row, text: str, found: FileDrafts) -> Excerpt:
    """The words of a cell, with their place."""
    return Excerpt(text, GuideLine(found.file, row.first))


def use_row(row: Row, found: FileDrafts) -> None:
    """The row's lines are in the bank."""
    found.used.update(range(row.first, row.last + 1))


def use_header(table: Table, found: FileDrafts, roles: tuple[str, ...]) -> None:
    """The header is used; a column that holds something and has no role is left out, and said so."""
    use_row(table.header, found)
    taken = [column for role, column in table.roles.items() if role.split(" ")[0] in roles]
    for column, name in enumerate(table.header.cells):
        says = any(row.cell(column) for row in table.rows)
        if says and column not in taken and not _COUNTS.fullmatch(name.strip()):
            found.left_out.append((said_in(table.header, name, found), "a column that a bank has no place for"))


def filled(text: str, row: Row, found: FileDrafts) -> str:
    """A cell that says something, or "" where it only holds the place."""
    if text and is_placeholder(text):
        found.blank(text, GuideLine(found.file, row.first))
        return ""
    return text
