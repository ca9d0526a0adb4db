"""Tables in HTML, taken out of a page as rows of cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deckgen.importers.page.inline_html import BREAK, CELL, decode_references, replace_tags
from deckgen.importers.words.soft_breaks import HARD_BREAK, unwrapped

TABLE = "\ue004"
"""Private-use character: marks the heading that takes the place of a table, before the number of the table."""

Cells = tuple[int, int, tuple[str, ...]]
"""A row of a table: its first and last line, and its cells."""


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """A table with its first and last line."""

    first: int
    last: int
    rows: tuple[Cells, ...]


_TABLE = re.compile(r"<table\b[^<>]*>(?:(?!<table\b).)*?</table\s*>", re.S | re.I)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)(?=</tr\b|<tr\b|</t(?:head|body|foot|able)\b)", re.S | re.I)
_CELL = re.compile(r"<t[dh]\b([^<>]*)>(.*?)(?=</t[dh]\b|<t[dh]\b|\Z)", re.S | re.I)
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?(\d{1,2})", re.I)


def extract_tables(lines: list[str], fenced: set[int]) -> tuple[list[str], list[HtmlTable]]:
    """The lines of a page with a heading in the place of each table, and the tables."""
    text = "\n".join(lines)
    remaining, tables = list(lines), list[HtmlTable]()
    line, end = 1, 0
    for match in _TABLE.finditer(text):
        line += text.count("\n", end, match.start())
        end = match.start()
        last = line + match[0].count("\n")
        rows = tuple(_rows(match[0], line))
        if line not in fenced and rows and _stands_alone(text, match):
            indent = lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip(" \t>"))]
            remaining[line - 1 : last] = [f"{indent}###### {TABLE}{len(tables)}", *[""] * (last - line)]
            tables.append(HtmlTable(line, last, rows))
    return remaining, tables


def _stands_alone(text: str, table: re.Match[str]) -> bool:
    """Whether a table has no words before or after it on its lines."""
    before = text[text.rfind("\n", 0, table.start()) + 1 : table.start()]
    after = text[table.end() :].partition("\n")[0]
    return not replace_tags(before).strip(" \t>" + BREAK + CELL) and not replace_tags(after).strip(" \t" + BREAK + CELL)


def _rows(table: str, first: int) -> Iterator[Cells]:
    above: dict[int, tuple[int, str]] = {}
    line, end = first, 0
    for row in _ROW.finditer(table):
        line += table.count("\n", end, row.start())
        end = row.start()
        cells: list[str] = []
        for cell in _CELL.finditer(row[1]):
            _add_spanned(cells, above)
            text = _words(cell[2])
            spans = {name.lower(): int(size) for name, size in _SPAN.findall(cell[1])}
            if spans.get("row", 1) > 1:
                above[len(cells)] = (spans["row"] - 1, text)
            cells += [text, *[""] * (min(spans.get("col", 1), 20) - 1)]
        _add_spanned(cells, above)
        if any(cells):
            yield line, line + row[0].rstrip().count("\n"), tuple(cells)


def _add_spanned(cells: list[str], above: dict[int, tuple[int, str]]) -> None:
    """Add the cells that span down from a row above: column -> rows left, and text."""
    while len(cells) in above:
        left, text = above.pop(len(cells))
        if left > 1:
            above[len(cells)] = (left - 1, text)
        cells.append(text)


def _words(inside: str) -> str:
    lines = [decode_references(replace_tags(line)) for line in inside.split("\n")]
    text = "\n".join(line.strip() for line in lines if line.strip())
    meant = unwrapped(re.sub(f"[{BREAK}{CELL}]", HARD_BREAK, text))
    return HARD_BREAK.join(line.strip() for line, _ in meant if line.strip())
