"""Questions that ask the same thing in nearly the same words, found without comparing each with each."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from deckgen.lint.english import QUESTION_WORDS

_WORD = re.compile(r"\w+(?:['\u2019]\w+)?")
_MORE_WORDS = 4
"""Content words from which one word more makes no other question."""
_OTHER_WORD = 8
"""Content words from which one other word makes no other question."""
_TURNING = re.compile(r"\w*\d\w*|not?|never|without|nobody|nothing|less|more|\w+n['\u2019]t")
"""A word that always makes another question: a number, a negation."""

Signature = frozenset[str]


def repeats(asks: Sequence[str], *, english: bool) -> Iterator[tuple[int, int]]:
    """Pairs (later, earlier) of indices: in every set of like questions, each later one with the first.

    Sets of words are looked up whole and with one word left out, so the work grows with the words, not the pairs.
    """
    whole: defaultdict[Signature, list[int]] = defaultdict(list)
    shorter: defaultdict[Signature, list[int]] = defaultdict(list)
    for index, ask in enumerate(asks):
        content = _content(ask, english=english)
        if content:
            whole[content].append(index)
        for words in _one_left_out(content) if len(content) >= _MORE_WORDS else ():
            shorter[words].append(index)
    first = list(range(len(asks)))
    for words, indices in shorter.items():
        if words in whole or len(words) >= _OTHER_WORD - 1:
            _unite(first, indices)
            _unite(first, [indices[0], *whole.get(words, ())])
    for indices in whole.values():
        _unite(first, indices)
    for index in range(len(asks)):
        if (earliest := _find(first, index)) != index:
            yield index, earliest


def _unite(first: list[int], indices: Sequence[int]) -> None:
    """Make the earliest of all that are like these the first of every one."""
    firsts = [_find(first, index) for index in indices]
    for found in firsts:
        first[found] = min(firsts)


def _find(first: list[int], index: int) -> int:
    while first[index] != index:
        first[index] = first[first[index]]
        index = first[index]
    return index


def _one_left_out(content: Signature) -> list[Signature]:
    return [content - {word} for word in sorted(content) if not _TURNING.fullmatch(word)]


def _content(ask: str, *, english: bool) -> Signature:
    """The words that tell a question from others, of which each keeps its number; all words if there are no such."""
    every = [word.casefold() for word in _WORD.findall(ask)]
    if not english:
        return frozenset(every)
    kept = frozenset(_stem(word) for word in every if word not in QUESTION_WORDS)
    return kept or frozenset(every)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
