"""A note's faces as measured blocks, top to bottom, as its note type says."""

from collections.abc import Iterator
from functools import cache
from math import inf

from deckgen.deck.markup import CodeBlock, Listing, Paragraph, Rich, Run, TableBlock, lead, words
from deckgen.deck.notes import Note
from deckgen.renderers.pdf.card.faces import Block, Face, Place, following, indented, introducing, item_of
from deckgen.renderers.pdf.card.sides import Emphasis, Sides, SlotLayout, sides_of
from deckgen.renderers.pdf.text import scripts
from deckgen.renderers.pdf.text.fixed_lines import code_lines, table_rows
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.measure import measured, measured_key
from deckgen.renderers.pdf.text.para import Para
from deckgen.renderers.pdf.text.word_para import WordPara

KICKER_TRACKING = 0.08
CODE_TRACKING = 0.02
_LIST_INDENT = 1.1
_CODE_INDENT = 0.5
_BETWEEN = 0.3
"""Before another paragraph of the same slot, at most."""

Values = tuple[Rich, ...]
"""A note's values in the order of its fields."""

Runs = tuple[Run, ...]


class FaceMaker:
    """Builds faces with the fonts of one document; what stands on several of them is measured once."""

    def __init__(self, fonts: Fonts, *, compact: bool) -> None:
        self._fonts = fonts
        self._compact = compact
        self._sides: dict[int, Sides] = {}
        self._labels: dict[tuple[str, float, bool], Para] = {}
        self._following, self._introducing, self._item_of = cache(following), cache(introducing), cache(item_of)
        self._paras: dict[Emphasis, dict[Runs, WordPara]] = {"": {}, "bold": {}, "italic": {}}
        self._lists = 0

    def faces(self, note: Note) -> tuple[Face, Face]:
        """The front and the back of a note's card."""
        values = note.values
        foot = below = measured_key(str(note.key), self._fonts)
        sides = self._sides.get(note.type.id)
        if sides is None:
            sides = self._sides[note.type.id] = sides_of(note.type, self._label)
        if self._compact and sides.points and _at(values, sides.points.field):
            sides = sides.small()
        seconds = [f"{step.slot.label} {words(time)}" for step in sides.parts if (time := _at(values, step.aside))]
        if seconds:
            below = measured_key(" · ".join((note.key, *seconds)), self._fonts)
        own = words(_at(values, sides.own_code))
        return self._face(values, sides.front, own, foot), self._face(values, sides.back, own, below)

    def _face(self, values: Values, steps: tuple[SlotLayout, ...], own_code: str, foot: Para) -> Face:
        head: list[Block] = []
        body: list[Block] = []
        face = Face(foot=foot)
        self._lists = 0
        for step in steps:
            if step.slot.role == "kicker":
                self._kicker(face, values, step)
            elif step.heads:
                head += self._slot(values, step)
                if step.aside is not None:
                    codes = words(values[step.aside]).split()
                    face.chips = tuple(filter(None, (self._label(code, CODE_TRACKING) for code in codes)))
                    face.own_chip = self._label(own_code or next(iter(codes), ""), CODE_TRACKING)
            else:
                body += self._slot(values, step)
        face.head, face.body = tuple(head), tuple(body)
        return face

    def _kicker(self, face: Face, values: Values, step: SlotLayout) -> None:
        text = " · ".join(part for part in (step.slot.label, words(_at(values, step.field))) if part)
        face.kicker = self._label(text.upper(), KICKER_TRACKING)
        face.code = self._label(words(_at(values, step.code)), CODE_TRACKING)
        face.aside = self._label(words(_at(values, step.aside)))

    def _label(self, text: str, tracking: float = 0.0, *, bold: bool = True) -> Para | None:
        """Small text, many times the same; None for ""."""
        if not text:
            return None
        key = (text, tracking, bold)
        found = self._labels.get(key)
        if found is None:
            found = self._labels[key] = measured((Run(text, bold=bold),), self._fonts, tracking)
        return found

    def _slot(self, values: Values, step: SlotLayout) -> list[Block]:
        rich = _at(values, step.field)
        if not rich:
            return []
        place = step.place
        if step.slot.label and step.slot.role != "part":
            # A label in our language does not turn the author's text round.
            side = _FROM_THE_RIGHT if scripts.starts_rtl(words(rich)) else ""
            if not isinstance(rich[0], Paragraph):
                place = self._introducing(place)
            rich = lead(Run(f"{side}{step.slot.label}{side}: ", bold=True), rich)
        return self._flow(rich, place, inf, step.emphasis)

    def _flow(self, rich: Rich, place: Place, most_before: float, emphasis: Emphasis = "") -> list[Block]:
        """Blocks of which the first stands at ``place`` and no other has more than ``most_before`` above it."""
        if len(rich) == 1 and isinstance(rich[0], Paragraph):
            return [Block(self._para(rich[0].runs, emphasis), place)]
        blocks: list[Block] = []
        for number, block in enumerate(rich):
            if number:
                place = self._following(place, min(place.before, _BETWEEN, most_before))
            match block:
                case Paragraph(runs):
                    blocks.append(Block(self._para(runs, emphasis), place))
                case Listing():
                    blocks += self._list(block, place, most_before)
                case CodeBlock(text):
                    code = code_lines(text, self._fonts)
                    blocks.append(Block(code, indented(place, _CODE_INDENT)))
                case TableBlock():
                    blocks.append(Block(table_rows(block, self._fonts), place))
        return blocks

    def _list(self, listing: Listing, place: Place, most_before: float) -> Iterator[Block]:
        """The items of a list that begins at ``place``."""
        self._lists = this = self._lists + 1
        item_before, before = place.look.item_before, place.before
        numbers = self._numbers(listing)
        room = max([_LIST_INDENT, *(number.width * place.look.scale + 0.4 for number in numbers if number)])
        for at, (item, number) in enumerate(zip(listing.items, numbers, strict=True)):
            first = self._item_of(place, (this, at), number, room, before)
            blocks = self._flow(item or _NOTHING, first, item_before)
            yield from blocks
            before = min(max(item_before, _BETWEEN if len(blocks) > 1 else 0.0), most_before)

    def _para(self, runs: Runs, emphasis: Emphasis) -> Para:
        """The paragraph of some runs, the same value again where several cards print them.

        Not so for a paragraph of glyphs. Measuring it is what finds missing characters, and each card reports its own.
        """
        known = self._paras[emphasis]
        para: Para | None = known.get(runs)
        if para is None:
            para = measured(tuple(_emphasized(run, emphasis) for run in runs) if emphasis else runs, self._fonts)
            if isinstance(para, WordPara):
                known[runs] = para
        return para

    def _numbers(self, listing: Listing) -> list[Para | None]:
        """The number of each item of a list, its dot on the side where the item's text is; None for a bullet."""
        if listing.first is None:
            return [None] * len(listing.items)
        sides = (_FROM_THE_RIGHT if scripts.starts_rtl(words(item)) else "" for item in listing.items)
        return [self._label(f"{side}{number}.", bold=False) for number, side in enumerate(sides, listing.first)]


_FROM_THE_RIGHT = "\u200f"
"""An unseen letter that makes a paragraph begin at the right."""

_NOTHING: Rich = (Paragraph((Run("\u00a0"),)),)
"""An item of a list that says nothing."""


def _at(values: Values, number: int | None) -> Rich:
    return () if number is None else values[number]


def _emphasized(run: Run, emphasis: Emphasis) -> Run:
    return Run(run.text, run.bold or emphasis == "bold", run.italic or emphasis == "italic", run.code)
