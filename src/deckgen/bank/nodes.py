"""The values of YAML: texts, lists and mappings that know their place."""

from typing import NamedTuple

from deckgen.source import Source, Span, Text


class Mapping(NamedTuple):
    """A mapping that begins at the offset ``start``: pairs in order, each key once."""

    source: Source
    start: int
    pairs: tuple[tuple[Text, "Node"], ...]

    @property
    def span(self) -> Span:
        """The place where the mapping begins."""
        return self.source.span(self.start)


class Items(NamedTuple):
    """A list that begins at the offset ``start``."""

    source: Source
    start: int
    items: tuple["Node", ...]

    @property
    def span(self) -> Span:
        """The place where the list begins."""
        return self.source.span(self.start)


class Opaque(NamedTuple):
    """A value of a bank made in code that YAML cannot express; only the name of its type is kept."""

    source: Source
    start: int
    type_name: str

    @property
    def span(self) -> Span:
        """A place in no file."""
        return self.source.span(self.start)


Node = Text | Mapping | Items | Opaque


def shape_of(node: Node) -> str:
    """Name the shape of a node for a message."""
    if isinstance(node, Opaque):
        return f"a value of type '{node.type_name}'"
    return "a mapping" if isinstance(node, Mapping) else "a list" if isinstance(node, Items) else "a text"


KINDS = ("bank", "story", "principles", "questions", "matrix", "frameworks", "checklists")
"""The words that say what a document holds, one at the beginning of each document."""
