"""Fields written twice in one mapping, and entries that run into one because the line between them is missing."""

from collections.abc import Iterable
from typing import Literal

from deckgen.bank.nodes import Node
from deckgen.bank.reporting import Report
from deckgen.codes import bank_codes
from deckgen.source import Text

Pairs = tuple[tuple[Text, Node], ...]
Inside = Literal["document", "list", "mapping"]
"""What a mapping stands in: nothing, a list, or another mapping."""

_SEPARATOR = {"document": "start another document with '---'", "list": "begin the second one with '- '", "mapping": ""}


def separate(pairs: Iterable[tuple[Text, Node]], inside: Inside, report: Report) -> list[Pairs]:
    """The pairs with each field once, as several entries where the first field begins anew.

    A whole second entry is one slip, not one a field, and what it says is read all the same.
    """
    entries: list[dict[str, tuple[Text, Node]]] = [{}]
    told: set[str] = set()
    for key, value in pairs:
        entry = entries[-1]
        if key not in entry:
            entry[key] = (key, value)
            continue
        begins_anew = key == next(iter(entry))
        if begins_anew or key not in told:
            message = f"'{key}' is written twice; first in line {entry[key][0].span.line}"
            report(bank_codes.DUPLICATE_FIELD, key.span, message, _SEPARATOR[inside] if begins_anew else "")
        told.add(key)
        if begins_anew:
            entries.append({key: (key, value)})
            told.clear()
    return [tuple(entry.values()) for entry in entries]
