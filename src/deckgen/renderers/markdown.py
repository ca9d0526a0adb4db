"""A bank as a guide to read, in Markdown that an import reads back field by field."""

import re
from collections.abc import Iterator

from deckgen.bank.dump import dump
from deckgen.bank.nodes import Items, Mapping, Node
from deckgen.bank.reporting import Report
from deckgen.bank.yamltree import documents
from deckgen.guide_format import (
    BANK_HEADING,
    ENTRY_HEADING,
    FIRST_LINE,
    SECTION_HEADING,
    SECTIONS,
    SET,
    GuideSection,
    field_label,
)
from deckgen.model import Bank
from deckgen.source import Source, Text


def to_markdown(bank: Bank) -> str:
    """The whole bank: a section for each kind of entry, a heading for each entry, a bullet for each field."""
    sections = {section.document: section for section in SECTIONS}
    lines = [FIRST_LINE]
    title = ""
    for document in documents(Source("", dump(bank)), Report()):
        assert isinstance(document, Mapping)
        section = next(sections[name] for name, _ in document.pairs)
        if section.title != title:
            title = section.title
            lines += ["", f"{SECTION_HEADING}{title}"]
        lines += _document(section, document)
    return "\n".join(lines) + "\n"


def _document(section: GuideSection, document: Mapping) -> Iterator[str]:
    value = document.pairs[0][1]
    if section.document in ("bank", "story"):
        yield from _entry(section, document)
    elif isinstance(value, Text):
        yield from ("", f"{SET}{value}")
    elif isinstance(value, Items):
        for item in value.items:
            assert isinstance(item, Mapping)
            yield from _entry(section, item)
    else:
        assert isinstance(value, Mapping)
        for principle, row in value.pairs:
            assert isinstance(row, Mapping)
            yield from ("", f"{ENTRY_HEADING}`{principle}`", "")
            yield from _fields(row, "")


def _entry(section: GuideSection, entry: Mapping) -> Iterator[str]:
    """An entry below its name, or below its key in code marks where the name cannot be a heading."""
    key = entry.pairs[0][1]
    name = next((value for field, value in entry.pairs if field == section.heading), Text())
    headed = isinstance(name, Text) and bool(re.fullmatch(r"[^`\s\n](?:[^\n]*[^\s])?", name))
    hashes = BANK_HEADING if section.document == "bank" else ENTRY_HEADING
    yield from ("", f"{hashes}{name if headed else f'`{key}`'}", "", f"- **{field_label('key')}:** {key}")
    rest = tuple(pair for pair in entry.pairs[1:] if not (headed and pair[0] == section.heading))
    yield from _fields(Mapping(entry.source, entry.start, rest), "")


def _fields(entry: Mapping, margin: str, bullet: str = "-") -> Iterator[str]:
    for name, value in entry.pairs:
        yield from _field(f"{margin}{bullet} **{field_label(name)}:**", value, margin + "  ")


def _field(label: str, value: Node, margin: str) -> Iterator[str]:
    if isinstance(value, Text):
        yield from _text(label, value, margin)
        return
    yield label
    if isinstance(value, Mapping):
        yield from _fields(value, margin, "*") if value.pairs else (f"{margin}*",)
        return
    assert isinstance(value, Items)
    for item in value.items:
        if isinstance(item, Text):
            yield from _text(f"{margin}-", item, margin + "  ")
        elif isinstance(item, Mapping):
            lines = list(_fields(item, margin + "   "))
            yield f"{margin}1. {lines[0].lstrip(' ')}"
            yield from lines[1:]


def _text(label: str, text: Text, margin: str) -> Iterator[str]:
    """A text behind its label; one of several lines stands indented below it, after a blank line."""
    if "\n" not in text:
        yield f"{label} {text}"
        return
    yield from (label, "")
    for line in text.split("\n"):
        yield margin + line if line else ""
    yield ""
