"""Paragraphs split into texts: a label, a question or the next number of a count begins a new text."""

import re
from collections.abc import Iterable, Iterator

from deckgen.importers.outline.node import Line, Node
from deckgen.importers.page.inline_html import BREAK, CELL
from deckgen.importers.words.chinese_questions import is_request
from deckgen.importers.words.inline_labels import split_labels
from deckgen.importers.words.line_labels import Label, is_answer, label, numbered_question

_NUMBERED = re.compile(r"[(（]?\d{1,3}[、．)）]\s*\S")


def texts_of(first: int, lines: Iterable[str]) -> Iterator[Node]:
    """The texts of a paragraph that begins on line ``first``."""
    lines = list(lines)
    wrapped = {number for number, line in enumerate(lines, start=first) if not line.endswith("  ")}
    pieces = list(_pieces(first, lines))
    groups: list[list[Line]] = []
    questions: dict[Line, Label] = {}
    only_questions = len(pieces) > 1 and all(line.endswith(("?", "？")) for _, line in pieces)
    for index, (number, line) in enumerate(pieces):
        line_label = label(line)
        next_label = label(pieces[index + 1][1]) if index + 1 < len(pieces) else None
        goes_on_counting = groups and _NUMBERED.match(line) and _NUMBERED.match(groups[-1][0][1])
        question = numbered_question(line, is_answered=is_answer(next_label))
        if question:
            questions[number, line] = question
        if (
            not groups
            or line.endswith(CELL)
            or groups[-1][-1][1].endswith(CELL)
            or only_questions
            or goes_on_counting
            or re.fullmatch(r"\*\*[^*]+\*\*", line)
            or question
            or _answers_request(groups[-1], line)
            or (line_label and (line_label.role or line.startswith("**")))
        ):
            groups.append([])
        groups[-1].append((number, line))
    for group in groups:
        group_lines = _with_hard_breaks([(number, line.removesuffix(CELL)) for number, line in group], wrapped)
        group_label = questions.get(group_lines[0]) if len(group_lines) == 1 else None
        text = "\n".join(line for _, line in group_lines)
        yield Node("text", group[0][0], group[-1][0], group_lines, label=group_label or label(text))


def _with_hard_breaks(group: list[Line], wrapped: set[int]) -> tuple[Line, ...]:
    """The lines of a text, with two spaces before each break that is meant and does not only wrap the source."""
    following = [number for number, _ in group[1:]]
    is_hard = [number == after or number not in wrapped for (number, _), after in zip(group, following, strict=False)]
    ends = [*("  " if hard else "" for hard in is_hard), ""]
    return tuple((number, line + end) for (number, line), end in zip(group, ends, strict=True))


def _pieces(first: int, lines: Iterable[str]) -> Iterator[Line]:
    """The lines, split at breaks and before labels; each piece has the number of its line."""
    for number, line in enumerate(lines, start=first):
        for part in _split_at_breaks(line):
            yield from ((number, piece.strip()) for piece in split_labels(part) if piece.strip())


def _split_at_breaks(line: str) -> list[str]:
    return [piece for part in line.split(BREAK) for piece in re.split(f"(?<={CELL})", part)]


def _answers_request(above: list[Line], line: str) -> bool:
    """Whether a line begins to tell what the Chinese request right above it asks for."""
    return len(above) == 1 and line.startswith("我") and is_request(above[0][1]) and above[0][1][-1] not in "，,、"
