"""A note's faces as measured blocks, top to bottom, as its note type says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from deckgen.deck.markup import Listing, Paragraph, Rich, Run, lead, words
from deckgen.deck.notes import Note, Slot
from deckgen.render.pdf.fonts import Fonts
from deckgen.render.pdf.looks import LOOKS, PLAIN_LOOK, Look
from deckgen.render.pdf.measure import Para, measured, measured_key

Values = Mapping[str, Rich]
"""A note's values by the names of their fields."""

Item = tuple[int, int]
"""The number of a list, unlike any other's of the deck, and that of an item in it."""


@dataclass(slots=True, eq=False)  # not frozen, as a paragraph is not: one is made for each
class Block:
    """A paragraph and its place in the flow; lengths in parts of the face's body size.

    ``hang`` stands at the left of the first line, outside of every indent; ``marker``, a list's number, or a bullet,
    stands at ``marker_at``. ``items`` are the items of lists that the block is in, outermost first.
    """

    para: Para
    look: Look
    indent: float = 0.0
    before: float = 0.0
    hang: Para | None = None
    marker: Para | None = None
    marker_at: float = 0.0
    bullet: bool = False
    items: tuple[Item, ...] = ()


@dataclass(slots=True, eq=False)
class Face:
    """What stands on one face: the kicker and the head again on every continuation, the body once.

    In a frame, ``room_pt`` is left between kicker and footer, and chips take ``beside_pt`` of the head's first line.
    """

    kicker: Para | None
    code: Para | None
    aside: Para | None
    head: tuple[Block, ...]
    body: tuple[Block, ...]
    chips: tuple[tuple[Para, bool], ...] = ()
    foot: Para | None = None
    room_pt: float = 0.0
    beside_pt: float = 0.0


KICKER_TRACKING = 0.08
CODE_TRACKING = 0.02
_LIST_INDENT = 1.1
_BETWEEN = 0.3
"""Before another paragraph of the same slot, at most."""


