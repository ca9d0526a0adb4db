"""Faces laid out at a size: what does not fit goes on to a continuation card."""

from deckgen.renderers.pdf.card.faces import Block, Face
from deckgen.renderers.pdf.card.flow import Fragment, evened, height
from deckgen.renderers.pdf.card.frame import Frame
from deckgen.renderers.pdf.card.smallprint import chips_beside_pt, room_pt, within_bounds
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.measure import narrowed
from deckgen.renderers.pdf.text.para import Para
from deckgen.renderers.pdf.text.typeset import balanced, broken

_MOST_HEAD = 0.6
"""A head that takes a larger share of the room is not repeated on continuation cards."""


class Fitter:
    """Lays faces out in a frame. ``body_pt`` is always the size of the deck, which a front multiplies by its scale."""

    def __init__(self, frame: Frame, fonts: Fonts) -> None:
        self.frame = frame
        self._fonts = fonts
        self._last_breaks: dict[Para, tuple[float, tuple[int, ...]]] = {}

    def ready(self, face: Face) -> Face:
        """The face with its small print in bounds, and the room that this leaves in the frame."""
        face = within_bounds(face, self.frame, self._fonts)
        face.room_pt, face.beside_pt = room_pt(face, self.frame), chips_beside_pt(face, self.frame)
        return face

    def fits(self, face: Face, body_pt: float) -> bool:
        """Whether all of a face fits on one card."""
        return sum(map(height, self._fragments(face, body_pt))) <= self._room(face, body_pt)

    def cards(self, face: Face, body_pt: float) -> list[list[Fragment]]:
        """What stands on each of the cards that a face needs: its head, and as much of its body as fits there."""
        fragments, room = self._fragments(face, body_pt), self._room(face, body_pt)
        if sum(map(height, fragments)) <= room:
            return [fragments]
        head, body = fragments[: len(face.head)], fragments[len(face.head) :]
        taken = sum(map(height, head))
        if taken > room * _MOST_HEAD:
            head, body, taken = [], fragments, 0.0
        return [[*head, *part] for part in evened(body, room - taken)]

    def part(self, face: Face, body_pt: float, part: int) -> list[Fragment]:
        """What stands on one of a face's ``cards``, counted from 1; after the last, its head again."""
        cards = self.cards(face, body_pt)
        return cards[part - 1] if part <= len(cards) else cards[0][: len(face.head)]

    def _room(self, face: Face, body_pt: float) -> float:
        """The height between kicker and footer in parts of the face's body size."""
        return face.room_pt / (body_pt * self.frame.scale) + 1e-6

    def _fragments(self, face: Face, body_pt: float) -> list[Fragment]:
        """Each block of a face in lines."""
        size_pt = body_pt * self.frame.scale
        full = self.frame.text_width_pt / size_pt
        width = (self.frame.text_width_pt - face.beside_pt) / size_pt
        fragments: list[Fragment] = []
        for block in (*face.head, *face.body):
            place, para = block.place, block.para
            measure = (width - place.indent) / place.look.scale
            width = full
            if para.overflows(measure):
                block = Block(narrowed(para, measure, self._fonts), place)
            breaks = self._breaks(block.para, measure, balance=place.look.balance)
            fragments.append(Fragment(block, breaks, 0, True, measure))
        return fragments

    def _breaks(self, para: Para, measure: float, *, balance: bool) -> tuple[int, ...]:
        """Where the lines of a paragraph end. Its last answer is kept, as a size is tried before it is used."""
        last_measure, breaks = self._last_breaks.get(para, (0.0, ()))
        if last_measure != measure:
            breaks = (balanced if balance else broken)(para, measure)
            self._last_breaks[para] = measure, breaks
        return breaks
