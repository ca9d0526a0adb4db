"""What stands in the unread parts of a bank: references to it are consequences, and are not reported as well."""

import re
from collections.abc import Iterator

from deckgen.bank.hints import nearest
from deckgen.bank.nodes import KINDS, Items, Mapping, Node

_DOCUMENT = re.compile(r"^(?P<field>[\w-]+)[ \t]*:(?P<value>.*)$", re.MULTILINE)
_ENTRY = re.compile(r"^[ \t]*-[ \t]*\{?[ \t]*(?:principle|framework)[ \t]*:(?P<value>.*)$", re.MULTILINE)
_NAMED = re.compile(r"(?:^|[\s{,])(?:title|name|aliases)[ \t]*:(?P<value>.*)$", re.MULTILINE)
_ALIASES_BELOW = re.compile(r"(?:^|\s)aliases[ \t]*:[ \t]*\n(?P<items>(?:[ \t]*-.*\n?)+)")
_COMMENT = re.compile(r"(?:^|[ \t])#.*")


class Lost:
    """Names and kinds of entries that are defined where the bank could not be read.

    ``kinds`` are kinds of documents; ``sets`` are named sets of principles; where ``unknown_set`` is true, the bank
    names a set that does not exist, and no principle can be looked up.
    """

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.kinds: set[str] = set()
        self.sets: set[str] = set()
        self.unknown_set = False

    def add_text(self, text: str) -> None:
        """Note what a stretch of text would have defined, as far as single lines show it."""
        fields = list(_DOCUMENT.finditer(text))
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
            for field in pattern.finditer(text):
                self.names.update(_pieces(field["value"]))
        for below in _ALIASES_BELOW.finditer(text):
            for item in below["items"].splitlines():
                self.names.update(_pieces(item.lstrip(" \t-")))

    def add_entry(self, *names: str) -> None:
        """Note an entry whose key is missing or malformed, by its names."""
        self.names.update(filter(None, map(key_like, names)))

    def add_node(self, node: Node) -> None:
        """Note every word of a node of the wrong shape: any of them may be the key or the name of an entry."""
        self.names.update(_words(node))


def _pieces(value: str) -> Iterator[str]:
    """What a value may be read as: the whole, the items between brackets and commas, and what precedes a colon."""
    value = _COMMENT.sub("", value)
    for piece in (value, *re.split(r"[,\[\]{}]", value)):
        for part in (piece, piece.partition(":")[0]):
            if word := part.strip(" \t'\""):
                yield word
                yield key_like(word)


def key_like(name: str) -> str:
    """A name as a key: what an author most likely calls an entry whose key is missing or malformed."""
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
