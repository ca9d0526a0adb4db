"""Labels at the start of a line: which words they are, what they stand for, and what follows them."""

import re
from dataclasses import dataclass
from functools import cache

from deckgen.importers.words.asking import asks
from deckgen.importers.words.label_words import WORDS
from deckgen.model import PARTS

STAR = PARTS

_LETTERS = {"s": "situation", "t": "task", "a": "action", "r": "result"}


@dataclass(frozen=True, slots=True)
class Label:
    """A label met at the start of a line: its role, "" where the word is not known, its words and what follows.

    ``roles`` holds more than one for "Situation/Task"; ``number`` is that of "Action 2", "" where there is none.
    """

    role: str
    words: str
    rest: str
    roles: tuple[str, ...] = ()
    number: str = ""
    language: str = ""


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


def plain(text: str) -> str:
    """Words without markup, numbering, signs and a closing colon."""
    text = _SPLIT_LETTER.sub(lambda found: found[1] or found[2], text)
    text = re.sub(r"\*\*|__|(?<!\w)[*_`]|[*_`](?!\w)", "", text).strip()
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


def _known(word: str) -> tuple[str, str] | None:
    return _table().get(word)


def _parenthesised(outside: str, inside: str) -> tuple[tuple[str, ...], str, str] | None:
    if (found := _star(outside)) and outside not in _LETTERS:
        return (found[0],), "", found[1]
    for words in (inside, outside):
        roles, number, language = roles_of(words)
        if roles and (outside in _LETTERS or words == outside or len(outside) <= 3):
            return roles, number, language
    if outside in _LETTERS:
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
    if word in _LETTERS:
        return _LETTERS[word], ""
    found = _known(word)
    return found if found and found[0] in (*STAR, "challenge", "impact", "lesson") else None


_BOLD = re.compile(
    r"\s*(?:\*{2,4}|__)(?=[^\s*])(.+?)(?<=\S)(?:\*{2,4}|__)[ \t]*(?:([:：]|[-–—→](?=\s)|[-=]>)[ \t]*)?(.*)", re.S
)
_SLANTED = re.compile(r"\s*(?:[*_`])(?=[^\s*_`])([^*_`\n]+?)(?:[*_`])[ \t]*(?:([:：]|[-–—](?=\s))[ \t]*)?(.*)", re.S)
_BRACKETED = re.compile(r"\s*[【〔［「\[]([^】〕］」\]\n]{1,24})[】〕］」\]](?!\()[ \t]*(?:([:：])[ \t]*)?(.*)", re.S)
_COLON = re.compile(r"\s*([^:：\n]{1,60}?)[ \t]*([:：])(?!//)[ \t]*(.*)", re.S)
_DASH = re.compile(r"\s*([^-–—:\n]{1,40}?)[ \t]+([-–—])[ \t]+(.*)", re.S)


def label(text: str, *, inner: bool = False) -> Label | None:
    """The label a text begins with; for a bold start with a colon also one whose words are not known."""
    text = _SPLIT_LETTER.sub(lambda found: found[1] or found[2], text) if _SPLIT_LETTER.match(text.lstrip()) else text
    if asked := _bold_question(text):
        return asked
    if counted := _COUNTED_QUESTION.fullmatch(text):
        role = "question" if counted[1] in "Qq" else "answer"
        return Label(role, counted[1] + counted[2], counted[3], (role,), counted[2])
    text = re.sub(r"^\s*[\"“„«](?=\*\*)", "", text)
    for pattern in (_BOLD, _SLANTED, _BRACKETED, _COLON, _DASH):
        found = pattern.match(text)
        if not found:
            continue
        roles, number, language = _of_line(found[1], found[2] or "", pattern)
        if roles:
            rest = re.sub(r"^\*\*\s*", "", found[3]) if pattern is _COLON and found[1].count("**") % 2 else found[3]
            known = Label(roles[0], found[1], rest, roles, number, language)
            return known if inner else _unfolded(known)
        if pattern is _BOLD:
            if found[2] or found[1].rstrip().endswith((":", "：")):
                return Label("", found[1], found[3])
            return None
    return _alone(text)


