"""Soft line breaks of Markdown, which only wrap the source, joined; the lines that an author meant stay apart."""

import re
import unicodedata
from collections.abc import Iterator

_SPACES = "  "
HARD_BREAK = f"{_SPACES}\n"
"""A line break that is meant, as Markdown writes it: two spaces end the line."""

_FENCE = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}(?=[^`]*$)|~{3,})")
_BULLET = re.compile(r"[ \t]*(?:[-*+•‣◦▪●○·►➤→>][ \t]|\[[ xX]\][ \t]|#{1,6}[ \t])")
_NUMBERED = re.compile(r"[ \t]*[(（]?(\d{1,9})(?:[.)][ \t]|[）、])")
_DASHED = re.compile(r"[ \t]*[–—][ \t]")
_RULE_OR_HEADING = re.compile(r"[ \t]*(?:#{1,6}[ \t].*|(?:[-*_][ \t]*){3,}|(\*\*|__)[^*\n]+\1[:：]?)")
_BOLD_LABEL = re.compile(r"[ \t]*(?:\*\*|__)[^*\n]{1,60}(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]*[:：])")
_PLAIN_LABEL = re.compile(r"[ \t]*(?![a-z\d])\w[\w' /-]{0,30}(?:: |：)")
_DELIMITER_ROW = re.compile(r"\s*\|?[\s:-]*-[\s:-]*\|[\s|:-]*")
_WIDE = r"\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_STOP = r"\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60"
_BETWEEN_WIDE = re.compile(rf"[{_WIDE}][*_`]*\n[*_`]*[{_WIDE}]|[{_STOP}]\n|\n[{_STOP}]")


def unwrapped(text: str) -> Iterator[tuple[str, bool]]:
    """The lines that a text in Markdown is meant to have, each with whether it is in a code block.

    The lines of a paragraph or list item are joined, except after a hard break. Lines stay apart in code blocks and
    tables, and where a line begins a label or an item.
    """
    group: list[str] = []
    closing = ""
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if not closing and not fence and line.strip():
            group.append(line)
            continue
        yield from ((joined, False) for joined in _joined(group))
        yield line.rstrip(), bool(closing or fence)
        group = []
        if not closing:
            closing = fence[1] if fence else ""
        elif fence and line.strip() == fence[1] and fence[1].startswith(closing):
            closing = ""
    yield from ((joined, False) for joined in _joined(group))


def _joined(group: list[str]) -> list[str]:
    """Join each line of a group to the one before, unless it has a place of its own."""
    rows = _table_rows(group)
    several_dashes = sum(bool(_DASHED.match(line)) for line in group) > 1
    begins_labelled = bool(group and _PLAIN_LABEL.match(group[0]))
    joined: list[list[str]] = []
    counted = -1
    for index, line in enumerate(group):
        before = group[index - 1] if index else _SPACES
        number = _NUMBERED.match(line)
        is_next = bool(number and int(number[1]) in (1, counted, counted + 1))
        has_own_place = (
            before.endswith(_SPACES)
            or index in rows
            or index - 1 in rows
            or _begins_item_or_label(line)
            or _stands_alone(before)
            or (number and (is_next or before.rstrip().endswith((":", "："))))
            or (several_dashes and _DASHED.match(line))
            or (begins_labelled and _PLAIN_LABEL.match(line))
        )
        if has_own_place:
            joined.append([line.rstrip()])
            counted = int(number[1]) if number else counted
        else:
            joined[-1] += (_gap(before, line), line.strip())
    return ["".join(pieces) for pieces in joined]


def _gap(before: str, after: str) -> str:
    """What joins two lines: a space, or nothing between Chinese or Japanese characters."""
    return "" if _BETWEEN_WIDE.search(f"{before.rstrip()[-4:]}\n{after.lstrip()[:4]}") else " "


def _begins_item_or_label(line: str) -> bool:
    first = line.lstrip(" \t")[:1]
    is_sign = bool(first) and unicodedata.category(first) == "So"  # such as a tick, or an emoji
    return is_sign or any(pattern.match(line) for pattern in (_BULLET, _BOLD_LABEL)) or _stands_alone(line)


def _stands_alone(line: str) -> bool:
    """Whether a line is a heading, a rule, or bold as a whole."""
    return bool(_RULE_OR_HEADING.fullmatch(line.rstrip()))


def _table_rows(group: list[str]) -> range:
    """The indexes of table lines: the one above a row of hyphens, that row, and lines with a pipe below."""
    for index, line in enumerate(group):
        if index and "|" in group[index - 1] and _DELIMITER_ROW.fullmatch(line):
            last = next((below for below in range(index, len(group)) if "|" not in group[below]), len(group))
            return range(index - 1, last)
    return range(0)
