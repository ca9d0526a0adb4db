"""Block rules for markdown-it: which lines are a list, a fenced code block or a table."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_MOST_NESTED = 16
"""In levels of tokens, two per list. markdown-it silently drops text below level 20."""

_PLUS = re.compile(r"\+[ \t]+[\d$\u20ac\u00a3]")
_ONLY_MARKERS = re.compile(r"(?:[-+*][ \t]+)+[-+*][ \t]*")
_FENCE = re.compile(r"(?:(`{3,})([^`]*)|(~{3,})(.*))")
_DELIMITER_ROW = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")
_ALIGNMENTS = {(False, False): "", (True, False): "left", (True, True): "center", (False, True): "right"}


def use_our_block_rules(parser: "MarkdownIt") -> None:
    """Give a parser our rules for lists, fenced code and pipe tables."""
    parser.enable(["list", "fence", "table"])
    parser.block.ruler.at("list", _list, {"alt": ["paragraph"]})
    parser.block.ruler.at("fence", _fence, {"alt": ["paragraph", "list"]})
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "list"]})


def _list(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A list. Not a row of markers such as ``* * *``, not "+ 20 %", and not deeper than ``_MOST_NESTED``."""
    line = _line(state, start)
    if state.level > _MOST_NESTED or _ONLY_MARKERS.fullmatch(line) or _PLUS.match(line):
        return False
    from markdown_it.rules_block import list_block

    return list_block(state, start, end, silent)


def _fence(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """Fenced code. Unclosed or empty fences are text; words after the language are kept as the first line of code."""
    fence = _FENCE.fullmatch(_line(state, start))
    close = _closing_fence(state, start, end, fence[1] or fence[3]) if fence else None
    if not fence or close is None:
        return False
    _, _, remark = (fence[2] or fence[4] or "").strip().partition(" ")
    lines = state.getLines(start + 1, close, state.sCount[start], True)
    content = "\n".join((*([remark.strip()] if remark.strip() else ()), lines.removesuffix("\n")))
    if not content.strip():
        return False
    if not silent:
        state.line = close + 1
        state.push("fence", "code", 0).content = content
    return True


def _closing_fence(state: "StateBlock", start: int, end: int, marks: str) -> int | None:
    """The number of the closing line; None if the text, or the list item around it, ends first."""
    closing = re.compile(f"{marks[0]}{{{len(marks)},}}[ \t]*")
    for line in range(start + 1, end):
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return None
        if closing.fullmatch(_line(state, line)):
            return line
    return None


def _table(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A table: a header row, a row of hyphens with as many cells, and all following lines that have a pipe."""
    if start + 1 >= end or state.sCount[start + 1] < state.blkIndent:
        return False
    head, delimiters = _line(state, start), _line(state, start + 1)
    if not (_PIPE.search(head) and "|" in delimiters and _DELIMITER_ROW.fullmatch(delimiters)):
        return False
    titles, marks = _cells(head), _cells(delimiters)
    if len(titles) != len(marks):
        return False
    if silent:
        return True
    rows = [titles]
    line = start + 2
    while line < end and state.sCount[line] >= state.blkIndent and _PIPE.search(_line(state, line)):
        rows.append(_cells(_line(state, line)))
        line += 1
    state.line = line
    _push_table(state, rows, [_ALIGNMENTS[mark.startswith(":"), mark.endswith(":")] for mark in marks])
    return True


def _push_table(state: "StateBlock", rows: list[list[str]], align: list[str]) -> None:
    """Push the tokens of a table, every row padded to the longest one."""
    columns = max(map(len, rows))
    state.push("table_open", "table", 1).meta["align"] = (*align, *[""] * (columns - len(align)))
    for row in rows:
        state.push("tr_open", "tr", 1)
        for cell in (*row, *[""] * (columns - len(row))):
            token = state.push("inline", "", 0)
            token.content, token.children = cell, []
        state.push("tr_close", "tr", -1)
    state.push("table_close", "table", -1)


def _cells(line: str) -> list[str]:
    r"""Split a row into cells; ``\|`` is a pipe within a cell."""
    cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(line.strip())]
    if not cells[0]:
        del cells[0]
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return cells


def _line(state: "StateBlock", number: int) -> str:
    """The text of a line, after its indentation and the list markers in front of it."""
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
