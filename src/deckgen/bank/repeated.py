"""Fields written twice in a mapping, and entries merged into one because the separator between them is missing."""

from collections.abc import Iterable
from typing import Literal

from deckgen.bank.nodes import Node
from deckgen.bank.reporting import Report
from deckgen.codes import bank_codes
from deckgen.source import Text

Pairs = tuple[tuple[Text, Node], ...]
Inside = Literal["document", "list", "mapping"]
"""What a mapping is part of: it is a whole document, an item of a list, or the value of another mapping's field."""

_SEPARATOR = {"document": "start another document with '---'", "list": "begin the second one with '- '", "mapping": ""}


def separate(pairs: Iterable[tuple[Text, Node]], inside: Inside, report: Report) -> list[Pairs]:
    """Return the pairs with each field once; where the first field is repeated, a new entry begins.

    A missing separator is then one diagnostic instead of one for each field, and the second entry is read as well.
    """
    entries: list[dict[str, tuple[Text, Node]]] = [{}]
    reported: set[str] = set()
    for key, value in pairs:
        entry = entries[-1]
        if key not in entry:
            entry[key] = (key, value)
            continue
        begins_anew = key == next(iter(entry))
        if begins_anew or key not in reported:
            message = f"'{key}' is written twice; first in line {entry[key][0].span.line}"
            report(bank_codes.DUPLICATE_FIELD, key.span, message, _SEPARATOR[inside] if begins_anew else "")
        reported.add(key)
        if begins_anew:
            entries.append({key: (key, value)})
            reported.clear()
    return [tuple(entry.values()) for entry in entries]
