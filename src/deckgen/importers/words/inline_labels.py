"""Lines with several labels, split before each label."""

import re
from functools import cache

from deckgen.importers.words.line_labels import label
from deckgen.importers.words.roles import words_of
from deckgen.model import PARTS

_BOLD_LABEL = re.compile(r"(?<!^)(?<=\s)(?=(?:\*\*|__)[^*_\n]{1,40}?(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：]))")


def split_labels(text: str) -> list[str]:
    """A line split before each STAR label in it, if it has two bold labels or three plain ones."""
    pieces = [(piece, label(piece)) for piece in _BOLD_LABEL.split(text)]
    if sum(bool(piece_label and piece_label.role in PARTS) for _, piece_label in pieces) < 2:
        return _split_plain_labels(text)
    joined: list[str] = []
    for piece, piece_label in pieces:
        if joined and not (piece_label and piece_label.role):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _split_plain_labels(text: str) -> list[str]:
    """A line split before each plain STAR label in it, if it tells three or four parts in their order."""
    pieces = _plain_label().split(text)
    roles = [piece_label.role for piece in pieces if (piece_label := label(piece))]
    order = [PARTS.index(role) for role in roles if role in PARTS]
    return pieces if len(order) > 2 and order == sorted(set(order)) else [text]


@cache
def _plain_label() -> re.Pattern[str]:
    """A pattern for the place before a word for one of the four parts and a colon, inside a line."""
    words = sorted((word for word in words_of(PARTS) if len(word) > 3), key=len, reverse=True)
    return re.compile(rf"(?<=\s)(?=(?:{'|'.join(map(re.escape, words))})[ \t]*:\s)", re.I)
