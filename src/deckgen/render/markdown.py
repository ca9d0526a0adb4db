"""A bank as a guide to read, in Markdown that an import reads back whole."""

import re
from collections.abc import Iterator

from deckgen.bank.dump import dump
from deckgen.bank.faults import Report
from deckgen.bank.nodes import Items, Mapping, Node
from deckgen.bank.yamltree import documents
from deckgen.model import Bank
from deckgen.source import Source, Text

FIRST_LINE = "<!-- deckgen guide: 'deckgen import' reads every field of it back -->"

NAMES = {
    "bank": "title",
    "story": "title",
    "principle": "name",
    "question": "ask",
    "framework": "name",
    "checklist": "name",
}
"""Kind of entry -> the field that is its heading."""


def to_markdown(bank: Bank) -> str:
    """The whole bank: a section a kind, a heading an entry, a bullet a field; several lines stand indented."""
    lines = [FIRST_LINE]
    section = ""
    for node in documents(Source("", dump(bank)), Report()):
        assert isinstance(node, Mapping)
        kind = next(str(name) for name, _ in node.pairs)
        if kind == "bank":
            lines += _entry("#", "bank", node)
            continue
        if (title := _SECTIONS[kind]) != section:
            lines += ["", f"## {title}"]
            section = title
        lines += _section(kind, node)
    return "\n".join(lines) + "\n"


_SECTIONS = {
    "principles": "Principles",
    "story": "Stories",
    "questions": "Questions",
    "matrix": "Matrix",
    "frameworks": "Frameworks",
    "checklists": "Checklists",
}


def _section(kind: str, node: Mapping) -> Iterator[str]:
    value = node.pairs[0][1]
    if kind == "story":
        yield from _entry("###", "story", node)
    elif isinstance(value, Text):
        yield from ("", f"- **Set:** {value}")
    elif isinstance(value, Items):
        for item in value.items:
            assert isinstance(item, Mapping)
            yield from _entry("###", kind.removesuffix("s"), item)
    else:
        for principle, row in value.pairs:
            yield from ("", f"### `{principle}`", "")
            assert isinstance(row, Mapping)
            yield from _fields(row, "")


def _entry(hashes: str, kind: str, node: Mapping) -> Iterator[str]:
    key = node.pairs[0][1]
    name = next((value for field, value in node.pairs if field == NAMES[kind]), Text())
    heads = isinstance(name, Text) and bool(re.fullmatch(r"[^`\s\n](?:[^\n]*[^\s])?", name))
    yield from ("", f"{hashes} {name if heads else f'`{key}`'}", "", f"- **Key:** {key}")
    rest = tuple(pair for pair in node.pairs[1:] if not (heads and pair[0] == NAMES[kind]))
    yield from _fields(Mapping(node.source, node.start, rest), "")


def _fields(node: Mapping, margin: str, bullet: str = "-") -> Iterator[str]:
    for name, value in node.pairs:
        yield from _field(f"{margin}{bullet} **{_label(name)}:**", value, margin + "  ")


def _label(name: str) -> str:
    """A field's name as people write it, or in code marks where that would lose something of it."""
    return name.capitalize().replace("_", " ") if re.fullmatch(r"[a-z]+(?:_[a-z]+)*", name) else f"`{name}`"


def _field(head: str, value: Node, margin: str) -> Iterator[str]:
    if isinstance(value, Text):
        yield from _text(head, value, margin)
        return
    yield head
    if isinstance(value, Mapping):
        yield from _fields(value, margin, "*") if value.pairs else (f"{margin}*",)
        return
    for item in value.items:
        if isinstance(item, Text):
            yield from _text(f"{margin}-", item, margin + "  ")
        elif isinstance(item, Mapping):
            lines = list(_fields(item, margin + "   "))
            yield f"{margin}1. {lines[0].lstrip(' ')}"
            yield from lines[1:]


def _text(head: str, text: Text, margin: str) -> Iterator[str]:
    """A text behind its label, or, when it has several lines, indented below it."""
    if "\n" not in text:
        yield f"{head} {text}"
        return
    yield from (head, "")
    for line in text.split("\n"):
        yield margin + line if line else ""
    yield ""
