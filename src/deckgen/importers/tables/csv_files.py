"""CSV and TSV files as drafts, by the columns that their header names."""

import csv
import re
from collections.abc import Iterator

from deckgen.importers.drafts import FileDrafts
from deckgen.importers.tables.column_roles import column_roles, read_table
from deckgen.importers.tables.rows import Row, Table
from deckgen.importers.words.known_principles import KnownPrinciples

_DELIMITERS = (",", ";", "\t", "|")


def read_csv(file: str, text: str, principles: KnownPrinciples) -> FileDrafts | None:
    """Read a file; None if none of its columns is known."""
    rows = list(_rows(text, _delimiter(file, text)))
    if not rows:
        return None
    drafts = FileDrafts(file)
    start = next((index for index, row in enumerate(rows[:10]) if column_roles(row)), 0)
    has_header = bool(column_roles(rows[start])) and not rows[start].cell(0).endswith("?")
    header = rows[start] if has_header else Row(0, -1, tuple("" for _ in rows[0].cells))
    table = Table(header, rows[start + 1 :] if has_header else rows)
    if not read_table(table, principles, drafts) or not drafts.any_entries():
        return None
    for row in rows:
        for number in range(row.first, row.last + 1):
            drafts.reasons.setdefault(number, "a row that a bank has no place for")
    return drafts


def _delimiter(file: str, text: str) -> str:
    """The character between cells: the most frequent candidate in the first line, outside quotes."""
    if file.lower().endswith(".tsv"):
        return "\t"
    head = next((line for line in text.split("\n") if line.strip()), "")
    unquoted = re.sub(r'"[^"]*"', "", head)
    return max(_DELIMITERS, key=unquoted.count)


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(max(len(text), 131_072))
    reader = csv.reader([line + "\n" for line in text.split("\n")], delimiter=delimiter)
    last = 0
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield Row(last + 1, reader.line_num, tuple(cell.strip(" \t\n") for cell in cells))
        last = reader.line_num
