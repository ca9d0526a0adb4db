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


Node = Text | Mapping | Items

KINDS = ("bank", "story", "principles", "questions", "matrix", "frameworks", "checklists")
"""The word that says what a document holds."""