class FaceMaker:
    """Builds faces with the fonts of one document."""

    def __init__(self, fonts: Fonts, *, compact: bool) -> None:
        self._fonts = fonts
        self._compact = compact
        self._labels: dict[tuple[str, float], Para] = {}
        self._lists = count()

    def faces(self, note: Note) -> tuple[Face, Face]:
        """The front and the back of a note's card."""
        values = {field.name: value for field, value in zip(note.type.fields, note.values, strict=True)}
        front, back = note.type.paper.front, note.type.paper.back
        if self._compact:
            front, back = _pocket_behind(values, front, back)
        seconds = [
            f"{slot.label} {words(values[slot.aside])}"
            for slot in back
            if slot.role == "part" and slot.aside and values[slot.aside]
        ]
        foot = below = measured_key(str(note.key), self._fonts)
        if seconds:
            below = measured_key(" · ".join((note.key, *seconds)), self._fonts)
        return self._face(values, front, foot), self._face(values, back, below)

    def _face(self, values: Values, slots: tuple[Slot, ...], foot: Para) -> Face:
        head: list[Block] = []
        body: list[Block] = []
        kicker: Para | None = None
        code: Para | None = None
        aside: Para | None = None
        chips: tuple[tuple[Para, bool], ...] = ()
        for slot in slots:
            if slot.role == "kicker":
                kicker = self._kicker(values, slot)
                code = self._label(words(values[slot.code]), CODE_TRACKING) if slot.code else None
                aside = self._label(words(values[slot.aside])) if slot.aside else None
            elif slot.role in ("prompt", "echo", "title"):
                head += self._slot(values, slot)
                if slot.aside:
                    chips = tuple(self._chips(values, slot))
            else:
                body += self._slot(values, slot)
        return Face(kicker, code, aside, tuple(head), tuple(body), chips, foot)

    def _kicker(self, values: Values, slot: Slot) -> Para | None:
        text = " · ".join(part for part in (slot.label, words(values[slot.field]) if slot.field else "") if part)
        return self._label(text.upper(), KICKER_TRACKING)

    def _label(self, text: str, tracking: float = 0.0) -> Para | None:
        """Small bold text, many times the same; None for ""."""
        if not text:
            return None
        key = (text, tracking)
        if key not in self._labels:
            self._labels[key] = measured((Run(text, bold=True),), self._fonts, tracking)
        return self._labels[key]

    def _chips(self, values: Values, slot: Slot) -> Iterator[tuple[Para, bool]]:
        codes = words(values[slot.aside]).split()
        own = words(values.get("Code", ())) or next(iter(codes), "")
        for text in codes:
            if para := self._label(text, CODE_TRACKING):
                yield para, text == own

    def _slot(self, values: Values, slot: Slot) -> Iterable[Block]:
        rich = values[slot.field]
        if not rich:
            return ()
        look = LOOKS.get(slot.role, PLAIN_LOOK)
        hang = None
        if slot.role in ("prompt", "echo", "title"):
            rich = _styled(rich, bold=True)
        elif slot.role == "angle":
            rich = _styled(rich, italic=True)
        elif slot.role == "part":
            hang = self._label(slot.label)
        elif slot.label:
            rich = lead(Run(f"{slot.label}: ", bold=True), rich)
        return self._flow(rich, look, look.before, look.indent, hang)

    def _flow(self, rich: Rich, look: Look, before: float, indent: float, hang: Para | None) -> list[Block]:
        blocks: list[Block] = []
        for block in rich:
            if isinstance(block, Paragraph):
                para = measured(block.runs, self._fonts)
                blocks.append(Block(para, look, indent, before, hang))
            else:
                blocks += self._list(block, look, before, indent, hang)
            before, hang = min(before, _BETWEEN), None
        return blocks

    def _list(self, listing: Listing, look: Look, before: float, indent: float, hang: Para | None) -> Iterator[Block]:
        number = next(self._lists)
        markers = [self._number(listing, place) for place in range(len(listing.items))]
        room = max([_LIST_INDENT, *(marker.width + 0.4 for marker in markers if marker)])
        for place, (item, marker) in enumerate(zip(listing.items, markers, strict=True)):
            blocks = self._flow(item or _NOTHING, look, before, indent + room, hang)
            blocks[0].marker, blocks[0].marker_at, blocks[0].bullet = marker, indent, marker is None
            for block in blocks:
                block.items = ((number, place), *block.items)
            for block in blocks[1:]:
                block.before = min(block.before, look.item_before)
            yield from blocks
            before, hang = max(look.item_before, _BETWEEN if len(blocks) > 1 else 0.0), None

    def _number(self, listing: Listing, place: int) -> Para | None:
        if listing.first is None:
            return None
        return measured((Run(f"{listing.first + place}."),), self._fonts)


_NOTHING: Rich = (Paragraph((Run("\u00a0"),)),)
"""An item of a list that says nothing."""


def _pocket_behind(
    values: Values, front: tuple[Slot, ...], back: tuple[Slot, ...]
) -> tuple[tuple[Slot, ...], tuple[Slot, ...]]:
    """The slots of a small card: only the question in front, the pocket lines behind instead of the full story."""
    points = next((slot for slot in front if slot.role == "points" and values[slot.field]), None)
    if points is None:
        return front, back
    short = tuple(slot for slot in back if slot.role != "part")
    first = next((place for place, slot in enumerate(back) if slot.role == "part"), len(short))
    return tuple(slot for slot in front if slot is not points), (*short[:first], points, *short[first:])


def _styled(rich: Rich, *, bold: bool = False, italic: bool = False) -> Rich:
    return tuple(
        Paragraph(tuple(Run(run.text, run.bold or bold, run.italic or italic, run.code) for run in block.runs))
        if isinstance(block, Paragraph)
        else block
        for block in rich
    )
