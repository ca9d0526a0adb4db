"""Tables written in HTML, lifted out of a page as rows of cells with their lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deckgen.importers.page.inline_html import BREAK, CELL, referred, without_tags

TABLE = "\ue004"
"""Private sign: a heading that stands where a table stood, with the number of the table."""

Cells = tuple[int, int, tuple[str, ...]]
"""The first and the last line of a row, and its cells."""


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """A table, the lines it stands on and its rows."""

    first: int
    last: int
    rows: tuple[Cells, ...]


_TABLE = re.compile(r"<table\b[^<>]*>(?:(?!<table\b).)*?</table\s*>", re.S | re.I)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)(?=</tr\b|<tr\b|</t(?:head|body|foot|able)\b)", re.S | re.I)
_CELL = re.compile(r"<t[dh]\b([^<>]*)>(.*?)(?=</t[dh]\b|<t[dh]\b|\Z)", re.S | re.I)
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?(\d{1,2})", re.I)


def lifted(lines: list[str], fenced: set[int]) -> tuple[list[str], list[HtmlTable]]:
    """The lines of a page with the mark of each table where it stood, and the tables."""
    text = "\n".join(lines)
    made, tables = list(lines), list[HtmlTable]()
    line, end = 1, 0
    for found in _TABLE.finditer(text):
        line += text.count("\n", end, found.start())
        end = found.start()
        last = line + found[0].count("\n")
        rows = tuple(_rows(found[0], line))
        if line not in fenced and rows and _alone(text, found):
            indent = lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip(" \t>"))]
            made[line - 1 : last] = [f"{indent}###### {TABLE}{len(tables)}", *[""] * (last - line)]
            tables.append(HtmlTable(line, last, rows))
    return made, tables


def _alone(text: str, found: re.Match[str]) -> bool:
    """Whether no words stand before or behind a table on its lines."""
    before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    after = text[found.end() :].partition("\n")[0]
    return not without_tags(before).strip(" \t>" + BREAK + CELL) and not without_tags(after).strip(" \t" + BREAK + CELL)


def _rows(table: str, first: int) -> Iterator[Cells]:
    above: dict[int, tuple[int, str]] = {}
    line, end = first, 0
    for row in _ROW.finditer(table):
        line += table.count("\n", end, row.start())
        end = row.start()
        cells: list[str] = []
        for cell in _CELL.finditer(row[1]):
            _spanned(cells, above)
            text = _words(cell[2])
            spans = {name.lower(): int(size) for name, size in _SPAN.findall(cell[1])}
            if spans.get("row", 1) > 1:
                above[len(cells)] = (spans["row"] - 1, text)
            cells += [text, *[""] * (min(spans.get("col", 1), 20) - 1)]
        _spanned(cells, above)
        if any(cells):
            yield line, line + row[0].rstrip().count("\n"), tuple(cells)


def _spanned(cells: list[str], above: dict[int, tuple[int, str]]) -> None:
    """The cells that reach down from a row above."""
    while len(cells) in above:
        left, text = above.pop(len(cells))
        if left > 1:
            above[len(cells)] = (left - 1, text)
        cells.append(text)


def _words(inside: str) -> str:
    lines = [referred(without_tags(line)) for line in inside.split("\n")]
    text = "\n".join(lines).replace(BREAK, "\n").replace(CELL, "\n")
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())
