"""Rows of a table, and the drafts' record of their cells and lines."""

import re
from dataclasses import dataclass, field

from deckgen.importers.drafts import Excerpt, FileDrafts, GuideLine
from deckgen.importers.words.placeholders import is_placeholder


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with its first and last line."""

    first: int
    last: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """A cell, "" for None and beyond the end of the row."""
        return self.cells[column].strip() if column is not None and column < len(self.cells) else ""


@dataclass(slots=True)
class Table:
    """Rows below a header.

    ``title`` and ``principle`` are those of the section around the table. ``roles`` maps what a column holds, such
    as "question", to the index of the column.
    """

    header: Row
    rows: list[Row]
    title: str = ""
    principle: Excerpt | None = None
    roles: dict[str, int] = field(default_factory=dict)


_NUMBERING = re.compile(r"\W*|no\.?|nr\.?|id|index", re.I)


def excerpt(row: Row, text: str, drafts: FileDrafts) -> Excerpt:
    """The text of a cell, with its place."""
    return Excerpt(text, GuideLine(drafts.file, row.first))


def use_row(row: Row, drafts: FileDrafts) -> None:
    """Count the row's lines as used."""
    drafts.used.update(range(row.first, row.last + 1))


def use_header(table: Table, drafts: FileDrafts, roles: tuple[str, ...]) -> None:
    """Count the header as used; report columns of other roles that hold something as left out."""
    use_row(table.header, drafts)
    used = [column for role, column in table.roles.items() if role.split(" ")[0] in roles]
    for column, name in enumerate(table.header.cells):
        holds_text = any(row.cell(column) for row in table.rows)
        if holds_text and column not in used and not _NUMBERING.fullmatch(name.strip()):
            place = GuideLine(drafts.file, table.header.first)
            drafts.leave_out(name, place, "a column that a bank has no place for")


def text_unless_placeholder(text: str, row: Row, drafts: FileDrafts) -> str:
    """The text of a cell; a placeholder is reported, and gives ""."""
    if text and is_placeholder(text):
        drafts.add_placeholder(text, GuideLine(drafts.file, row.first))
        return ""
    return text
