"""Code blocks of a guide, which are left as they are."""

import re
from collections.abc import Callable

_FENCE = re.compile(r"[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})([^`\n]*)$")


def fenced_lines(lines: list[str]) -> set[int]:
    """The numbers of the lines in fenced code blocks, the fences included."""
    fenced: set[int] = set()
    opened = ""
    for number, line in enumerate(lines, start=1):
        fence = _FENCE.match(line)
        if opened:
            fenced.add(number)
            if fence and fence[1].startswith(opened) and not fence[2].strip():
                opened = ""
        elif fence:
            opened = fence[1]
            fenced.add(number)
    return fenced


def sub_outside_fences(
    pattern: re.Pattern[str], replacement: Callable[[re.Match[str], int], str], lines: list[str], fenced: set[int]
) -> list[str]:
    """The lines with every match outside code blocks replaced.

    ``replacement`` gets the match and the line it begins on, and must return as many lines as it was given.
    """
    text = "\n".join(lines)
    pieces: list[str] = []
    end, line = 0, 1
    for match in pattern.finditer(text):
        line += text.count("\n", end, match.start())
        pieces += text[end : match.start()], match[0] if line in fenced else replacement(match, line)
        line += match[0].count("\n")
        end = match.end()
    return "".join([*pieces, text[end:]]).split("\n")
