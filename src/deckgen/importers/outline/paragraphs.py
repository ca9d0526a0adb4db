"""Paragraphs as texts: a label, a question or a number that counts on begins one of its own."""

import re
from collections.abc import Iterable, Iterator

from deckgen.importers.outline.node import Line, Node
from deckgen.importers.page.inline_html import BREAK, CELL
from deckgen.importers.words.chinese_questions import requests
from deckgen.importers.words.inline_labels import split_labels
from deckgen.importers.words.line_labels import Label, answers, counted_question, label

_COUNTED = re.compile(r"[(（]?\d{1,3}[、．)）]\s*\S")


def texts_of(first: int, lines: Iterable[str]) -> Iterator[Node]:
    """A paragraph as texts: a new one at every line, or break, that begins with a known label or is a question."""
    numbered = list(_pieces(first, lines))
    groups: list[list[Line]] = []
    counts: dict[Line, Label] = {}
    every_question = len(numbered) > 1 and all(line.endswith(("?", "？")) for _, line in numbered)
    for index, (number, line) in enumerate(numbered):
        found = label(line)
        follower = label(numbered[index + 1][1]) if index + 1 < len(numbered) else None
        counted = groups and _COUNTED.match(line) and _COUNTED.match(groups[-1][0][1])
        asked = counted_question(line, answered=answers(follower))
        if asked:
            counts[number, line] = asked
        bold = counted or re.fullmatch(r"\*\*[^*]+\*\*", line)
        if (
            not groups
            or line.endswith(CELL)
            or groups[-1][-1][1].endswith(CELL)
            or every_question
            or bold
            or asked
            or _told_below(groups[-1], line)
            or (found and (found.role or line.startswith("**")))
        ):
            groups.append([])
        groups[-1].append((number, line))
    for cells in groups:
        group = [(number, line.removesuffix(CELL)) for number, line in cells]
        text = "\n".join(line for _, line in group)
        found = counts.get(group[0]) if len(group) == 1 else None
        yield Node("text", group[0][0], group[-1][0], tuple(group), label=found or label(text))


def _pieces(first: int, lines: Iterable[str]) -> Iterator[Line]:
    """What stands between breaks and labels, each with the number of its line."""
    for number, line in enumerate(lines, start=first):
        for part in _broken(line):
            yield from ((number, piece.strip()) for piece in split_labels(part) if piece.strip())


def _broken(line: str) -> list[str]:
    """A line at its breaks and after its cells."""
    return [piece for part in line.split(BREAK) for piece in re.split(f"(?<={CELL})", part)]


def _told_below(above: list[Line], line: str) -> bool:
    """Whether a line begins to tell what the Chinese question right above it asks for."""
    return len(above) == 1 and line.startswith("我") and requests(above[0][1]) and above[0][1][-1] not in "，,、"
