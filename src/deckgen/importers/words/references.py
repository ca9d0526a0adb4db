"""What a guide calls a story or a principle, matched to the one it means, or to none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from deckgen.bank.fields import near
from deckgen.importers.words.surroundings import bare, unnumbered
from deckgen.model import Principle

_WORD = re.compile(r"\w+")
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
_TAIL = re.compile(r"(.*?)\s*[(（]([^()（）]*(?:\([^()]*\)[^()]*)*)[)）]\s*\.?", re.S)
_CODED = re.compile(r"\s*`([^`]+)`\s*(.*)", re.S)


def folded(text: str) -> str:
    """A name as it is compared: without case, markup, typographic quotes, and "&" as "and"."""
    text = re.sub(r"\*\*|__|`", "", text).casefold().replace("’", "'").replace("&", " and ")
    return " ".join(re.sub(r"[.…:：]+$", "", text.strip()).split())


def words(text: str) -> frozenset[str]:
    """The words of a name."""
    return frozenset(_WORD.findall(folded(text).replace("'s ", " ")))


@dataclass(frozen=True, slots=True)
class Match:
    """The key a name stands for and the rule it was found by: exact, alias or words."""

    key: str
    by: str


class Names:
    """The names and aliases of stories, or of principles, by key."""

    def __init__(self, named: Iterable[tuple[str, str, Iterable[str]]]) -> None:
        self._titles: dict[str, str] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._exact: dict[str, set[str]] = {}
        self._aliases: dict[str, set[str]] = {}
        for key, title, aliases in named:
            self._titles[key] = title
            self._words[key] = words(title)
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
        asked = words(name)
        if not asked - _EMPTY_WORDS:
            return None
        holders = [key for key, known_words in self._words.items() if asked <= known_words]
        return Match(holders[0], "words") if len(holders) == 1 else None

    def suggestion(self, name: str) -> str:
        """What to do about a name that means nothing here."""
        asked = words(name)
        holders = [self._titles[key] for key, known in self._words.items() if asked and asked <= known]
        if len(holders) > 1:
            return f"say which one: {', '.join(holders)}"
        return near(name, self._titles.values()) or "write that story, or name one that is there"


def reference(text: str) -> Iterator[tuple[str, str]]:
    """The ways to read a cell or field as (name, angle), the likeliest first."""
    text = text.strip()
    if coded := _CODED.fullmatch(text):
        yield coded[1].strip(), inside_parentheses(coded[2])
        return
    yield bare(text), ""
    if (tail := _TAIL.fullmatch(text)) and tail[1]:
        yield bare(tail[1]), tail[2].strip()
    for sign in (" - ", " – ", " — ", ": "):
        if sign in text:
            name, _, angle = text.partition(sign)
            yield bare(name), angle.strip()


def inside_parentheses(text: str) -> str:
    """A reason without the parentheses or the dash before it."""
    text = re.sub(r"^\s*(?:[-–—:]\s+)?", "", text).strip()
    tail = _TAIL.fullmatch(text)
    return tail[2].strip() if tail and not tail[1] else text


_BLANK = re.compile(
    r"[\W_]*(?:tbd|todo|to do|tba|n/?a|none(?: yet)?|pending|coming soon|fill (?:this )?in"
    r"|your (?:story|answer)(?: here)?|to be (?:written|added|done|decided|improved)|could be improved"
    r"|needs? (?:a )?story|missing|placeholder|xxx+"
    r"|a definir|por definir|pendiente|pendente|à (?:définir|compléter)|offen|noch offen|待補|待补|待定|待填)[\W_]*",
    re.I,
)
_TO_FILL = re.compile(r"\[[^\[\]]*\](?!\()|<[^<>\n]*>|\{[^{}\n]*\}|_{2,}|\.{3,}|…|\?{2,}")
_WHOLLY_SLANTED = re.compile(r"\s*(?:\*(?![\s*])[^*]+\*|_(?![\s_])[^_]+_)\s*")


def is_placeholder(text: str, *, cell: bool = False) -> bool:
    """Whether a text only holds the place of one; ``cell``: also one wholly in parentheses or italics."""
    text = bare(re.sub(r"^\s*\([^()]*\)\s*(?=\[)", "", text)) if "[" in text else text
    if not text.strip():
        return False
    if _BLANK.fullmatch(text) or _holds_only_blanks(text):
        return True
    if not re.search(r"\w", text.replace("_", "")):
        return len(text.strip()) > 1 and not re.fullmatch(r"\s*[-–—]+\s*", text)
    tail = _TAIL.fullmatch(text)
    return cell and bool((tail and not tail[1]) or _WHOLLY_SLANTED.fullmatch(text))


def _holds_only_blanks(text: str) -> bool:
    return not _TO_FILL.sub("", text).strip(" .:\t\n") and bool(_TO_FILL.search(text))


_TRANSLATED = re.compile(r"(?:(?![a-z\u00aa-\u024f])[^\W\d_])+\s*[(（]\s*[)）]")
"""The name in another script before a known one that has just been taken out of its parentheses."""


class Principles:
    """The principles known while a guide is read."""

    def __init__(self, known: Iterable[Principle]) -> None:
        self.known = tuple(known)
        self.names = Names((str(one.key), str(one.name), [str(alias) for alias in one.aliases]) for one in self.known)
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
            if found and (found.by != "words" or len(words(candidate) - _EMPTY_WORDS) >= 2):
                return found
            keys, rest = self.listed(candidate)
            if len(keys) == 1 and not rest:
                return Match(keys[0], "alias")
        return None


def _before_addition(text: str) -> Iterator[str]:
    latin = re.sub(r"[^\x00-\u024f\u2018\u2019]+", " ", text).strip()
    if latin != text and _WORD.search(latin):
        yield bare(latin.rstrip("()[] "))
    if tail := _TAIL.fullmatch(text):
        yield bare(tail[1])
    found = re.match(r"(.+?)\s*(?:[:：|–—(（]|\s-\s)", text)
    if found:
        yield bare(found[1])


def _sequence(name: str) -> str:
    return " ".join(_WORD.findall(folded(name)))
