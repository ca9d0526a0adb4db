"""The principles that a guide may name, found by their names in lists, headings and cells."""

import re
from collections.abc import Iterable, Iterator

from deckgen.importers.words.decoration import bare, split_parenthesis, unnumbered
from deckgen.importers.words.references import KnownNames, Match, distinctive_words, folded
from deckgen.model import Principle

_WORD = re.compile(r"\w+")
_TRANSLATED = re.compile(r"(?:(?![a-z\u00aa-\u024f])[^\W\d_])+\s*[(（]\s*[)）]")
"""A name in another script before parentheses that are empty once the known name is taken out of them."""


class KnownPrinciples:
    """The principles of the bank and of the shipped sets, by all their names."""

    def __init__(self, known: Iterable[Principle]) -> None:
        self.known = tuple(known)
        self._names = KnownNames((str(entry.key), str(entry.name), map(str, entry.aliases)) for entry in self.known)
        keys = {name: str(entry.key) for entry in self.known for name in (entry.name, *entry.aliases)}
        self._keys = {_joined_words(name): key for name, key in keys.items() if _joined_words(name)}
        longest_first = sorted(self._keys, key=len, reverse=True)
        joined = "|".join(r"\W+".join(map(re.escape, name.split(" "))) for name in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{joined})(?!\w)" if joined else r"(?!)")

    def listed(self, text: str) -> tuple[list[str], str]:
        """The keys of the principles in a list, longest names first; and the text, if it holds more than them."""
        clean = folded(text)
        keys = [self._keys[_joined_words(name[0])] for name in self._pattern.finditer(clean)]
        rest = _TRANSLATED.sub(" ", self._pattern.sub(" ", clean))
        rest = re.sub(r"\([^()]*\)", " ", rest)
        rest = re.sub(r"(?<!\w)(?:and|or|e|y|et|und)(?!\w)", " ", rest)
        return list(dict.fromkeys(keys)), text.strip() if _WORD.search(rest) else ""

    def named(self, text: str) -> Match | None:
        """The principle that a heading or cell names; a parenthesis or a remark after the name is ignored."""
        clean = unnumbered(
            re.sub(r"^(?:lp|principle|leadership principle)\s*#?\d*\s*[:：.-]\s*", "", bare(text), flags=re.I)
        )
        if not clean or len(clean) > 90:
            return None
        for candidate in (clean, *_without_remark(clean)):
            match = self._names.find(candidate)
            if match and (match.by != "words" or len(distinctive_words(candidate)) >= 2):
                return match
            keys, rest = self.listed(candidate)
            if len(keys) == 1 and not rest:
                return Match(keys[0], "alias")
        return None


def _without_remark(text: str) -> Iterator[str]:
    """The ways to read a name without a translation, a parenthesis or a remark after it."""
    latin = re.sub(r"[^\x00-\u024f\u2018\u2019]+", " ", text).strip()
    if latin != text and _WORD.search(latin):
        yield bare(latin.rstrip("()[] "))
    if parts := split_parenthesis(text):
        yield bare(parts[0])
    if remark := re.match(r"(.+?)\s*(?:[:：|–—(（]|\s-\s)", text):
        yield bare(remark[1])


def _joined_words(name: str) -> str:
    return " ".join(_WORD.findall(folded(name)))
