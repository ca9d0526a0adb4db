"""Names defined in parts of a bank that could not be read, so that references to them are not reported as well."""

import re
from collections.abc import Iterator

from deckgen.bank.hints import nearest
from deckgen.bank.nodes import KINDS, Items, Mapping, Node

# Compiled by the functions of ``re`` when first used: most banks are read whole.
_DOCUMENT = r"(?m)^(?P<field>[\w-]+)[ \t]*:(?P<value>.*)$"
_ENTRY = r"(?m)^[ \t]*-[ \t]*\{?[ \t]*(?:principle|framework)[ \t]*:(?P<value>.*)$"
_NAMED = r"(?m)(?:^|[\s{,])(?:title|name|aliases)[ \t]*:(?P<value>.*)$"
_ALIASES_BELOW = r"(?:^|\s)aliases[ \t]*:[ \t]*\n(?P<items>(?:[ \t]*-.*\n?)+)"
_COMMENT = r"(?:^|[ \t])#.*"


class Lost:
    """What the unread parts of a bank seem to define.

    ``names`` are keys, titles and aliases; ``kinds`` are kinds of documents; ``sets`` are named sets of principles. If
    ``unknown_set`` is true, the bank names a set that does not exist, so no missing principle is a separate error.
    """

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.kinds: set[str] = set()
        self.sets: set[str] = set()
        self.unknown_set = False

    def add_text(self, text: str) -> None:
        """Collect what the lines of an unread document seem to define."""
        fields = list(re.finditer(_DOCUMENT, text))
        for field in fields[:1]:
            self.kinds.add(nearest(field["field"], KINDS))
            self.names.update(_pieces(field["value"]))
        for field in fields:
            if field["field"] in KINDS:
                self.kinds.add(field["field"])
            if field["field"] == "story":
                self.names.update(_pieces(field["value"]))
            if field["field"] == "principles":
                self.sets.update(_pieces(field["value"]))
        for pattern in (_ENTRY, _NAMED):
            for field in re.finditer(pattern, text):
                self.names.update(_pieces(field["value"]))
        for below in re.finditer(_ALIASES_BELOW, text):
            for item in below["items"].splitlines():
                self.names.update(_pieces(item.lstrip(" \t-")))

    def add_entry(self, *names: str) -> None:
        """Collect the keys that references may use for an entry whose own key is missing or malformed."""
        self.names.update(filter(None, map(key_like, names)))

    def add_node(self, node: Node) -> None:
        """Collect every text of a node of the wrong shape: any of them may be meant as a key or a name."""
        self.names.update(_words(node))


def _pieces(value: str) -> Iterator[str]:
    """Yield the names a value may hold: the whole value, items between brackets and commas, and text before a colon."""
    value = re.sub(_COMMENT, "", value)
    for piece in (value, *re.split(r"[,\[\]{}]", value)):
        for part in (piece, piece.partition(":")[0]):
            if word := part.strip(" \t'\""):
                yield word
                yield key_like(word)


def key_like(name: str) -> str:
    """Turn a name into the key an author would most likely give it: "Census Pipeline" becomes "census-pipeline"."""
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold()))


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, Items):
        for item in node.items:
            yield from _words(item)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield str(key)
            yield from _words(value)
    else:
        yield str(node)
