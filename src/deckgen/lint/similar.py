"""Find questions that ask the same in nearly the same words, without comparing every pair."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from deckgen.lint.english import QUESTION_WORDS

_WORD = re.compile(r"\w+(?:['\u2019]\w+)?")
_MORE_WORDS = 4
"""From this many content words on, one extra word still counts as the same question."""
_OTHER_WORD = 8
"""From this many content words on, one different word still counts as the same question."""
_TURNING = re.compile(r"\w*\d\w*|not?|never|without|nobody|nothing|less|more|\w+n['\u2019]t")
"""Words that always make a different question: numbers and negations."""

Signature = frozenset[str]


def repeats(asks: Sequence[str], *, english: bool) -> Iterator[tuple[int, int]]:
    """Yield pairs of indices (later, earlier): each repeated question with the first one like it.

    Questions are looked up by their set of words, and by that set with one word left out, so the time grows with the
    number of words and not with the number of pairs.
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
    """Merge the groups of some questions; the earliest question becomes the first of all."""
    firsts = [_find(first, index) for index in indices]
    for index in firsts:
        first[index] = min(firsts)


def _find(first: list[int], index: int) -> int:
    while first[index] != index:
        first[index] = first[first[index]]
        index = first[index]
    return index


def _one_left_out(content: Signature) -> list[Signature]:
    return [content - {word} for word in sorted(content) if not _TURNING.fullmatch(word)]


def _content(ask: str, *, english: bool) -> Signature:
    """The words that carry the meaning of a question, without plural endings; all words if none do."""
    every = [word.casefold() for word in _WORD.findall(ask)]
    if not english:
        return frozenset(every)
    kept = frozenset(_stem(word) for word in every if word not in QUESTION_WORDS)
    return kept or frozenset(every)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
