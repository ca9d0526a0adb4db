"""Faces laid out at a size: what does not fit goes on to a continuation card."""

from collections.abc import Iterator

from deckgen.renderers.pdf.card.faces import Block, Face
from deckgen.renderers.pdf.card.flow import Fragment, evened, height
from deckgen.renderers.pdf.card.frame import Frame
from deckgen.renderers.pdf.card.smallprint import chips_beside_pt, room_pt, within_bounds
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.measure import narrowed
from deckgen.renderers.pdf.text.typeset import balanced, broken

_MOST_HEAD = 0.6
"""A head that takes a larger share of the room is not repeated on continuation cards."""

Breaks = tuple[int, ...]
"""The end of each line of a paragraph."""


class Fitter:
    """Lays faces out in a frame. ``body_pt`` is always the size of the deck, which a front multiplies by its scale.

    The lines of each face are kept until another size is asked for: a size is tried, proven, and then drawn.
    """

    def __init__(self, frame: Frame, fonts: Fonts) -> None:
        self.frame = frame
        self._fonts = fonts
        self._last: dict[Face, tuple[float, float, tuple[Breaks, ...]]] = {}

    def ready(self, face: Face) -> Face:
        """The face with its small print in bounds, and the room that this leaves in the frame."""
        face = within_bounds(face, self.frame, self._fonts)
        face.room_pt, face.beside_pt = room_pt(face, self.frame), chips_beside_pt(face, self.frame)
        return face

    def fits(self, face: Face, body_pt: float) -> bool:
        """Whether all of a face fits on one card."""
        taken, _ = self._lines(face, body_pt)
        return taken <= self._room(face, body_pt)

    def parts(self, face: Face, body_pt: float) -> int:
        """How many cards a face needs."""
        return 1 if self.fits(face, body_pt) else len(self._cards(face, body_pt))

    def part(self, face: Face, body_pt: float, part: int) -> list[Fragment]:
        """What stands on one of the cards of a note, counted from 1; after the face's last, its head again."""
        cards = self._cards(face, body_pt)
        return cards[part - 1] if part <= len(cards) else cards[0][: len(face.head)]

    def _cards(self, face: Face, body_pt: float) -> list[list[Fragment]]:
        """What stands on each card: the head of the face, and as much of its body as fits there."""
        fragments = self._fragments(face, body_pt)
        if self.fits(face, body_pt):
            return [fragments]
        head, body = fragments[: len(face.head)], fragments[len(face.head) :]
        room, taken = self._room(face, body_pt), sum(fragment.height for fragment in head)
        if taken > room * _MOST_HEAD:
            head, body, taken = [], fragments, 0.0
        return [[*head, *part] for part in evened(body, room - taken)]

    def _room(self, face: Face, body_pt: float) -> float:
        """The height between kicker and footer in parts of the face's body size."""
        return face.room_pt / (body_pt * self.frame.scale) + 1e-6

    def _lines(self, face: Face, body_pt: float) -> tuple[float, tuple[Breaks, ...]]:
        """The height of a face in parts of its body size, and where the lines of each block end."""
        last_pt, taken, breaks = self._last.get(face, (0.0, 0.0, ()))
        if last_pt != body_pt:
            breaks = tuple(self._broken(block, measure) for block, measure in self._measures(face, body_pt))
            blocks = (*face.head, *face.body)
            taken = sum(height(block.place, len(lines)) for block, lines in zip(blocks, breaks, strict=True))
            self._last[face] = body_pt, taken, breaks
        return taken, breaks

    def _broken(self, block: Block, measure: float) -> Breaks:
        return (balanced if block.place.look.balance else broken)(self._within(block, measure).para, measure)

    def _fragments(self, face: Face, body_pt: float) -> list[Fragment]:
        _, breaks = self._lines(face, body_pt)
        return [
            Fragment(self._within(block, measure), lines, 0, True, measure)
            for (block, measure), lines in zip(self._measures(face, body_pt), breaks, strict=True)
        ]

    def _measures(self, face: Face, body_pt: float) -> Iterator[tuple[Block, float]]:
        """Each block of a face and the length of its lines, in parts of the block's own size."""
        size_pt = body_pt * self.frame.scale
        full = self.frame.text_width_pt / size_pt
        width = (self.frame.text_width_pt - face.beside_pt) / size_pt
        for block in (*face.head, *face.body):
            yield block, (width - block.place.indent) / block.place.look.scale
            width = full

    def _within(self, block: Block, measure: float) -> Block:
        """A block in which no word is longer than a line."""
        if block.para.overflows(measure):
            return Block(narrowed(block.para, measure, self._fonts), block.place)
        return block
