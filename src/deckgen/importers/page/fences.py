"""Code in a guide, which stays as it is: where its fences stand, and what is rewritten around them."""

import re
from collections.abc import Callable

_FENCE = re.compile(r"[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})([^`\n]*)$")


def fenced_lines(lines: list[str]) -> set[int]:
    """The numbers of the lines in code fences, the fences included."""
    fenced: set[int] = set()
    opened = ""
    for number, line in enumerate(lines, start=1):
        found = _FENCE.match(line)
        if opened:
            fenced.add(number)
            if found and found[1].startswith(opened) and not found[2].strip():
                opened = ""
        elif found:
            opened = found[1]
            fenced.add(number)
    return fenced


def rewritten(
    lines: list[str], pattern: re.Pattern[str], new: Callable[[re.Match[str], int], str], fenced: set[int]
) -> list[str]:
    """The lines with what matches outside fences made new; ``new`` is told the line, and keeps the number of lines."""
    text = "\n".join(lines)
    pieces: list[str] = []
    end, line = 0, 1
    for found in pattern.finditer(text):
        line += text.count("\n", end, found.start())
        pieces += text[end : found.start()], found[0] if line in fenced else new(found, line)
        line += found[0].count("\n")
        end = found.end()
    return "".join([*pieces, text[end:]]).split("\n")
