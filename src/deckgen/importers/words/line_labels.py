"""Labels at the start of a line: how they are written, what they stand for, and what follows them."""

import re
from dataclasses import dataclass

from deckgen.importers.words.question_phrases import asks
from deckgen.importers.words.roles import LETTERS, Sense, plain, rejoined, sense_of
from deckgen.model import PARTS


@dataclass(frozen=True, slots=True)
class Label:
    """A label met at the start of a line: its words, what follows them, and what they stand for.

    ``roles`` holds more than one for "Situation/Task", none where the words are not known; ``number`` is that of
    "Action 2", "" where there is none.
    """

    words: str
    rest: str
    roles: tuple[str, ...] = ()
    number: str = ""
    language: str = ""

    @property
    def role(self) -> str:
        """The first of the roles, "" where the words are not known."""
        return self.roles[0] if self.roles else ""


_BOLD = re.compile(
    r"\s*(?:\*{2,4}|__)(?=[^\s*])(.+?)(?<=\S)(?:\*{2,4}|__)[ \t]*(?:([:：]|[-–—→](?=\s)|[-=]>)[ \t]*)?(.*)", re.S
)
_SLANTED = re.compile(r"\s*(?:[*_`])(?=[^\s*_`])([^*_`\n]+?)(?:[*_`])[ \t]*(?:([:：]|[-–—](?=\s))[ \t]*)?(.*)", re.S)
_BRACKETED = re.compile(r"\s*[【〔［「\[]([^】〕］」\]\n]{1,24})[】〕］」\]](?!\()[ \t]*(?:([:：])[ \t]*)?(.*)", re.S)
_COLON = re.compile(r"\s*([^:：\n]{1,60}?)[ \t]*([:：])(?!//)[ \t]*(.*)", re.S)
_DASH = re.compile(r"\s*([^-–—:\n]{1,40}?)[ \t]+([-–—])[ \t]+(.*)", re.S)


def label(text: str, *, inner: bool = False) -> Label | None:
    """The label a text begins with; for a bold start with a colon also one whose words are not known."""
    text = rejoined(text, opened=True)
    if asked := _bold_question(text):
        return asked
    if counted := _COUNTED_QUESTION.fullmatch(text):
        role = "question" if counted[1] in "Qq" else "answer"
        return Label(counted[1] + counted[2], counted[3], (role,), counted[2])
    text = re.sub(r"^\s*[\"“„«](?=\*\*)", "", text)
    for pattern in (_BOLD, _SLANTED, _BRACKETED, _COLON, _DASH):
        found = pattern.match(text)
        if not found:
            continue
        sense = _of_line(found[1], found[2] or "", pattern)
        if sense.roles:
            rest = re.sub(r"^\*\*\s*", "", found[3]) if pattern is _COLON and found[1].count("**") % 2 else found[3]
            known = Label(found[1], rest, *sense)
            return known if inner else _unfolded(known)
        if pattern is _BOLD:
            if found[2] or found[1].rstrip().endswith((":", "：")):
                return Label(found[1], found[3])
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
    return Label(found[1], rest, ("question",)) if asked else None


def answers(found: Label | None) -> bool:
    """Whether a label says that an answer follows: by its word, or by the letter of one below a question."""
    return bool(found and (found.role == "answer" or plain(found.words).casefold() in ("a", "r")))


_BARE = (*PARTS, "lesson", "follow_ups", "principles")


def _alone(text: str) -> Label | None:
    """The label that is a line of its own, above what it says."""
    words, _, rest = text.partition("\n")
    sense = sense_of(words)
    return Label(words, rest, *sense) if sense.role in _BARE and len(plain(words)) > 1 else None


_WHOLLY_BOLD = re.compile(r"\s*(?:\*\*|__)([^*_]+?)(?:\*\*|__)\s*", re.S)


def _bold_question(text: str) -> Label | None:
    """The label within a question that is bold as a whole: "**Q: What did you do?**"."""
    whole = _WHOLLY_BOLD.fullmatch(text)
    found = _COLON.match(whole[1]) if whole else None
    sense = sense_of(found[1]) if found else None
    if not found or not sense or sense.role != "question" or not found[3].strip():
        return None
    return Label(found[1], found[3], *sense)


def _of_line(words: str, sign: str, pattern: re.Pattern[str]) -> Sense:
    letter = plain(words).casefold()
    if letter in _LETTERS and (sign or words.rstrip().endswith((":", "："))):
        return Sense((_LETTERS[letter],))
    found = sense_of(words)
    if pattern is _DASH and not set(found.roles) & {*PARTS, "question", "answer", "lesson"}:
        return Sense()
    return found


_LETTERS = {**LETTERS, "l": "lesson"}


def _unfolded(found: Label) -> Label:
    """The label of "S - Situation: text", whose letter is followed by the word it stands for."""
    if plain(found.words).casefold() not in LETTERS:
        return found
    word = label(found.rest, inner=True)
    return word if word and word.role == found.role else found
