"""CSV and TSV become drafts, by the columns their header names."""

import csv
import re
from collections.abc import Iterator

from deckgen.importers.drafts import FileDrafts
from deckgen.importers.tables.column_roles import column_roles, read_table
from deckgen.importers.tables.rows import Row, Table
from deckgen.importers.words.known_principles import KnownPrinciples

_DELIMITERS = (",", ";", "\t", "|")


def read_sheet(file: str, text: str, principles: KnownPrinciples) -> FileDrafts | None:
    """Read a table; None when no column of it is known."""
    rows = list(_rows(text, _delimiter(file, text)))
    if not rows:
        return None
    found = FileDrafts(file)
    start = next((index for index, row in enumerate(rows[:10]) if column_roles(row)), 0)
    headed = bool(column_roles(rows[start])) and not rows[start].cell(0).endswith("?")
    header = rows[start] if headed else Row(0, -1, tuple("" for _ in rows[0].cells))
    table = Table(header, rows[start + 1 :] if headed else rows)
    if not read_table(table, principles, found) or not found.anything():
        return None
    for row in rows:
        for number in range(row.first, row.last + 1):
            found.reasons.setdefault(number, "a row that a bank has no place for")
    return found


def _delimiter(file: str, text: str) -> str:
    """The sign that parts the cells: the one the header line has most of, outside quotes."""
    if file.lower().endswith(".tsv"):
        return "\t"
    head = next((line for line in text.split("\n") if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", head)
    return max(_DELIMITERS, key=bare.count) if any(sign in bare for sign in _DELIMITERS) else ","


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(max(len(text), 131_072))
    lines = [line + "\n" for line in text.split("\n")]
    reader = csv.reader(lines, delimiter=delimiter)
    before = 0
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield Row(before + 1, reader.line_num, tuple(cell.strip(" \t\n") for cell in cells))
        before = reader.line_num
