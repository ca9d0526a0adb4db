"""What the words of a label stand for, whatever numbering, punctuation and languages surround them."""

import re
from collections.abc import Container
from functools import cache
from typing import NamedTuple

from deckgen.importers.words.label_words import WORDS
from deckgen.model import PARTS

LETTERS = {"s": "situation", "t": "task", "a": "action", "r": "result"}
"""What the letters of STAR stand for."""


class Sense(NamedTuple):
    """What words stand for: roles, () if they are no label; the number after them; their language."""

    roles: tuple[str, ...] = ()
    number: str = ""
    language: str = ""

    @property
    def role(self) -> str:
        """The first of the roles, "" without any."""
        return self.roles[0] if self.roles else ""


_NONE = Sense()


@cache
def _table() -> dict[str, Sense]:
    """Word -> its role and language; the language is "" if several share the word."""
    table: dict[str, Sense] = {}
    for role, languages in WORDS.items():
        for language, listed in languages.items():
            for word in (piece.strip() for piece in listed.split(",")):
                known = table.get(word)
                table[word] = Sense(known.roles) if known else Sense((role,), language=language)
    return table


_PUNCTUATION = re.compile(r"^[^\w(\[\"'“‘¿¡<_]+|[\s:：.*_`]+$")
_NUMBERING = re.compile(r"^(?:step\s+)?\d+(?:\.\d+)*[.)、:\]]?\s+(?=\S)|^\(?[a-z\d]\)\s+", re.I)
_SPLIT_LETTER = re.compile(r"(?:\*\*|__)(\w)(?:\*\*|__)(?=\w)|[(\[](\w)[)\]](?=\w)")
_PARENTHESES = re.compile(r"(.*?)\s*[(\[（【](.+?)[)\]）】]\s*")
_NUMBERED = re.compile(r"(.+?)\s*#?\s*(\d{1,3})")
_JOINED = re.compile(r"\s*(?:/|&|\+|，|,|、|\band\b|\be\b|\by\b|\bund\b|\bet\b)\s*")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]+")
_FOLLOW_UPS = re.compile(r"\bfollow[- ]?ups?\b(?! on\b)")
_DASHED = re.compile(r"\s*[-–—=]\s*")


def rejoined(text: str, *, opened: bool = False) -> str:
    """Text with first letters set apart, "**S**ituation", joined again.

    ``opened``: only if the text begins with such a letter.
    """
    if opened and not _SPLIT_LETTER.match(text.lstrip()):
        return text
    return _SPLIT_LETTER.sub(lambda letter: letter[1] or letter[2], text)


def plain(text: str) -> str:
    """Words without markup, numbering and surrounding punctuation."""
    text = re.sub(r"\*\*|__|(?<!\w)[*_`]|[*_`](?!\w)", "", rejoined(text)).strip()
    text = _PUNCTUATION.sub("", text)
    text = _NUMBERING.sub("", text)
    return _PUNCTUATION.sub("", text).strip()


def sense_of(words: str) -> Sense:
    """What the words of a label stand for."""
    clean = plain(words).casefold()
    if not clean or len(clean) > 60:
        return _NONE
    if sense := _table().get(clean):
        return sense
    if (parts := _PARENTHESES.fullmatch(clean)) and (sense := _with_parenthesis(parts[1], parts[2])):
        return sense
    if numbered := _NUMBERED.fullmatch(clean):
        word, number = numbered.groups()
        if (sense := _table().get(word)) and word not in LETTERS:
            return sense._replace(number=number)
        if word in ("q", "a"):
            return Sense(({"q": "question", "a": "answer"}[word],), number)
    return _compound(clean)


def words_of(roles: Container[str]) -> list[str]:
    """The words that stand for any of these roles."""
    return [word for word, sense in _table().items() if sense.role in roles]


def _with_parenthesis(outside: str, inside: str) -> Sense | None:
    if (sense := _part_of_story(outside)) and outside not in LETTERS:
        return sense
    for words in (inside, outside):
        sense = sense_of(words)
        if sense.roles and (outside in LETTERS or words == outside or len(outside) <= 3):
            return sense
    return None


def _compound(clean: str) -> Sense:
    """What several words stand for: "situation and task", or one word in two scripts."""
    for pattern in (_JOINED, _DASHED):
        pieces = [piece for piece in pattern.split(clean) if piece]
        if len(pieces) > 1:
            senses = [sense for piece in pieces if (sense := _part_of_story(piece))]
            if len(senses) == len(pieces):
                language = next((sense.language for sense in senses if sense.language), "")
                return Sense(tuple(dict.fromkeys(sense.role for sense in senses)), language=language)
    scripts = [piece for piece in (" ".join(_LATIN.findall(clean)), _LATIN.sub(" ", clean).strip()) if piece]
    latin, other = [*map(_part_of_story, scripts), None, None][:2]
    if latin and other and latin.role == other.role:
        return other
    return Sense(("follow_ups",)) if _FOLLOW_UPS.search(clean) else _NONE


def _part_of_story(word: str) -> Sense | None:
    """What a single word stands for, if that is a part of a story."""
    if word in LETTERS:
        return Sense((LETTERS[word],))
    sense = _table().get(word)
    return sense if sense and sense.role in (*PARTS, "challenge", "impact", "lesson") else None
