"""The files of a bank as they are on disk, changed line by line: line ends and marks at their beginning stay."""

import re
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

_MARK = "\ufeff"
_LINE_END = re.compile("(\r\n|\r|\n)")


def read_file(path: str) -> bytes:
    """The bytes of a file on disk.

    Raises:
        OSError: it cannot be read.
    """
    return Path(path).read_bytes()


def with_lines_of(original: str, before: str, after: str) -> str:
    """The original with the lines in which ``after`` differs from ``before``.

    ``before`` is the original as the loader reads it: as many lines, with line feeds, without a byte order mark.
    """
    old, new = before.split("\n"), after.split("\n")
    first = _same(old, new)
    last = _same(reversed(old[first:]), reversed(new[first:]))
    lines, ends = _LINE_END.split(original)[::2], _LINE_END.split(original)[1::2]
    usual_end = ends[0] if ends else "\n"
    changed = new[first : len(new) - last]
    if changed and not first and original.startswith(_MARK):
        changed[0] = _MARK + changed[0]
    behind = len(lines) - last
    lines = [*lines[:first], *changed, *lines[behind:]]
    ends = [*ends[:first], *[usual_end] * len(changed), *ends[behind:]]
    return "".join(line + end for line, end in zip(lines, [*ends[: len(lines) - 1], ""], strict=True))


def _same(one: Iterable[str], other: Iterable[str]) -> int:
    """How many lines are the same, from the first on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
