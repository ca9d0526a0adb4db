"""Lines that tell several parts of a story, cut before each of their labels."""

import re
from functools import cache

from deckgen.importers.words.line_labels import label
from deckgen.importers.words.roles import words_of
from deckgen.model import PARTS

_INNER = re.compile(r"(?<!^)(?<=\s)(?=(?:\*\*|__)[^*_\n]{1,40}?(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：]))")


def split_labels(text: str) -> list[str]:
    """One line cut before each STAR label in it: bold ones when it holds two or more, plain ones from three on."""
    pieces = [(piece, label(piece)) for piece in _INNER.split(text)]
    if sum(bool(found and found.role in PARTS) for _, found in pieces) < 2:
        return _told_in_one_line(text)
    joined: list[str] = []
    for piece, found in pieces:
        if joined and not (found and found.role):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _told_in_one_line(text: str) -> list[str]:
    """One line cut before each plain STAR label in it, when it tells three parts or more in their order."""
    pieces = _in_line().split(text)
    order = [PARTS.index(found.role) for piece in pieces if (found := label(piece)) and found.role in PARTS]
    return pieces if len(order) > 2 and order == sorted(set(order)) else [text]


@cache
def _in_line() -> re.Pattern[str]:
    """Where a word for one of the four parts stands inside a line, with a colon."""
    words = sorted((word for word in words_of(PARTS) if len(word) > 3), key=len, reverse=True)
    return re.compile(rf"(?<=\s)(?=(?:{'|'.join(map(re.escape, words))})[ \t]*:\s)", re.I)
