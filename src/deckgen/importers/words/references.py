"""References to stories and principles by name, matched to at most one entry."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from deckgen.bank.hints import near
from deckgen.importers.words.decoration import bare, split_parenthesis

_COMMON_WORDS = frozenset(
    ("a", "an", "the", "story", "stories", "and", "of", "for", "in", "on", "to", "my", "our", "project", "example")
) | {"failure", "success"}
_IN_CODE_MARKS = re.compile(r"\s*`([^`]+)`\s*(.*)", re.S)


def folded(text: str) -> str:
    """A name prepared for comparison: without case, markup and typographic quotes, "&" as "and"."""
    text = re.sub(r"\*\*|__|`", "", text).casefold().replace("’", "'").replace("&", " and ")
    return " ".join(re.sub(r"[.…:：]+$", "", text.strip()).split())


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", folded(text).replace("'s ", " ")))


def distinctive_words(text: str) -> frozenset[str]:
    """The words of a name, without those that many names share."""
    return _words(text) - _COMMON_WORDS


@dataclass(frozen=True, slots=True)
class Match:
    """The key that a name stands for, and the rule by which it was found: exact, alias or words."""

    key: str
    by: str


class KnownNames:
    """The names and aliases of stories, or of principles, by key."""

    def __init__(self, named: Iterable[tuple[str, str, Iterable[str]]]) -> None:
        self._titles: dict[str, str] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._exact: dict[str, set[str]] = {}
        self._aliases: dict[str, set[str]] = {}
        for key, title, aliases in named:
            self._titles[key] = title
            self._words[key] = _words(title)
            self._exact.setdefault(folded(title), set()).add(key)
            for alias in (key, *aliases):
                self._aliases.setdefault(folded(alias), set()).add(key)

    def find(self, name: str) -> Match | None:
        """The entry of exactly this name, else of this alias, else the only one whose title has all of its words."""
        clean = folded(bare(name))
        for keys_by_name, by in ((self._exact, "exact"), (self._aliases, "alias")):
            if keys := keys_by_name.get(clean):
                return Match(next(iter(keys)), by) if len(keys) == 1 else None
        if not distinctive_words(name):
            return None
        words = _words(name)
        keys_with_words = [key for key, title_words in self._words.items() if words <= title_words]
        return Match(keys_with_words[0], "words") if len(keys_with_words) == 1 else None

    def suggestion(self, name: str) -> str:
        """What to do about a name that matches no entry, or several."""
        words = _words(name)
        titles = [self._titles[key] for key, title_words in self._words.items() if words and words <= title_words]
        if len(titles) > 1:
            return f"say which one: {', '.join(titles)}"
        return near(name, self._titles.values()) or "write this story, or use the title of an existing one"


def names_and_angles(text: str) -> Iterator[tuple[str, str]]:
    """The ways to read a cell or field as (name, angle), the most likely first."""
    text = text.strip()
    if parts := _IN_CODE_MARKS.fullmatch(text):
        yield parts[1].strip(), _undecorated_angle(parts[2])
        return
    yield bare(text), ""
    if (before_and_inside := split_parenthesis(text)) and before_and_inside[0]:
        yield bare(before_and_inside[0]), before_and_inside[1].strip()
    for separator in (" - ", " – ", " — ", ": "):
        if separator in text:
            name, _, angle = text.partition(separator)
            yield bare(name), angle.strip()


def _undecorated_angle(text: str) -> str:
    """An angle without the dash before it, or the parentheses around it."""
    text = re.sub(r"^\s*(?:[-–—:]\s+)?", "", text).strip()
    parts = split_parenthesis(text)
    return parts[1].strip() if parts and not parts[0] else text
