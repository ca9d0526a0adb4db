"""Components of MDX read as Markdown: what they say in their attributes, and what they fold away below a title."""

import re

from deckgen.importers.page.fences import rewritten
from deckgen.importers.page.folds import TITLES
from deckgen.importers.page.inline_html import BREAK
from deckgen.importers.words.question_phrases import asks
from deckgen.importers.words.roles import LETTERS, sense_of
from deckgen.model import PARTS

_BRACED = r"\{(?:[^{}]|\{[^{}]*\})*\}"
_OPENING = re.compile(rf"<([A-Z][\w.]*)(?=[\s/>])((?:[^<>\"'{{}}]|\"[^\"]*\"|'[^']*'|{_BRACED})*)>")
_ATTRIBUTE = re.compile(rf"([A-Za-z][\w-]*)=(\"[^\"]*\"|'[^']*'|{_BRACED})")
_TOLD = (*PARTS, "lesson", "question", "answer", "trap", "follow_ups", "principles", "tags", "metrics")


def spoken(lines: list[str], fenced: set[int]) -> list[str]:
    """The lines of a page with the attributes that tell something as labelled texts, each where it stood."""
    written = rewritten(lines, _OPENING, lambda found, _: _as_labels(found), fenced)
    closed = closed_names("\n".join(lines))
    return [line if number in fenced else _named(line, closed) for number, line in enumerate(written, start=1)]


def closed_names(text: str) -> frozenset[str]:
    """The names of the components that are closed somewhere, and so are no blanks to be filled in."""
    return frozenset(re.findall(r"</([A-Z][\w.]*)>", text))


def unwrapped(line: str, closed: frozenset[str]) -> str:
    """A line without the tags of components around its words."""
    return _ANY_TAG.sub(lambda found: "" if found[1] in closed else found[0], line)


_ANY_TAG = re.compile(r"</?([A-Z][\w.]*)(?:\s[^<>]*)?>")
_BARE_TAG = re.compile(r"<(/?)([A-Z][A-Za-z]+)>")


def _named(line: str, closed: frozenset[str]) -> str:
    """A line in which the components named after a part of a story or an answer are labels."""

    def labelled(found: re.Match[str]) -> str:
        role = sense_of(_split(found[2])).role if found[2] in closed else ""
        if role not in (*PARTS, "answer", "lesson", "trap"):
            return found[0]
        return "" if found[1] else f"**{_split(found[2]).capitalize()}:** "

    return _BARE_TAG.sub(labelled, line) if "<" in line else line


def _as_labels(found: re.Match[str]) -> str:
    closed = found[2].rstrip().endswith("/")
    attributes = [(one, _value(one[2])) for one in _ATTRIBUTE.finditer(found[2])]
    names = {one[1] for one, value in attributes if value}
    labels = {name: _label(name, names) for name in names}
    told = [name for name in names if labels[name]]
    folds = [one for one, value in attributes if one[1] in TITLES and value and "\n" not in value]
    parts = sum(sense_of(labels[name]).role in PARTS for name in told)
    if parts < 2 and not closed:
        return _on_one_line(found, folds[0]) if folds and "\n" in found[0] else found[0]
    asked = next((value for one, value in attributes if one[1] == "title" and asks(value, weakly=True)), "")
    if parts < 2 and not asked and not any(sense_of(labels[name]).role == "question" for name in told):
        return found[0]
    written = ["" for _ in found[0].split("\n")]
    for one, value in attributes:
        words = labels.get(one[1], "") or ("Question" if value and value == asked else "")
        if value and (words or len(value.split()) > 2 or one[1] == "title"):
            at = found[0].count("\n", 0, len(found[0]) - len(found[2]) - 1 + one.start())
            for index, piece in enumerate(value.split("\n")):
                said = piece if index else f"**{words or _split(one[1]).capitalize()}:** {piece}"
                written[at + index] += (BREAK if written[at + index] else "") + said
    return "\n".join(written)


def _on_one_line(found: re.Match[str], fold: re.Match[str]) -> str:
    """An opening tag of several lines on the line where its title stands."""
    height = found[0].count("\n")
    before = found[0].count("\n", 0, len(found[0]) - len(found[2]) - 1 + fold.start())
    return "\n" * before + " ".join(found[0].split()) + "\n" * (height - before)


def _label(name: str, names: set[str]) -> str:
    """The label an attribute stands for, "" when it stands for none."""
    if name in LETTERS and len(names & set(LETTERS)) >= 3:
        return LETTERS[name].capitalize()
    if {"q", "a"} <= names and name in ("q", "a"):
        return "Question" if name == "q" else "Answer"
    words = _split(name)
    return words.capitalize() if len(name) > 1 and sense_of(words).role in _TOLD else ""


def _split(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[-_]+", " ", name).lower()


_COMMA = re.compile(r"(?<=[\"'`])\s*,")
_STRING = re.compile(r"([\"'`])([^\n]*)\1")


def _value(written: str) -> str:
    """The text of an attribute, "" where it is no text but an expression."""
    inside = written[1:-1]
    if written[0] == "{":
        inside = inside.strip()
        if inside[:1] == "[" and inside[-1:] == "]":
            texts = [_STRING.fullmatch(one.strip()) for one in _COMMA.split(inside[1:-1]) if one.strip()]
            return BREAK.join(one[2] for one in texts if one) if all(texts) else ""
        if len(inside) < 2 or inside[0] not in "\"'`" or inside[-1] != inside[0] or "${" in inside:
            return ""
        inside = re.sub(r"\\(['\"`])", r"\1", inside[1:-1])
    return inside.strip()
