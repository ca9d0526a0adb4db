"""Runs as an author would type them: stars around what is bold or emphasised, backticks around code."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from deckgen.deck.markup import Run

_SIGN = re.compile(r"[*`]")
_TICKS = re.compile(r"`+")
_SPACES = re.compile(r"(\s+)")
_MARKS: dict[Literal["bold", "italic"], str] = {"bold": "**", "italic": "*"}
_MOST_TRIED = 100


def typed_runs(runs: Sequence[Run], is_right: Callable[[str], bool]) -> str | None:
    """What to type to see these runs, with no more backslashes than it takes; None when nothing shows them.

    ``is_right`` says whether a text shows them where it is to stand.
    """
    words = [*_words(runs)]
    risky = {place for place in range(len(words)) if _escaped(words, place) != words[place].text}
    paths = {place for place in risky if "\\" in words[place].text}
    for escaped in (set[int](), risky, risky - paths):
        if is_right(text := _typed(words, escaped)):
            break
    else:
        return None
    for place in sorted(escaped)[:_MOST_TRIED]:
        if is_right(shorter := _typed(words, escaped - {place})):
            text, escaped = shorter, escaped - {place}
    return text


def _words(runs: Sequence[Run]) -> Iterator[Run]:
    """The words of the runs and the spaces between them, each space in the styles of both its neighbours."""
    words = [run if run.code else replace(run, text=text) for run in runs for text in _pieces(run) if text]
    for place, word in enumerate(words):
        if word.text.isspace() and not word.code:
            before, after = words[place - 1] if place else Run(""), (*words[place + 1 :], Run(""))[0]
            word = replace(word, bold=before.bold and after.bold, italic=before.italic and after.italic)
        yield word


def _pieces(run: Run) -> list[str]:
    return [run.text] if run.code else _SPACES.split(run.text)


def _typed(words: Sequence[Run], escaped: Collection[int]) -> str:
    typed: list[str] = []
    open_marks: list[Literal["bold", "italic"]] = []
    for place, word in enumerate((*words, Run(""))):
        wanted = [name for name in _MARKS if getattr(word, name)]
        while not {*open_marks} <= {*wanted}:
            typed.append(_MARKS[open_marks.pop()])
        missing = [name for name in wanted if name not in open_marks]
        for name in sorted(missing, key=lambda name: _extent(words, place, name), reverse=True):
            open_marks.append(name)
            typed.append(_MARKS[name])
        if word.code:
            typed.append(_code(word.text))
        else:
            typed.append(_escaped(words, place) if place in escaped else word.text)
    return "".join(typed)


def _extent(words: Sequence[Run], start: int, name: Literal["bold", "italic"]) -> int:
    """How many words from a place on have a style."""
    return next((place for place in range(start, len(words)) if not getattr(words[place], name)), len(words))


def _escaped(words: Sequence[Run], place: int) -> str:
    """A word whose stars and backticks mean nothing, nor a backslash at the end of its line."""
    word = words[place]
    if word.code:
        return word.text
    ends_line = place + 1 < len(words) and words[place + 1].text.startswith("\n")
    return _SIGN.sub(r"\\\g<0>", word.text) + ("\\" if word.text.endswith("\\") and ends_line else "")


def _code(text: str) -> str:
    """A code span with more backticks around it than stand anywhere in it."""
    ticks = "`" * (1 + max((len(row) for row in _TICKS.findall(text)), default=0))
    edged = text.startswith("`") or text.endswith("`") or (text[0] == text[-1] == " " and text.strip(" "))
    return f"{ticks} {text} {ticks}" if edged else f"{ticks}{text}{ticks}"
