"""Faces laid out at a size: what does not fit goes on to a continuation card."""

from dataclasses import dataclass, replace

from deckgen.render.pdf.faces import Block, Face
from deckgen.render.pdf.flow import RULE_EM, Piece, evened, height
from deckgen.render.pdf.fonts import Fonts
from deckgen.render.pdf.frame import Frame
from deckgen.render.pdf.measure import narrowed
from deckgen.render.pdf.smallprint import chips_beside_pt, room_pt, within_bounds
from deckgen.render.pdf.typeset import balanced, broken

_MOST_HEAD = 0.6
"""Of the room, that a head may take and still stand on every continuation."""


@dataclass(slots=True, eq=False)
class Laid:
    """One face of one card, ready to draw."""

    face: Face
    pieces: list[Piece]
    part: int = 1
    parts: int = 1


class Fitter:
    """Fits faces into a frame."""

    def __init__(self, frame: Frame, fonts: Fonts) -> None:
        self._frame = frame
        self._fonts = fonts

    def ready(self, face: Face) -> Face:
        """The face with its small print in bounds, and the room that this leaves in the frame."""
        face = within_bounds(face, self._frame, self._fonts)
        face.room_pt, face.beside_pt = room_pt(face, self._frame), chips_beside_pt(face, self._frame)
        return face

    def fits(self, face: Face, body_pt: float) -> bool:
        """Whether all of a face fits when the deck's body size is ``body_pt``."""
        size_pt = body_pt * self._frame.scale
        room = face.room_pt / size_pt + 1e-6
        full = self._frame.text_width_pt / size_pt
        width = (self._frame.text_width_pt - face.beside_pt) / size_pt
        for block in (*face.head, *face.body):
            place, para = block.place, block.para
            measure = (width - place.indent) / place.look.scale
            width = full
            if para.overflows(measure):
                para = narrowed(para, measure, self._fonts)
            room -= place.before + len(broken(para, measure)) * place.look.line
            if place.look.rule:
                room -= RULE_EM
            if room < 0:
                return False
        return True

    def laid(self, face: Face, body_pt: float) -> list[Laid]:
        """The face on as many cards as it needs, with its head on each unless that leaves too little room."""
        size_pt = body_pt * self._frame.scale
        room = face.room_pt / size_pt + 1e-6
        full = self._frame.text_width_pt / size_pt
        width = (self._frame.text_width_pt - face.beside_pt) / size_pt
        pieces: list[Piece] = []
        for block in (*face.head, *face.body):
            pieces.append(self._whole(block, (width - block.place.indent) / block.place.look.scale))
            width = full
        if sum(map(height, pieces)) <= room:
            return [Laid(face, pieces)]
        head, body = pieces[: len(face.head)], pieces[len(face.head) :]
        taken = sum(map(height, head))
        if taken > room * _MOST_HEAD:
            head, body, taken = [], pieces, 0.0
        cards = evened(body, room - taken)
        return [Laid(face, [*head, *card], part, len(cards)) for part, card in enumerate(cards, start=1)]

    def _whole(self, block: Block, measure: float) -> Piece:
        """A block in lines of a length in parts of its own size."""
        if block.para.overflows(measure):
            block = replace(block, para=narrowed(block.para, measure, self._fonts))
        return Piece(block, (balanced if block.place.look.balance else broken)(block.para, measure), 0, True, measure)
