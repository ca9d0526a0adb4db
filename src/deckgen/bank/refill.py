"""A text that YAML folds, broken into lines anew where it has changed and nowhere else."""

from collections.abc import Sequence
from difflib import SequenceMatcher

_USUAL_WIDTH = 88

Lines = list[str]


def refilled(lines: Lines, old: str, new: str) -> Lines:
    """The lines of ``old`` as they are typed, changed so that they say ``new``; a line that says the same stays."""
    width = max((_USUAL_WIDTH, *map(len, lines)))
    old_texts, new_texts = old.split("\n"), new.split("\n")
    groups = _groups(lines, old_texts)
    if groups is None:
        groups, old_texts = [], []
    filled: Lines = []
    for tag, first, last, new_first, new_last in SequenceMatcher(None, old_texts, new_texts, False).get_opcodes():
        if tag == "equal":
            filled += [line for group in groups[first:last] for line in group]
        elif last - first == new_last - new_first:
            for group, text in zip(groups[first:last], new_texts[new_first:new_last], strict=True):
                filled += _refilled_paragraph(group, text, width)
        else:
            filled += [line for text in new_texts[new_first:new_last] for line in wrapped(text, width)]
    return filled


def wrapped(text: str, width: int = _USUAL_WIDTH) -> Lines:
    """A text broken into lines at its spaces."""
    lines = [""]
    for place, word in enumerate(text.split(" ")):
        if place and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if place else word
    return lines


def _groups(lines: Lines, texts: Sequence[str]) -> list[Lines] | None:
    """The typed lines of each line of the text; None when they cannot be told apart."""
    groups: list[Lines] = []
    place = 0
    for text in texts:
        start = place
        while place < len(lines) and _words(lines[start:place]) != text.split():
            place += 1
        while not text and place < len(lines) and not lines[place].strip():
            place += 1
        if _words(lines[start:place]) != text.split():
            return None
        groups.append(lines[start:place])
    return groups if place == len(lines) else None


def _words(lines: Lines) -> Lines:
    return [word for line in lines for word in line.split()]


def _refilled_paragraph(lines: Lines, text: str, width: int) -> Lines:
    """The lines before and after a change as they are, and what is between them broken anew."""
    words = text.split(" ")
    first, last = 0, len(lines)
    while first < last and words[: len(line := lines[first].split(" "))] == line:
        first, words = first + 1, words[len(line) :]
    while last > first and words[-len(line := lines[last - 1].split(" ")) :] == line:
        last, words = last - 1, words[: -len(line)]
    if words and first and first == last:  # something new between two lines goes on in the first of them
        first, words = first - 1, [lines[first - 1], *words]
    return [*lines[:first], *(wrapped(" ".join(words), width) if words else ()), *lines[last:]]
