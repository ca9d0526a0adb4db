"""What a guide calls a story or a principle, matched to the one it means, or to none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from deckgen.bank.hints import near
from deckgen.importers.words.decoration import addition, bare

_EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "story",
        "stories",
        "and",
        "of",
        "for",
        "in",
        "on",
        "to",
        "my",
        "our",
        "project",
        "example",
        "failure",
        "success",
    ]
)
_CODED = re.compile(r"\s*`([^`]+)`\s*(.*)", re.S)


def folded(text: str) -> str:
    """A name as it is compared: without case, markup, typographic quotes, and "&" as "and"."""
    text = re.sub(r"\*\*|__|`", "", text).casefold().replace("’", "'").replace("&", " and ")
    return " ".join(re.sub(r"[.…:：]+$", "", text.strip()).split())


def _words(text: str) -> frozenset[str]:
    """The words of a name."""
    return frozenset(re.findall(r"\w+", folded(text).replace("'s ", " ")))


def telling_words(text: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return _words(text) - _EMPTY_WORDS


@dataclass(frozen=True, slots=True)
class Match:
    """The key a name stands for and the rule it was found by: exact, alias or words."""

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
        """The one a name means: exact, else a declared alias, else the one title that holds all its words."""
        clean = folded(bare(name))
        for known, by in ((self._exact, "exact"), (self._aliases, "alias")):
            if clean in known:
                keys = known[clean]
                return Match(next(iter(keys)), by) if len(keys) == 1 else None
        if not telling_words(name):
            return None
        asked = _words(name)
        holders = [key for key, known_words in self._words.items() if asked <= known_words]
        return Match(holders[0], "words") if len(holders) == 1 else None

    def suggestion(self, name: str) -> str:
        """What to do about a name that means nothing here."""
        asked = _words(name)
        holders = [self._titles[key] for key, known in self._words.items() if asked and asked <= known]
        if len(holders) > 1:
            return f"say which one: {', '.join(holders)}"
        return near(name, self._titles.values()) or "write that story, or name one that is there"


def reference(text: str) -> Iterator[tuple[str, str]]:
    """The ways to read a cell or field as (name, angle), the likeliest first."""
    text = text.strip()
    if coded := _CODED.fullmatch(text):
        yield coded[1].strip(), _inside_parentheses(coded[2])
        return
    yield bare(text), ""
    if (tail := addition(text)) and tail[0]:
        yield bare(tail[0]), tail[1].strip()
    for sign in (" - ", " – ", " — ", ": "):
        if sign in text:
            name, _, angle = text.partition(sign)
            yield bare(name), angle.strip()


def _inside_parentheses(text: str) -> str:
    """A reason without the parentheses or the dash before it."""
    text = re.sub(r"^\s*(?:[-–—:]\s+)?", "", text).strip()
    tail = addition(text)
    return tail[1].strip() if tail and not tail[0] else text
