"""Which part of a story or a question words stand for, whatever numbers, signs and languages stand around them."""

import re
from collections.abc import Container
from functools import cache

from deckgen.importers.words.label_words import WORDS
from deckgen.model import PARTS

LETTERS = {"s": "situation", "t": "task", "a": "action", "r": "result"}
"""What the letters of STAR stand for."""


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Word -> its role and its language, "" for a word of several languages."""
    table: dict[str, tuple[str, str]] = {}
    for role, languages in WORDS.items():
        for language, listed in languages.items():
            for word in (piece.strip() for piece in listed.split(",")):
                known = table.get(word)
                table[word] = (known[0], "") if known else (role, language)
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


def roles_of(words: str) -> tuple[tuple[str, ...], str, str]:
    """The roles that words stand for, their number and their language; () when they are no label."""
    clean = plain(words).casefold()
    if not clean or len(clean) > 60:
        return (), "", ""
    if found := _known(clean):
        return (found[0],), "", found[1]
    if (inside := _PARENTHESES.fullmatch(clean)) and (found_roles := _parenthesised(inside[1], inside[2])):
        return found_roles
    if counted := _COUNTED.fullmatch(clean):
        if (found := _known(counted[1])) and counted[1] not in ("a", "r", "s", "t"):
            return (found[0],), counted[2], found[1]
        if counted[1] in ("q", "a"):
            return ({"q": "question", "a": "answer"}[counted[1]],), counted[2], ""
    return _compound(clean)


def words_of(roles: Container[str]) -> list[str]:
    """The words that stand for any of these roles."""
    return [word for word, (role, _) in _table().items() if role in roles]


def _known(word: str) -> tuple[str, str] | None:
    return _table().get(word)


def _parenthesised(outside: str, inside: str) -> tuple[tuple[str, ...], str, str] | None:
    if (found := _star(outside)) and outside not in LETTERS:
        return (found[0],), "", found[1]
    for words in (inside, outside):
        roles, number, language = roles_of(words)
        if roles and (outside in LETTERS or words == outside or len(outside) <= 3):
            return roles, number, language
    if outside in LETTERS:
        return None
    return roles_of(outside) if not _PARENTHESES.fullmatch(outside) and roles_of(outside)[0] else None


def _compound(clean: str) -> tuple[tuple[str, ...], str, str]:
    for pattern in (_JOINED, _DASHED):
        pieces = [piece for piece in pattern.split(clean) if piece]
        if len(pieces) > 1:
            found = [_star(piece) for piece in pieces]
            if all(found):
                roles = tuple(dict.fromkeys(role for role, _ in filter(None, found)))
                language = next((language for item in found if item and (language := item[1])), "")
                return roles, "", language
    scripts = [piece for piece in (" ".join(_LATIN.findall(clean)), _LATIN.sub(" ", clean).strip()) if piece]
    both = [_star(piece) for piece in scripts]
    if len(scripts) == 2 and both[0] and both[1] and both[0][0] == both[1][0]:
        return (both[0][0],), "", both[1][1]
    return (("follow_ups",), "", "") if _FOLLOW_UPS.search(clean) else ((), "", "")


def _star(word: str) -> tuple[str, str] | None:
    if word in LETTERS:
        return LETTERS[word], ""
    found = _known(word)
    return found if found and found[0] in (*PARTS, "challenge", "impact", "lesson") else None
