"""Flashcards of one line, such as "question :: answer", rewritten as a labelled question and answer."""

import re
from collections.abc import Iterator

from deckgen.importers.page.inline_html import BREAK
from deckgen.importers.words.question_phrases import asks

_LEAD = r"((?:[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+)?)"
_CARD = re.compile(_LEAD + r"(\S.*?)(?:[ \t]+:::?[ \t]+|[ \t]*;;[ \t]*|(?<=[?？]):::?)(\S.*)")
_TIGHT = re.compile(_LEAD + r"([^\s:`][^:`]*):::?([^\s:`][^:`]*)")


def label_flashcards(lines: list[str], fenced: set[int]) -> list[str]:
    """The lines of a page, with each flashcard as an item with labels, in blocks that are mostly flashcards."""
    labelled = list(lines)
    for block in _blocks(lines, fenced):
        cards = [number for number in block if (card := _CARD.fullmatch(lines[number - 1])) and _is_question(card)]
        for number in block if len(cards) * 2 > len(block) else []:
            card = _CARD.fullmatch(lines[number - 1]) or _TIGHT.fullmatch(lines[number - 1])
            if card and (_is_question(card) or len(card[2].split()) > 2):
                lead = card[1] or "- "
                labelled[number - 1] = f"{lead}**Question:** {card[2].strip()}{BREAK}**Answer:** {card[3].strip()}"
    return labelled


def _is_question(card: re.Match[str]) -> bool:
    return asks(card[2], weakly=True)


def _blocks(lines: list[str], fenced: set[int]) -> Iterator[list[int]]:
    """The numbers of the lines of each block, without the lines indented below its first."""
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
