"""Turn a bank made in code into the nodes its YAML would be parsed to, so that both get the same diagnostics."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields
from decimal import Decimal
from typing import Any

from deckgen.bank.nodes import Items, Mapping, Node, Opaque
from deckgen.bank.print_fields import PRINT_NAMES
from deckgen.bank.reporting import Report
from deckgen.codes import bank_codes
from deckgen.model import (
    AnkiSettings,
    Bank,
    BankInfo,
    Checklist,
    Framework,
    MatrixRow,
    Metric,
    Pick,
    Principle,
    PrintSettings,
    Question,
    Step,
    Story,
)
from deckgen.source import NOWHERE, Source, Text

_NAMES: dict[type, dict[str, str]] = {
    AnkiSettings: {},
    BankInfo: {"id": "bank"},
    Checklist: {"key": "checklist"},
    Framework: {"key": "framework"},
    MatrixRow: {},
    Metric: {},
    Pick: {},
    PrintSettings: PRINT_NAMES,
    Principle: {"key": "principle"},
    Question: {"key": "question"},
    Step: {"name": "step"},
    Story: {"key": "story"},
}
"""The classes of the model, with the fields that have another name in YAML."""

_PAIRS = ("required_kinds", "check")
"""Fields that hold pairs here and a mapping in YAML."""

_IN_CODE = Source(NOWHERE.path, "")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MOST_LEVELS = 50
_EXCERPT = 40


def nodes_of(bank: Bank, report: Report) -> Iterator[Node]:
    """Yield the documents of a bank, whatever its fields hold."""
    writer = _Writer(report)
    if not _is_nothing(bank.info):
        yield writer.node(bank.info)
    yield from _each(bank.stories, writer)
    for kind in ("principles", "questions", "frameworks", "checklists"):
        entries = getattr(bank, kind)
        if not _is_nothing(entries):
            yield _mapping([(Text(kind), writer.node(entries))])
    if isinstance(bank.matrix, (list, tuple)):
        for row in bank.matrix:  # one document for each: two rows may be for one principle
            yield _mapping([(Text("matrix"), writer.row(row))])
    elif not _is_nothing(bank.matrix):
        yield _mapping([(Text("matrix"), writer.node(bank.matrix))])


def _each(entries: object, writer: "_Writer") -> Iterator[Node]:
    if isinstance(entries, (list, tuple)):
        yield from map(writer.node, entries)
    elif not _is_nothing(entries):
        yield writer.node(entries)


class _Writer:
    """Turns values into nodes, and reports control characters."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def node(self, value: object, levels: int = 0) -> Node:
        """Return the node of any value; a value that YAML cannot express is opaque."""
        if isinstance(value, str):
            return self._text(value)
        if value is None:
            return Text()
        if isinstance(value, (bool, int, float, Decimal)):
            return _number(value)
        if levels < _MOST_LEVELS:
            if type(value) in _NAMES:
                return _mapping(self._fields(value, levels))
            if isinstance(value, dict):
                return _mapping(self._pairs(value.items(), levels))
            if isinstance(value, (list, tuple)):
                return Items(_IN_CODE, 0, tuple(self.node(item, levels + 1) for item in value))
        return Opaque(_IN_CODE, 0, type(value).__name__)

    def row(self, row: object) -> Node:
        """Return a row of the matrix as a mapping from its principle."""
        if not isinstance(row, MatrixRow):
            return self.node(row)
        fields = [pair for pair in self._fields(row, 0) if pair[0] != "principle"]
        principle = self.node(row.principle)
        return _mapping([(principle, _mapping(fields))]) if isinstance(principle, Text) else principle

    def _fields(self, entry: Any, levels: int) -> Iterator[tuple[Text, Node]]:
        for field in fields(entry):
            value = getattr(entry, field.name)
            name = _NAMES[type(entry)].get(field.name, field.name)
            if field.name in _PAIRS and isinstance(value, (list, tuple)) and all(map(_is_pair, value)):
                yield Text(name), _mapping(self._pairs(value, levels))
            elif field.name == "back_error_mm" and isinstance(value, (list, tuple)):
                yield Text(name), Text(",".join(str(self.node(number)) for number in value))
            elif field.name == "at_least_s":
                yield from self._seconds(value, entry.at_most_s)
            elif field.name != "at_most_s" and (field.name in ("key", "id") or not _is_nothing(value)):
                yield Text(name), self.node(value, levels + 1)

    def _seconds(self, least: object, most: object) -> Iterator[tuple[Text, Node]]:
        if least is not None or most is not None:
            bounds = [self.node(bound) for bound in (least, most)]
            same = bounds[0] == bounds[1]
            yield Text("seconds"), bounds[0] if same else Text(f"{bounds[0]}-{bounds[1]}")

    def _pairs(self, pairs: Iterable[tuple[Any, Any]], levels: int) -> Iterator[tuple[Text, Node]]:
        for key, value in pairs:
            if isinstance(key, str):
                yield self._text(key), self.node(value, levels + 1)
            else:
                message = f"a key that is a value of type '{type(key).__name__}', not a word"
                self._report(bank_codes.WRONG_SHAPE, _IN_CODE.span(0), message, "write it as a text")

    def _text(self, text: str) -> Text:
        """Normalise a text as if it were read from a file; a text that was read from one stays as it is."""
        if isinstance(text, Text) and text.source:
            return text
        tidy = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip(" \t\n")
        if control := _CONTROL.search(tidy):
            clean = _CONTROL.sub("\ufffd", tidy)
            message = f"control character U+{ord(control[0]):04X} in '{clean[:_EXCERPT]}'"
            self._report(bank_codes.CONTROL_CHARACTER, _IN_CODE.span(0), message)
            return Text(clean)
        return Text(tidy)


def _number(value: bool | float | Decimal) -> Node:
    if isinstance(value, bool):
        return Text("yes" if value else "no")
    try:
        return Text(format(Decimal(str(value)), "f"))
    except ValueError:  # Python refuses to write numbers of thousands of digits
        return Opaque(_IN_CODE, 0, type(value).__name__)


def _mapping(pairs: Iterable[tuple[Text, Node]]) -> Mapping:
    once: dict[str, tuple[Text, Node]] = {str(pair[0]): pair for pair in pairs}
    return Mapping(_IN_CODE, 0, tuple(once.values()))


def _is_pair(value: object) -> bool:
    return isinstance(value, (list, tuple)) and len(value) == 2


def _is_nothing(value: object) -> bool:
    """Whether a value counts as an empty field."""
    return value is None or (isinstance(value, (str, list, tuple, dict)) and not value)
