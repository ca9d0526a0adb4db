"""What a face says and how each part of it stands, before anything has a size in points."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from deckgen.renderers.pdf.card.looks import Look
from deckgen.renderers.pdf.text.para import Para

Item = tuple[int, int]
"""The number of a list on a face, and that of an item in it."""


class Marker(NamedTuple):
    """What stands ``at`` some distance before the text of an item that is in so many lists: a number, or a bullet."""

    depth: int
    number: Para | None
    at: float


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """How a block stands, the same value on every card that has one there; lengths in parts of the face's body size.

    The ``letter`` of the part of a story that the block belongs to stands at the left of the first line of what
    ``opens`` the part, outside of every indent, and ``markers`` after it: several where an item begins with a list.
    ``items`` are the items of lists that the block is in, outermost first. What ``introduces`` the next block stands on
    one card with it.
    """

    look: Look
    indent: float = 0.0
    before: float = 0.0
    letter: Para | None = None
    opens: bool = False
    markers: tuple[Marker, ...] = ()
    items: tuple[Item, ...] = ()
    introduces: bool = False


def following(place: Place, before: float) -> Place:
    """The place of another block of the same text."""
    return Place(place.look, place.indent, before, place.letter, items=place.items)


def indented(place: Place, room: float) -> Place:
    """The same place, indented by ``room`` more."""
    return replace(place, indent=place.indent + room)


def introducing(place: Place) -> Place:
    """The same place for what introduces the next block."""
    return Place(place.look, place.indent, place.before, introduces=True)


def item_of(place: Place, item: Item, number: Para | None, room: float, before: float) -> Place:
    """The place of the first block of an item, ``room`` to the right of where its list begins."""
    begins = item[1] == 0
    return Place(
        place.look,
        place.indent + room,
        before,
        place.letter,
        place.opens and begins,
        (*(place.markers if begins else ()), Marker(len(place.items) + 1, number, place.indent)),
        (*place.items, item),
    )


@dataclass(slots=True, eq=False)  # not frozen, as a paragraph is not: one is made for each
class Block:
    """A paragraph in its place."""

    para: Para
    place: Place


@dataclass(slots=True, eq=False)
class Face:
    """What stands on one face: the kicker and the head again on every continuation, the body once.

    In a frame, ``room_pt`` is left between kicker and footer, and chips take ``beside_pt`` of the head's first line.
    """

    kicker: Para | None = None
    code: Para | None = None
    aside: Para | None = None
    head: tuple[Block, ...] = ()
    body: tuple[Block, ...] = ()
    chips: tuple[Para, ...] = ()
    own_chip: Para | None = None
    foot: Para | None = None
    room_pt: float = 0.0
    beside_pt: float = 0.0
