"""Components of MDX rewritten as Markdown: attributes and elements that hold labelled texts."""

import re

from deckgen.importers.page.fences import sub_outside_fences
from deckgen.importers.page.folds import TITLES
from deckgen.importers.page.inline_html import BREAK
from deckgen.importers.words.question_phrases import asks
from deckgen.importers.words.roles import LETTERS, sense_of
from deckgen.model import PARTS

_BRACED = r"\{(?:[^{}]|\{[^{}]*\})*\}"
_OPENING = re.compile(rf"<([A-Z][\w.]*)(?=[\s/>])((?:[^<>\"'{{}}]|\"[^\"]*\"|'[^']*'|{_BRACED})*)>")
_ATTRIBUTE = re.compile(rf"([A-Za-z][\w-]*)=(\"[^\"]*\"|'[^']*'|{_BRACED})")
_LABEL_ROLES = (*PARTS, "lesson", "question", "answer", "trap", "follow_ups", "principles", "tags", "metrics")


def label_attributes(lines: list[str], fenced: set[int]) -> list[str]:
    """The lines of a page with attributes and elements such as ``<Situation>`` as labels, each on its own line."""
    labelled = sub_outside_fences(_OPENING, lambda tag, _: _as_labels(tag), lines, fenced)
    closed = closed_components("\n".join(lines))
    return [
        line if number in fenced else _label_elements(line, closed) for number, line in enumerate(labelled, start=1)
    ]


def closed_components(text: str) -> frozenset[str]:
    """The names of the components with a closing tag; ``<Your story>`` without one is a blank to fill in."""
    return frozenset(re.findall(r"</([A-Z][\w.]*)>", text))


def unwrap(line: str, closed: frozenset[str]) -> str:
    """A line without the tags of these components."""
    return _ANY_TAG.sub(lambda tag: "" if tag[1] in closed else tag[0], line)


_ANY_TAG = re.compile(r"</?([A-Z][\w.]*)(?:\s[^<>]*)?>")
_BARE_TAG = re.compile(r"<(/?)([A-Z][A-Za-z]+)>")


def _label_elements(line: str, closed: frozenset[str]) -> str:
    """A line with the elements named after a part of a story, or an answer, as labels."""

    def label(tag: re.Match[str]) -> str:
        role = sense_of(_words(tag[2])).role if tag[2] in closed else ""
        if role not in (*PARTS, "answer", "lesson", "trap"):
            return tag[0]
        return "" if tag[1] else f"**{_words(tag[2]).capitalize()}:** "

    return _BARE_TAG.sub(label, line) if "<" in line else line


def _as_labels(tag: re.Match[str]) -> str:
    """An opening tag as the labelled texts in its attributes; unchanged if they hold neither a story nor a question."""
    is_empty_element = tag[2].rstrip().endswith("/")
    attributes = [(attribute, _value(attribute[2])) for attribute in _ATTRIBUTE.finditer(tag[2])]
    names = {attribute[1] for attribute, value in attributes if value}
    labels = {name: _label(name, names) for name in names}
    roles = [sense_of(label).role for label in labels.values() if label]
    titles = [attribute for attribute, value in attributes if attribute[1] in TITLES and value and "\n" not in value]
    parts = sum(role in PARTS for role in roles)
    if parts < 2 and not is_empty_element:
        return _on_one_line(tag, titles[0]) if titles and "\n" in tag[0] else tag[0]
    question = next(
        (value for attribute, value in attributes if attribute[1] == "title" and asks(value, weakly=True)), ""
    )
    if parts < 2 and not question and "question" not in roles:
        return tag[0]
    lines = ["" for _ in tag[0].split("\n")]
    for attribute, value in attributes:
        name = attribute[1]
        label = labels.get(name, "") or ("Question" if value and value == question else "")
        if value and (label or len(value.split()) > 2 or name == "title"):
            first = _line_in(tag, attribute)
            for index, piece in enumerate(value.split("\n"), start=first):
                labelled = piece if index > first else f"**{label or _words(name).capitalize()}:** {piece}"
                lines[index] += (BREAK if lines[index] else "") + labelled
    return "\n".join(lines)


def _line_in(tag: re.Match[str], attribute: re.Match[str]) -> int:
    """The line of an opening tag on which an attribute begins, from 0."""
    return tag[0].count("\n", 0, len(tag[0]) - len(tag[2]) - 1 + attribute.start())


def _on_one_line(tag: re.Match[str], title: re.Match[str]) -> str:
    """An opening tag of several lines, on the line of its title attribute."""
    before = _line_in(tag, title)
    return "\n" * before + " ".join(tag[0].split()) + "\n" * (tag[0].count("\n") - before)


def _label(name: str, names: set[str]) -> str:
    """The label that an attribute stands for beside others of these names, "" if none."""
    if name in LETTERS and len(names & set(LETTERS)) >= 3:
        return LETTERS[name].capitalize()
    if {"q", "a"} <= names and name in ("q", "a"):
        return "Question" if name == "q" else "Answer"
    words = _words(name)
    return words.capitalize() if len(name) > 1 and sense_of(words).role in _LABEL_ROLES else ""


def _words(name: str) -> str:
    """A name in camel or kebab case as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[-_]+", " ", name).lower()


_COMMA = re.compile(r"(?<=[\"'`])\s*,")
_STRING = re.compile(r"([\"'`])([^\n]*)\1")


def _value(literal: str) -> str:
    """The text of an attribute, "" if it is an expression and not a text."""
    inside = literal[1:-1]
    if literal[0] == "{":
        inside = inside.strip()
        if inside[:1] == "[" and inside[-1:] == "]":
            texts = [_STRING.fullmatch(item.strip()) for item in _COMMA.split(inside[1:-1]) if item.strip()]
            return BREAK.join(text[2] for text in texts if text) if all(texts) else ""
        if len(inside) < 2 or inside[0] not in "\"'`" or inside[-1] != inside[0] or "${" in inside:
            return ""
        inside = re.sub(r"\\(['\"`])", r"\1", inside[1:-1])
    return inside.strip()
