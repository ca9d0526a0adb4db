"""Where a block belongs in the tree of tags: below its card, or in the item of a list there."""

from dataclasses import dataclass

from deckgen.renderers.pdf.card.faces import Item
from deckgen.renderers.pdf.file.structure_tree import StructureTree


@dataclass(slots=True)
class _Level:
    item: Item
    listing: str
    element: str
    body: str = ""


class ListingTags:
    """Opens lists and items below ``element`` as blocks come, in reading order."""

    def __init__(self, tags: StructureTree, element: str) -> None:
        self._tags = tags
        self._element = element
        self._levels: list[_Level] = []

    def label(self, items: tuple[Item, ...]) -> str:
        """The operator that begins the number of the innermost item."""
        self._open(items)
        return self._tags.leaf("Lbl", self._levels[-1].element)

    def content(self, items: tuple[Item, ...], role: str) -> str:
        """The operator that begins a block in some items; ``role`` is what it is unless an item begins with it."""
        if not items:
            self._levels = []
            return self._tags.leaf(role, self._element)
        self._open(items)
        level = self._levels[-1]
        if level.body:
            return self._tags.leaf(role, level.body)
        return self._tags.mark(self._body(level))

    def _open(self, items: tuple[Item, ...]) -> None:
        for depth, item in enumerate(items):
            held = self._levels[depth] if depth < len(self._levels) else None
            if held and held.item == item:
                continue
            if held and held.item[0] == item[0]:
                listing = held.listing
            else:
                listing = self._tags.add("L", self._body(self._levels[depth - 1]) if depth else self._element)
            self._levels[depth:] = [_Level(item, listing, self._tags.add("LI", listing))]
        del self._levels[len(items) :]

    def _body(self, level: _Level) -> str:
        if not level.body:
            level.body = self._tags.add("LBody", level.element)
        return level.body
