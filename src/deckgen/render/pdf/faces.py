"""A note's faces as measured blocks, top to bottom, as its note type says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckgen.deck.markup import Listing, Paragraph, Rich, Run, lead, words
from deckgen.deck.notes import Note, Slot
from deckgen.render.pdf.fonts import Fonts
from deckgen.render.pdf.measure import Para, measured


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph and its place in the flow; lengths in parts of the face's body size.

    ``hang`` stands at the left of the first line, outside of every indent; ``marker``, a list's number, or a bullet,
    stands at ``marker_at``; ``bar`` names the colour of a bar along the left.
    """

    para: Para
    tag: str = "P"
    scale: float = 1.0
    leading: float = 1.22
    indent: float = 0.0
    before: float = 0.0
    hang: Para | None = None
    marker: Para | None = None
    marker_at: float = 0.0
    bullet: bool = False
    bar: str = ""
    balance: bool = False
    rule: bool = False

    @property
    def line(self) -> float:
        """The height of a line in parts of the body size."""
        return self.scale * self.leading


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """What stands on one face: the kicker and the head again on every continuation, the body once."""

    kicker: Para | None
    code: Para | None
    aside: Para | None
    head: tuple[Block, ...]
    body: tuple[Block, ...]
    chips: tuple[tuple[Para, bool], ...] = ()
    foot: Para | None = None


KICKER_TRACKING = 0.08
CODE_TRACKING = 0.02
_BODY_INDENT = 1.75
_LIST_INDENT = 1.1


class FaceMaker:
    """Builds faces with the fonts of one document."""

    def __init__(self, fonts: Fonts, *, compact: bool) -> None:
        self._fonts = fonts
        self._compact = compact

    def faces(self, note: Note) -> tuple[Face, Face]:
        """The front and the back of a note's card."""
        front, back = note.type.paper.front, note.type.paper.back
        if self._compact:
            front, back = _pocket_behind(note, front, back)
        return self._face(note, front, "front"), self._face(note, back, "back")

    def _face(self, note: Note, slots: tuple[Slot, ...], side: str) -> Face:
        kicker = next((slot for slot in slots if slot.role == "kicker"), None)
        title = next((slot for slot in slots if slot.role == "title"), None)
        code = words(note[kicker.code]) if kicker and kicker.code else ""
        head: list[Block] = []
        body: list[Block] = []
        for slot in slots:
            if slot.role in ("prompt", "echo", "title"):
                head += self._slot(note, slot)
            elif slot.role != "kicker":
                body += self._slot(note, slot)
        return Face(
            kicker=self._kicker(note, kicker) if kicker else None,
            code=self._small(code, CODE_TRACKING) if code else None,
            aside=self._small(words(note[kicker.aside])) if kicker and kicker.aside and note[kicker.aside] else None,
            head=tuple(head),
            body=tuple(body),
            chips=tuple(self._chips(note, title)) if title and title.aside else (),
            foot=self._foot(note, side),
        )

    def _kicker(self, note: Note, slot: Slot) -> Para | None:
        text = " · ".join(part for part in (slot.label, words(note[slot.field]) if slot.field else "") if part)
        return self._small(text.upper(), KICKER_TRACKING) if text else None

    def _small(self, text: str, tracking: float = 0.0) -> Para:
        return measured((Run(text, bold=True),), self._fonts, tracking)

    def _chips(self, note: Note, slot: Slot) -> Iterator[tuple[Para, bool]]:
        own = words(note["Code"]) if any(field.name == "Code" for field in note.type.fields) else ""
        for text in words(note[slot.aside]).split():
            yield self._small(text, CODE_TRACKING), text == own

    def _foot(self, note: Note, side: str) -> Para:
        seconds = [
            f"{slot.label} {words(note[slot.aside])}"
            for slot in note.type.paper.back
            if side == "back" and slot.role == "part" and slot.aside and note[slot.aside]
        ]
        return measured((Run(" · ".join((str(note.key), *seconds))),), self._fonts)

    def _slot(self, note: Note, slot: Slot) -> Iterator[Block]:
        rich = note[slot.field]
        if not rich:
            return
        match slot.role:
            case "prompt":
                yield from self._flow(_bold(rich), Look(tag="H2", scale=1.2, leading=1.17, balance=True, rule=True))
            case "title" | "echo":
                yield from self._flow(_bold(rich), Look(tag="H3", scale=1.1, leading=1.15))
            case "angle":
                yield from self._flow(_italic(rich), Look(before=0.35, indent=0.8, bar="principle"))
            case "gap":
                text = lead(Run(f"{slot.label}: ", bold=True), rich) if slot.label else rich
                yield from self._flow(text, Look(before=0.5, indent=0.8, bar="gap"))
            case "part":
                letter = measured((Run(slot.label, bold=True),), self._fonts)
                yield from self._flow(rich, Look(before=0.42, indent=_BODY_INDENT, hang=letter))
            case "points":
                yield from self._flow(rich, Look(before=0.3, item_before=0.22))
            case _:
                text = lead(Run(f"{slot.label}\u2002", bold=True), rich) if slot.label else rich
                yield from self._flow(text, Look(before=0.42))

    def _flow(self, rich: Rich, look: "Look") -> Iterator[Block]:
        for block in rich:
            if isinstance(block, Paragraph):
                yield look.block(measured(block.runs, self._fonts))
            else:
                yield from self._list(block, look)
            look = replace(look, before=min(look.before, 0.3), hang=None)

    def _list(self, listing: Listing, look: "Look") -> Iterator[Block]:
        markers = [self._number(listing, place) for place in range(len(listing.items))]
        room = max(_LIST_INDENT, *(marker.ends[-1] + 0.4 for marker in markers if marker), 0.0)
        for place, (item, marker) in enumerate(zip(listing.items, markers, strict=True)):
            inner = replace(look, indent=look.indent + room, before=look.item_before if place else look.before)
            first, *rest = self._flow(item or _NOTHING, inner)
            yield replace(first, marker=marker, marker_at=look.indent, bullet=marker is None)
            yield from rest
            look = replace(look, hang=None)

    def _number(self, listing: Listing, place: int) -> Para | None:
        if listing.first is None:
            return None
        return measured((Run(f"{listing.first + place}."),), self._fonts)


