"""One field of one entry changed in YAML, with every other character left as it is."""

import re

from deckgen.bank.yamltext import Plain, write


class NotInPlaceError(Exception):
    """The entry is written in a way that cannot be changed field by field."""


def patched(text: str, line: int, name: str, value: Plain) -> str:
    """The text with another value for a field of the entry whose key is on ``line``, counted from 1.

    Raises:
        NotInPlaceError: the entry is written on one line, or in braces.
    """
    lines = text.split("\n")
    first = line - 1
    start = re.match(r"[ ]*(?:-[ ]+)*", lines[first])
    assert start
    column = start.end()
    if not re.match(r"[\w-]+[ ]*:(?:[ ]|$)", lines[first][column:]):
        raise NotInPlaceError
    end = _end(lines, first, column)
    new = [" " * column + piece if piece else "" for piece in write([{name: value}]).rstrip("\n").split("\n")]
    for number in range(first, end):
        field = " " * column + lines[number][column:] if number == first else lines[number]
        if re.match(rf" {{{column}}}{re.escape(name)}[ ]*:(?:[ ]|$)", field):
            after = _field_end(lines, number, end, column)
            if number == first:
                new[0] = lines[first][:column] + new[0][column:]
            return "\n".join([*lines[:number], *new, *lines[after:]])
    return "\n".join([*lines[:end], *new, *lines[end:]])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _end(lines: list[str], first: int, column: int) -> int:
    """The index of the line after the entry, without blank lines and comments at its end."""
    end = first + 1
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        if line.startswith(("---", "...")) or _indent(line) < column:
            break
        if _indent(line) == column and line.lstrip().startswith("- ") and not _is_item_of_field(lines, number, column):
            break
        if not line.lstrip().startswith("#"):
            end = number + 1
    return end


def _is_item_of_field(lines: list[str], number: int, column: int) -> bool:
    """Whether a dash in the column of the entry's fields is an item of one of them, and not the next entry."""
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
