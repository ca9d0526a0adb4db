"""Cards of one line, a question and its answer with two colons or semicolons between them, read as labelled lines."""

import re
from collections.abc import Iterator

from deckgen.importers.page.inline_html import BREAK
from deckgen.importers.words.question_phrases import asks

_LEAD = r"((?:[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+)?)"
_CARD = re.compile(_LEAD + r"(\S.*?)(?:[ \t]+:::?[ \t]+|[ \t]*;;[ \t]*|(?<=[?？]):::?)(\S.*)")
_TIGHT = re.compile(_LEAD + r"([^\s:`][^:`]*):::?([^\s:`][^:`]*)")


def cards(lines: list[str], fenced: set[int]) -> list[str]:
    """The lines of a page; where most of a block are cards, each card is an item with a question and an answer."""
    made = list(lines)
    for block in _blocks(lines, fenced):
        sure = [number for number in block if (card := _CARD.fullmatch(made[number - 1])) and _asked(card)]
        for number in block if len(sure) * 2 > len(block) else []:
            card = _CARD.fullmatch(made[number - 1]) or _TIGHT.fullmatch(made[number - 1])
            if card and (_asked(card) or len(card[2].split()) > 2):
                lead = card[1] or "- "
                made[number - 1] = f"{lead}**Question:** {card[2].strip()}{BREAK}**Answer:** {card[3].strip()}"
    return made


def _asked(card: re.Match[str]) -> bool:
    return asks(card[2], weakly=True)


def _blocks(lines: list[str], fenced: set[int]) -> Iterator[list[int]]:
    """The numbers of the lines that stand together; what is indented below the first of them goes on with it."""
    block: list[int] = []
    margin = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip() or number in fenced or line.lstrip().startswith(("#", "|", ">")):
            if block:
                yield block
            block = []
            continue
        indent = len(line) - len(line.lstrip(" \t"))
        if not block:
            margin = indent
        if indent <= margin:
            block.append(number)
    if block:
        yield block
