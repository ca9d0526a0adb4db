"""Folded scalars as their author meant them: YAML joins the items of a list as it joins all lines.

Only white space differs from what YAML makes of a scalar.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

_BULLET = re.compile(r" *([-+*])[ \t]+\S")
_MARKER = re.compile(r" *(?:[-+*]|\d{1,9}[.)])[ \t]+\S")
_INTRODUCED = re.compile(r":\s+(?:[-+*]|\d{1,9}[.)])\s")
_WORD_AND_NEXT = re.compile(r"\s(?=(.{1,12}))")
_FENCE = re.compile(r" *(`{3,}|~{3,})")
_DELIMITER_ROW = re.compile(r"\s*\|?[\s:-]*-[\s:-]*\|[\s|:-]*")
_LONE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")


def with_paragraphs(value: str) -> str:
    """What YAML made of a plain or quoted scalar, with the empty line between two paragraphs put back."""
    return _LONE_BREAK.sub("\n\n", value)


def unfolded(value: str, typed: str) -> str:
    """The text of a block after ``>``, from what YAML made of it and from its lines as they were typed.

    An empty line stands between two paragraphs. Items of lists, rows of tables and the lines of fenced blocks stay
    lines of their own; everything else is joined as YAML joins it.
    """
    lines = _unindented(typed)
    if any(_MARKER.match(line) or _FENCE.match(line) or _DELIMITER_ROW.fullmatch(line) for line in lines):
        text = "\n".join(_lines_to_keep(lines)).strip("\n")
        if text.split() == value.split():
            return text
    return "\n".join(_spread(value.split("\n")))


def would_unfold(value: str) -> bool:
    """Whether a text on one line might be read as several when it is written after ``>``, wherever lines break."""
    words = (value[:12], *_WORD_AND_NEXT.findall(value))
    several = sum(bool(_MARKER.match(word)) for word in words) > 1
    return several or bool(_INTRODUCED.search(value)) or any(sign in value for sign in ("|", "```", "~~~"))


def _unindented(typed: str) -> list[str]:
    lines = typed.split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    return [line[margin:].rstrip() for line in lines]


def _spread(lines: list[str]) -> Iterator[str]:
    """The lines of a folded text, an empty one before each paragraph; YAML keeps the lines of what is indented."""
    before = ""
    for line in lines:
        if before and line and not _indented(before) and not _indented(line):
            yield ""
        yield line
        before = line


def _lines_to_keep(lines: list[str]) -> Iterator[str]:
    """Fenced blocks line by line, and the groups of lines between them and between empty lines joined."""
    group: list[str] = []
    place = 0
    while place < len(lines):
        close = _closing(lines, place)
        if close:
            yield from (*_joined(group), *lines[place:close])
            group, place = [], close
            continue
        if lines[place]:
            group.append(lines[place])
        else:
            yield from (*_joined(group), "")
            group = []
        place += 1
    yield from _joined(group)


def _closing(lines: list[str], place: int) -> int:
    """The number of the line behind a fenced block that begins at ``place``; 0 where none does."""
    opening = _FENCE.match(lines[place])
    if not opening:
        return 0
    closes = (number for number, line in enumerate(lines[place + 1 :], place + 2) if line.strip(" ") == opening[1])
    return next(closes, 0)


def _joined(group: list[str]) -> list[str]:
    """Lines without an empty one between them, each joined to the one before unless it begins an item or a row."""
    listed, rows = _is_list(group), _rows(group)
    joined: list[str] = []
    for number, line in enumerate(group):
        own = number in rows or number - 1 in rows or (listed and _MARKER.match(line))
        indented = not listed and (_indented(line) or (joined and _indented(group[number - 1])))
        if not joined or own or indented:
            joined.append(line)
        else:
            joined[-1] += f" {line.strip(' ')}"
    return joined


def _is_list(group: list[str]) -> bool:
    """Whether the markers at the beginning of lines are more than a dash that a long line happened to break before."""
    bullets = [found[1] for line in group if (found := _BULLET.match(line))]
    introduced = any(_MARKER.match(line) and before.endswith(":") for before, line in pairwise(group))
    return bool(group and _MARKER.match(group[0])) or introduced or any(bullets.count(sign) > 1 for sign in bullets)


def _rows(group: list[str]) -> range:
    """The numbers of the lines that are a table: above a row of hyphens, and below it as long as there is a pipe."""
    for number, line in enumerate(group):
        if number and "|" in group[number - 1] and _DELIMITER_ROW.fullmatch(line):
            last = next((below for below in range(number, len(group)) if "|" not in group[below]), len(group))
            return range(number - 1, last)
    return range(0)


def _indented(line: str) -> bool:
    return line.startswith((" ", "\t"))
