"""What YAML holds: texts, lists and mappings that know where they stand."""

from typing import NamedTuple

from deckgen.source import Source, Span, Text


class Mapping(NamedTuple):
    """A mapping from ``start`` on: its pairs in order, keys as texts, each once."""

    source: Source
    start: int
    pairs: tuple[tuple[Text, "Node"], ...]

    @property
    def span(self) -> Span:
        """Where the mapping begins."""
        return self.source.span(self.start)


class Items(NamedTuple):
    """A list of nodes from ``start`` on."""

    source: Source
    start: int
    items: tuple["Node", ...]

    @property
    def span(self) -> Span:
        """Where the list begins."""
        return self.source.span(self.start)


class Opaque(NamedTuple):
    """A value of a bank made in code that no YAML could say, by the name of its type."""

    source: Source
    start: int
    type_name: str

    @property
    def span(self) -> Span:
        """Where it would stand, if it could stand in a file."""
        return self.source.span(self.start)


Node = Text | Mapping | Items | Opaque


def shape_of(node: Node) -> str:
    """What a node is, in the words of a message."""
    if isinstance(node, Opaque):
        return f"a value of type '{node.type_name}'"
    return "a mapping" if isinstance(node, Mapping) else "a list" if isinstance(node, Items) else "a text"


KINDS = ("bank", "story", "principles", "questions", "matrix", "frameworks", "checklists")
"""The word that says what a document holds."""
