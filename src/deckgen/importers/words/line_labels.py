"""Labels at the start of a line: how they are written, what they stand for, and what follows them."""

import re
from dataclasses import dataclass

from deckgen.importers.words.question_phrases import asks
from deckgen.importers.words.roles import LETTERS, Sense, plain, rejoined, sense_of
from deckgen.model import PARTS


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line: its words, the rest of the line, and what the words stand for.

    ``roles`` are several for "Situation/Task", and none if the words are not known. ``number`` is "2" for "Action 2".
    """

    words: str
    rest: str
    roles: tuple[str, ...] = ()
    number: str = ""
    language: str = ""

    @property
    def role(self) -> str:
        """The first of the roles, "" if the words are not known."""
        return self.roles[0] if self.roles else ""


_BOLD = re.compile(
    r"\s*(?:\*{2,4}|__)(?=[^\s*])(.+?)(?<=\S)(?:\*{2,4}|__)[ \t]*(?:([:：]|[-–—→](?=\s)|[-=]>)[ \t]*)?(.*)", re.S
)
_ITALIC = re.compile(r"\s*(?:[*_`])(?=[^\s*_`])([^*_`\n]+?)(?:[*_`])[ \t]*(?:([:：]|[-–—](?=\s))[ \t]*)?(.*)", re.S)
_BRACKETED = re.compile(r"\s*[【〔［「\[]([^】〕］」\]\n]{1,24})[】〕］」\]](?!\()[ \t]*(?:([:：])[ \t]*)?(.*)", re.S)
_COLON = re.compile(r"\s*([^:：\n]{1,60}?)[ \t]*([:：])(?!//)[ \t]*(.*)", re.S)
_DASH = re.compile(r"\s*([^-–—:\n]{1,40}?)[ \t]+([-–—])[ \t]+(.*)", re.S)


def label(text: str, *, inner: bool = False) -> Label | None:
    """The label that a text begins with; bold words before a colon are one even if they are not known."""
    text = rejoined(text, opened=True)
    if question := _bold_question(text):
        return question
    if numbered := _NUMBERED_Q_OR_A.fullmatch(text):
        letter, number, rest = numbered.groups()
        return Label(letter + number, rest, ("question" if letter in "Qq" else "answer",), number)
    text = re.sub(r"^\s*[\"“„«](?=\*\*)", "", text)
    for pattern in (_BOLD, _ITALIC, _BRACKETED, _COLON, _DASH):
        match = pattern.match(text)
        if not match:
            continue
        words, separator, rest = match.groups(default="")
        sense = _sense(words, separator, pattern)
        if sense.roles:
            if pattern is _COLON and words.count("**") % 2:
                rest = re.sub(r"^\*\*\s*", "", rest)
            known = Label(words, rest, *sense)
            return known if inner else _with_word_after_letter(known)
        if pattern is _BOLD:
            if separator or words.rstrip().endswith((":", "：")):
                return Label(words, rest)
            return None
    return _label_alone(text)


_NUMBERED_Q_OR_A = re.compile(r"\s*([QA])(\d{1,3})[.．、]\s*(\S.*)", re.S)
_NUMBERED_LINE = re.compile(r"\s*((?:\*\*)?[(（]?\d{1,3}[.．、)）](?:\*\*)?)\s*(\S[^\n]*)")


def numbered_question(text: str, *, is_answered: bool) -> Label | None:
    """The label of a line that is a number and a question; a request counts if an answer follows."""
    numbered = _NUMBERED_LINE.fullmatch(text.strip())
    if not numbered:
        return None
    number, rest = numbered.groups()
    if number.startswith("**") and not number.endswith("**"):
        rest = rest.removesuffix("**")
    inside = label(rest)
    if inside and inside.role:
        return inside if inside.role == "question" else None
    is_question = rest.rstrip("* ").endswith(("?", "？")) or (is_answered and asks(rest))
    return Label(number, rest, ("question",)) if is_question else None


def is_answer(line_label: Label | None) -> bool:
    """Whether a label says that an answer follows: by a word, or by the letter A or R, which needs a question above."""
    return bool(line_label and (line_label.role == "answer" or plain(line_label.words).casefold() in ("a", "r")))


_ALONE = (*PARTS, "lesson", "follow_ups", "principles")
"""What a label without colon and markup may stand for, on a line of its own."""


def _label_alone(text: str) -> Label | None:
    words, _, rest = text.partition("\n")
    sense = sense_of(words)
    return Label(words, rest, *sense) if sense.role in _ALONE and len(plain(words)) > 1 else None


_WHOLLY_BOLD = re.compile(r"\s*(?:\*\*|__)([^*_]+?)(?:\*\*|__)\s*", re.S)


def _bold_question(text: str) -> Label | None:
    """The label inside a question that is bold as a whole: "**Q: What did you do?**"."""
    whole = _WHOLLY_BOLD.fullmatch(text)
    parts = _COLON.match(whole[1]) if whole else None
    sense = sense_of(parts[1]) if parts else None
    if not parts or not sense or sense.role != "question" or not parts[3].strip():
        return None
    return Label(parts[1], parts[3], *sense)


def _sense(words: str, separator: str, pattern: re.Pattern[str]) -> Sense:
    letter = plain(words).casefold()
    if letter in _LETTERS and (separator or words.rstrip().endswith((":", "："))):
        return Sense((_LETTERS[letter],))
    sense = sense_of(words)
    if pattern is _DASH and not set(sense.roles) & {*PARTS, "question", "answer", "lesson"}:
        return Sense()
    return sense


_LETTERS = {**LETTERS, "l": "lesson"}


def _with_word_after_letter(letter: Label) -> Label:
    """The label of "S - Situation: text", whose letter is followed by the word that it stands for."""
    if plain(letter.words).casefold() not in LETTERS:
        return letter
    word = label(letter.rest, inner=True)
    return word if word and word.role == letter.role else letter
