"""Undo what YAML's folding takes too far: the items of a list joined into one line, paragraphs no longer apart.

The result differs from YAML's value in white space only.
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
_MARKED_LINE = re.compile(r"\n[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]")
_LONE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")


def with_paragraphs(value: str) -> str:
    """The value of a plain or quoted scalar, with the empty line between paragraphs put back."""
    return _LONE_BREAK.sub("\n\n", value)


def unfolded(value: str, typed: str) -> str:
    """The text of a block after ``>``, from YAML's value and the lines as typed.

    Puts an empty line between paragraphs, and keeps list items, table rows and the lines of fenced blocks on lines of
    their own.
    """
    if not _MARKED_LINE.search(f"\n{typed}") and not any(sign in typed for sign in "|`~"):
        return "\n".join(_spread(value.split("\n")))
    lines = _unindented(typed)
    if any(_MARKER.match(line) or _FENCE.match(line) or _DELIMITER_ROW.fullmatch(line) for line in lines):
        text = "\n".join(_lines_to_keep(lines)).strip("\n")
        if text.split() == value.split():
            return text
    return "\n".join(_spread(value.split("\n")))


def would_unfold(value: str) -> bool:
    """Whether ``unfolded`` might take a one-line text for several lines, depending on where a writer wraps it."""
    words = (value[:12], *_WORD_AND_NEXT.findall(value))
    several = sum(bool(_MARKER.match(word)) for word in words) > 1
    return several or bool(_INTRODUCED.search(value)) or any(sign in value for sign in ("|", "```", "~~~"))


def _unindented(typed: str) -> list[str]:
    lines = typed.split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    return [line[margin:].rstrip() for line in lines]


def _spread(lines: list[str]) -> Iterator[str]:
    """Folded lines with an empty one between paragraphs. Indented lines are no paragraphs: YAML does not fold them."""
    before = ""
    for line in lines:
        if before and line and not _indented(before) and not _indented(line):
            yield ""
        yield line
        before = line


def _lines_to_keep(lines: list[str]) -> Iterator[str]:
    """The lines of fenced blocks as typed, and the groups of lines between them joined."""
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
    """The index of the line after the fenced block that begins at ``place``; 0 if none does."""
    opening = _FENCE.match(lines[place])
    if not opening:
        return 0
    closes = (number for number, line in enumerate(lines[place + 1 :], place + 2) if line.strip(" ") == opening[1])
    return next(closes, 0)


def _joined(group: list[str]) -> list[str]:
    """Join each line of a group to the one before, unless it begins a list item or is a table row."""
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
    """Whether lines that begin with a marker are a list, not a sentence that happened to wrap before a dash."""
    bullets = [bullet[1] for line in group if (bullet := _BULLET.match(line))]
    introduced = any(_MARKER.match(line) and before.endswith(":") for before, line in pairwise(group))
    return bool(group and _MARKER.match(group[0])) or introduced or any(bullets.count(sign) > 1 for sign in bullets)


def _rows(group: list[str]) -> range:
    """The indexes of table lines: the one above a row of hyphens, that row, and lines with a pipe below."""
    for number, line in enumerate(group):
        if number and "|" in group[number - 1] and _DELIMITER_ROW.fullmatch(line):
            last = next((below for below in range(number, len(group)) if "|" not in group[below]), len(group))
            return range(number - 1, last)
    return range(0)


def _indented(line: str) -> bool:
    return line.startswith((" ", "\t"))
