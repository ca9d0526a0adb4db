"""Describe fields that do not exist, with what may have been meant."""

from collections.abc import Iterable, Iterator

from deckgen.bank.hints import near
from deckgen.bank.nodes import Node
from deckgen.source import Text

_COMMA = "put the text before it in quotes, since a comma ends a text between '{' and '}'"
_BEFORE = 40


def unknown_fields(pairs: Iterable[tuple[Text, Node]], known: Iterable[str]) -> Iterator[tuple[Text, str, str]]:
    """Yield each unknown field with its name for a message and a hint.

    Fields without a value that follow a comma are the rest of an unquoted text, and are reported as one.
    """
    after_comma: list[Text] = []
    for key, value in pairs:
        if value == "" and _follows_comma(key):
            after_comma.append(key)
        else:
            yield key, f"'{key}'", "write the fields out" if key == "<<" else near(key, known, otherwise="known")
    if after_comma:
        yield after_comma[0], " or ".join(f"'{key}'" for key in after_comma), _COMMA


def _follows_comma(key: Text) -> bool:
    return key.source is not None and key.source.text[max(0, key.start - _BEFORE) : key.start].rstrip().endswith(",")
