"""One field of one entry changed in a bank's YAML, and not a sign beside it."""

import re

from deckgen.bank.yamltext import Plain, write


class NotInPlaceError(Exception):
    """The entry is written in a way that cannot be changed field by field."""


def patched(text: str, line: int, name: str, value: Plain) -> str:
    """The text with field ``name`` of the entry whose key stands in ``line`` (from 1) saying ``value``.

    Raises:
        NotInPlaceError: the entry is written on one line, or in braces.
    """
    lines = text.split("\n")
    at = line - 1
    start = re.match(r"[ ]*(?:-[ ]+)*", lines[at])
    assert start
    column = start.end()
    if not re.match(r"[\w-]+[ ]*:(?:[ ]|$)", lines[at][column:]):
        raise NotInPlaceError
    end = _end(lines, at, column)
    new = [" " * column + piece if piece else "" for piece in write([{name: value}]).rstrip("\n").split("\n")]
    for number in range(at, end):
        shown = " " * column + lines[number][column:] if number == at else lines[number]
        if re.match(rf" {{{column}}}{re.escape(name)}[ ]*:(?:[ ]|$)", shown):
            after = _field_end(lines, number, end, column)
            if number == at:
                new[0] = lines[at][:column] + new[0][column:]
            return "\n".join([*lines[:number], *new, *lines[after:]])
    return "\n".join([*lines[:end], *new, *lines[end:]])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _end(lines: list[str], at: int, column: int) -> int:
    """The line after the last one of the entry, blank lines and comments after it left aside."""
    end = at + 1
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        if line.startswith(("---", "...")) or _indent(line) < column:
            break
        if _indent(line) == column and line.lstrip().startswith("- ") and not _listing(lines, number, column):
            break
        if not line.lstrip().startswith("#"):
            end = number + 1
    return end


def _listing(lines: list[str], number: int, column: int) -> bool:
    """Whether a dash at the entry's own column belongs to a field of it, not to the next entry."""
    for before in reversed(lines[:number]):
        if before.strip() and _indent(before) == column and not before.lstrip().startswith(("- ", "#")):
            return bool(re.match(r"\s*[\w-]+[ ]*:[ ]*$", before))
        if before.strip() and _indent(before) < column:
            return False
    return False


def _field_end(lines: list[str], number: int, end: int, column: int) -> int:
    after = number + 1
    last = after
    while after < end:
        line = lines[after]
        inside = _indent(line) > column or (_indent(line) == column and line.lstrip().startswith("- "))
        if line.strip() and not inside:
            break
        after += 1
        if line.strip():
            last = after
    return last
