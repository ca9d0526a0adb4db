"""Which part of a story or a question words stand for, whatever numbers, signs and languages stand around them."""

import re
from collections.abc import Container
from functools import cache
from typing import NamedTuple

from deckgen.importers.words.label_words import WORDS
from deckgen.model import PARTS

LETTERS = {"s": "situation", "t": "task", "a": "action", "r": "result"}
"""What the letters of STAR stand for."""


class Sense(NamedTuple):
    """What words stand for: roles, () when they are no label, the number after them, and their language."""

    roles: tuple[str, ...] = ()
    number: str = ""
    language: str = ""

    @property
    def role(self) -> str:
        """The first of the roles, "" without one."""
        return self.roles[0] if self.roles else ""


_NONE = Sense()


@cache
def _table() -> dict[str, Sense]:
    """Word -> its role and its language, "" for a word of several languages."""
    table: dict[str, Sense] = {}
    for role, languages in WORDS.items():
        for language, listed in languages.items():
            for word in (piece.strip() for piece in listed.split(",")):
                known = table.get(word)
                table[word] = Sense(known.roles) if known else Sense((role,), language=language)
    return table


_JUNK = re.compile(r"^[^\w(\[\"'“‘¿¡<_]+|[\s:：.*_`]+$")
_NUMBERING = re.compile(r"^(?:step\s+)?\d+(?:\.\d+)*[.)、:\]]?\s+(?=\S)|^\(?[a-z\d]\)\s+", re.I)
_SPLIT_LETTER = re.compile(r"(?:\*\*|__)(\w)(?:\*\*|__)(?=\w)|[(\[](\w)[)\]](?=\w)")
_PARENTHESES = re.compile(r"(.*?)\s*[(\[（【](.+?)[)\]）】]\s*")
_COUNTED = re.compile(r"(.+?)\s*#?\s*(\d{1,3})")
_JOINED = re.compile(r"\s*(?:/|&|\+|，|,|、|\band\b|\be\b|\by\b|\bund\b|\bet\b)\s*")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]+")
_FOLLOW_UPS = re.compile(r"\bfollow[- ]?ups?\b(?! on\b)")
_DASHED = re.compile(r"\s*[-–—=]\s*")


def rejoined(text: str, *, opened: bool = False) -> str:
    """Text with each letter set apart, "**S**ituation", in its word again; ``opened``: only if one opens the text."""
    if opened and not _SPLIT_LETTER.match(text.lstrip()):
        return text
    return _SPLIT_LETTER.sub(lambda found: found[1] or found[2], text)


def plain(text: str) -> str:
    """Words without markup, numbering, signs and a closing colon."""
    text = re.sub(r"\*\*|__|(?<!\w)[*_`]|[*_`](?!\w)", "", rejoined(text)).strip()
    text = _JUNK.sub("", text)
    text = _NUMBERING.sub("", text)
    return _JUNK.sub("", text).strip()


def sense_of(words: str) -> Sense:
    """What words stand for."""
    clean = plain(words).casefold()
    if not clean or len(clean) > 60:
        return _NONE
    if found := _table().get(clean):
        return found
    if (inside := _PARENTHESES.fullmatch(clean)) and (found := _parenthesised(inside[1], inside[2])):
        return found
    if counted := _COUNTED.fullmatch(clean):
        if (found := _table().get(counted[1])) and counted[1] not in LETTERS:
            return found._replace(number=counted[2])
        if counted[1] in ("q", "a"):
            return Sense(({"q": "question", "a": "answer"}[counted[1]],), counted[2])
    return _compound(clean)


def words_of(roles: Container[str]) -> list[str]:
    """The words that stand for any of these roles."""
    return [word for word, sense in _table().items() if sense.role in roles]


def _parenthesised(outside: str, inside: str) -> Sense | None:
    if (found := _part(outside)) and outside not in LETTERS:
        return found
    for words in (inside, outside):
        sense = sense_of(words)
        if sense.roles and (outside in LETTERS or words == outside or len(outside) <= 3):
            return sense
    return None


def _compound(clean: str) -> Sense:
    for pattern in (_JOINED, _DASHED):
        pieces = [piece for piece in pattern.split(clean) if piece]
        if len(pieces) > 1:
            parts = [found for piece in pieces if (found := _part(piece))]
            if len(parts) == len(pieces):
                language = next((one.language for one in parts if one.language), "")
                return Sense(tuple(dict.fromkeys(one.role for one in parts)), language=language)
    scripts = [piece for piece in (" ".join(_LATIN.findall(clean)), _LATIN.sub(" ", clean).strip()) if piece]
    both = [_part(piece) for piece in scripts]
    if len(scripts) == 2 and both[0] and both[1] and both[0].role == both[1].role:
        return both[1]
    return Sense(("follow_ups",)) if _FOLLOW_UPS.search(clean) else _NONE


def _part(word: str) -> Sense | None:
    """What a single word stands for, if that is something told in a story."""
    if word in LETTERS:
        return Sense((LETTERS[word],))
    found = _table().get(word)
    return found if found and found.role in (*PARTS, "challenge", "impact", "lesson") else None
