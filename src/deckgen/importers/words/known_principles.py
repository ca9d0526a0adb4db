"""The principles known while a guide is read, found by their names in lists, headings and cells."""

import re
from collections.abc import Iterable, Iterator

from deckgen.importers.words.decoration import addition, bare, unnumbered
from deckgen.importers.words.references import KnownNames, Match, folded, telling_words
from deckgen.model import Principle

_WORD = re.compile(r"\w+")
_TRANSLATED = re.compile(r"(?:(?![a-z\u00aa-\u024f])[^\W\d_])+\s*[(（]\s*[)）]")
"""The name in another script before a known one that has just been taken out of its parentheses."""


class KnownPrinciples:
    """The principles known while a guide is read."""

    def __init__(self, known: Iterable[Principle]) -> None:
        self.known = tuple(known)
        self.names = KnownNames(
            (str(one.key), str(one.name), [str(alias) for alias in one.aliases]) for one in self.known
        )
        spelled = {
            name: str(one.key) for one in self.known for name in (str(one.name), *(str(alias) for alias in one.aliases))
        }
        self._spelled = {_sequence(name): key for name, key in spelled.items() if _sequence(name)}
        longest_first = sorted(self._spelled, key=len, reverse=True)
        joined = "|".join(r"\W+".join(map(re.escape, name.split(" "))) for name in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{joined})(?!\w)" if joined else r"(?!)")

    def listed(self, text: str) -> tuple[list[str], str]:
        """The keys of the principles a list names, longest name first, and what is left of the text."""
        clean = folded(text)
        keys = [self._spelled[_sequence(found[0])] for found in self._pattern.finditer(clean)]
        rest = _TRANSLATED.sub(" ", self._pattern.sub(" ", clean))
        rest = re.sub(r"\([^()]*\)", " ", rest)
        rest = re.sub(r"(?<!\w)(?:and|or|e|y|et|und)(?!\w)", " ", rest)
        return list(dict.fromkeys(keys)), text.strip() if _WORD.search(rest) else ""

    def one(self, text: str) -> Match | None:
        """The principle a heading or cell names, with an addition in parentheses or after a sign left aside."""
        clean = unnumbered(
            re.sub(r"^(?:lp|principle|leadership principle)\s*#?\d*\s*[:：.-]\s*", "", bare(text), flags=re.I)
        )
        if not clean or len(clean) > 90:
            return None
        for candidate in (clean, *_before_addition(clean)):
            found = self.names.find(candidate)
            if found and (found.by != "words" or len(telling_words(candidate)) >= 2):
                return found
            keys, rest = self.listed(candidate)
            if len(keys) == 1 and not rest:
                return Match(keys[0], "alias")
        return None


def _before_addition(text: str) -> Iterator[str]:
    latin = re.sub(r"[^\x00-\u024f\u2018\u2019]+", " ", text).strip()
    if latin != text and _WORD.search(latin):
        yield bare(latin.rstrip("()[] "))
    if tail := addition(text):
        yield bare(tail[0])
    found = re.match(r"(.+?)\s*(?:[:：|–—(（]|\s-\s)", text)
    if found:
        yield bare(found[1])


def _sequence(name: str) -> str:
    return " ".join(_WORD.findall(folded(name)))