_COUNTED_QUESTION = re.compile(r"\s*([QA])(\d{1,3})[.．、]\s*(\S.*)", re.S)
_NUMBERED_ASK = re.compile(r"\s*((?:\*\*)?[(（]?\d{1,3}[.．、)）](?:\*\*)?)\s*(\S[^\n]*)")


def counted_question(text: str, *, answered: bool) -> Label | None:
    """The label of a line that is a number and a question; one that is ``answered`` below may be a request."""
    found = _NUMBERED_ASK.fullmatch(text.strip())
    if not found:
        return None
    bold = found[1].startswith("**") and not found[1].endswith("**")
    rest = found[2].removesuffix("**") if bold else found[2]
    inside = label(rest)
    if inside and inside.role:
        return inside if inside.role == "question" else None
    asked = rest.rstrip("* ").endswith(("?", "？")) or (answered and asks(rest))
    return Label("question", found[1], rest, ("question",)) if asked else None


def answers(found: Label | None) -> bool:
    """Whether a label says that an answer follows: by its word, or by the letter of one below a question."""
    return bool(found and (found.role == "answer" or plain(found.words).casefold() in ("a", "r")))


_BARE = (*STAR, "lesson", "follow_ups", "principles")


def _alone(text: str) -> Label | None:
    """The label that is a line of its own, above what it says."""
    words, _, rest = text.partition("\n")
    roles, number, language = roles_of(words)
    if not roles or roles[0] not in _BARE or len(plain(words)) < 2:
        return None
    return Label(roles[0], words, rest, roles, number, language)


_WHOLLY_BOLD = re.compile(r"\s*(?:\*\*|__)([^*_]+?)(?:\*\*|__)\s*", re.S)


def _bold_question(text: str) -> Label | None:
    """The label within a question that is bold as a whole: "**Q: What did you do?**"."""
    whole = _WHOLLY_BOLD.fullmatch(text)
    found = _COLON.match(whole[1]) if whole else None
    roles = roles_of(found[1]) if found else None
    if not found or not roles or not roles[0] or roles[0][0] != "question" or not found[3].strip():
        return None
    return Label("question", found[1], found[3], roles[0], roles[1], roles[2])


def _of_line(words: str, sign: str, pattern: re.Pattern[str]) -> tuple[tuple[str, ...], str, str]:
    letter = plain(words).casefold()
    if letter == "l" and (sign or words.rstrip().endswith((":", "："))):
        return ("lesson",), "", ""
    if letter in _LETTERS and (sign or words.rstrip().endswith((":", "："))):
        return (_LETTERS[letter],), "", ""
    found = roles_of(words)
    if pattern is _DASH and found[0] and not set(found[0]) & {*STAR, "question", "answer", "lesson"}:
        return (), "", ""
    return found


def _unfolded(found: Label) -> Label:
    """The label of "S - Situation: text", whose letter is followed by the word it stands for."""
    if plain(found.words).casefold() not in _LETTERS:
        return found
    word = label(found.rest, inner=True)
    return word if word and word.role == found.role else found


_INNER = re.compile(r"(?<!^)(?<=\s)(?=(?:\*\*|__)[^*_\n]{1,40}?(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：]))")


@cache
def _in_line() -> re.Pattern[str]:
    """Where a word for one of the four parts stands inside a line, with a colon."""
    words = sorted(
        (word for word, (role, _) in _table().items() if role in STAR and len(word) > 3), key=len, reverse=True
    )
    return re.compile(rf"(?<=\s)(?=(?:{'|'.join(map(re.escape, words))})[ \t]*:\s)", re.I)


def _told_in_one_line(text: str) -> list[str]:
    """One line cut before each plain STAR label in it, when it tells three parts or more in their order."""
    pieces = _in_line().split(text)
    order = [STAR.index(found.role) for piece in pieces if (found := label(piece)) and found.role in STAR]
    return pieces if len(order) > 2 and order == sorted(set(order)) else [text]


def split_labels(text: str) -> list[str]:
    """One line cut before each STAR label in it: bold ones when it holds two or more, plain ones from three on."""
    pieces = _INNER.split(text)
    known = [piece for piece in pieces if (found := label(piece)) and found.role in STAR]
    if len(known) < 2:
        return _told_in_one_line(text)
    joined: list[str] = []
    for piece in pieces:
        found = label(piece)
        if joined and not (found and found.role):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