_NOTHING: Rich = (Paragraph((Run("\u00a0"),)),)
"""An item of a list that says nothing."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the blocks of a slot look."""

    tag: str = "P"
    scale: float = 1.0
    leading: float = 1.22
    indent: float = 0.0
    before: float = 0.0
    item_before: float = 0.1
    hang: Para | None = None
    bar: str = ""
    balance: bool = False
    rule: bool = False

    def block(self, para: Para) -> Block:
        """A paragraph in this look."""
        return Block(
            para,
            self.tag,
            self.scale,
            self.leading,
            self.indent,
            self.before,
            self.hang,
            bar=self.bar,
            balance=self.balance,
            rule=self.rule,
        )


def _pocket_behind(
    note: Note, front: tuple[Slot, ...], back: tuple[Slot, ...]
) -> tuple[tuple[Slot, ...], tuple[Slot, ...]]:
    """The slots of a small card: only the question in front, the pocket lines behind instead of the full story."""
    points = next((slot for slot in front if slot.role == "points" and note[slot.field]), None)
    if points is None:
        return front, back
    short = tuple(slot for slot in back if slot.role != "part")
    first = next((place for place, slot in enumerate(back) if slot.role == "part"), len(short))
    return tuple(slot for slot in front if slot is not points), (*short[:first], points, *short[first:])


def _bold(rich: Rich) -> Rich:
    return tuple(
        Paragraph(tuple(replace(run, bold=True) for run in block.runs)) if isinstance(block, Paragraph) else block
        for block in rich
    )


def _italic(rich: Rich) -> Rich:
    return tuple(
        Paragraph(tuple(replace(run, italic=True) for run in block.runs)) if isinstance(block, Paragraph) else block
        for block in rich
    )
