"""Questions that ask the same thing in nearly the same words, found without comparing each with each."""

import re
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
    """Pairs (later, earlier) of indices: every question at most once as the later one, with its first likeness.

    Sets of words are looked up whole and with one word left out, so the work grows with the words, not the pairs.
    """
    whole: dict[Signature, int] = {}
    shorter: dict[Signature, int] = {}
    for index, ask in enumerate(asks):
        content = _content(ask, english=english)
        if not content:
            continue
        without = _one_left_out(content) if len(content) >= _MORE_WORDS else []
        close = [whole.get(content), shorter.get(content), *(whole.get(words) for words in without)]
        if len(content) >= _OTHER_WORD:
            close += [shorter.get(words) for words in without]
        found = [earlier for earlier in close if earlier is not None]
        if found:
            yield index, min(found)
        whole.setdefault(content, index)
        for words in without:
            shorter.setdefault(words, index)


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
