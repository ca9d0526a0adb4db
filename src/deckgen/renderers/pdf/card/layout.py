"""Faces laid out at a size: what does not fit goes on to a continuation card."""

from dataclasses import dataclass

from deckgen.renderers.pdf.card.faces import Block, Face
from deckgen.renderers.pdf.card.flow import RULE_EM, Fragment, evened, height
from deckgen.renderers.pdf.card.frame import Frame
from deckgen.renderers.pdf.card.smallprint import chips_beside_pt, room_pt, within_bounds
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.measure import narrowed
from deckgen.renderers.pdf.text.typeset import balanced, broken

_MOST_HEAD = 0.6
"""Of the room, that a head may take and still stand on every continuation."""


@dataclass(slots=True, eq=False)
class Laid:
    """One face of one card, ready to draw."""

    face: Face
    pieces: list[Fragment]
    part: int = 1
    parts: int = 1


@dataclass(slots=True, eq=False)
class Whole:
    """All of a face in lines at a body size, and how high that is in parts of the face's own."""

    body_pt: float
    pieces: list[Fragment]
    height: float


class Fitter:
    """Fits faces into a frame."""

    def __init__(self, frame: Frame, fonts: Fonts) -> None:
        self._frame = frame
        self._fonts = fonts
        self._kept: dict[Face, Whole] = {}

    def ready(self, face: Face) -> Face:
        """The face with its small print in bounds, and the room that this leaves in the frame."""
        face = within_bounds(face, self._frame, self._fonts)
        face.room_pt, face.beside_pt = room_pt(face, self._frame), chips_beside_pt(face, self._frame)
        return face

    def fits(self, face: Face, body_pt: float) -> bool:
        """Whether all of a face fits when the deck's body size is ``body_pt``."""
        return self._whole(face, body_pt).height <= self._room(face, body_pt)

    def laid(self, face: Face, body_pt: float) -> list[Laid]:
        """The face on as many cards as it needs, with its head on each unless that leaves too little room."""
        whole, room = self._whole(face, body_pt), self._room(face, body_pt)
        if whole.height <= room:
            return [Laid(face, whole.pieces)]
        count = len(face.head)
        head, body = whole.pieces[:count], whole.pieces[count:]
        taken = sum(map(height, head))
        if taken > room * _MOST_HEAD:
            head, body, taken = [], whole.pieces, 0.0
        cards = evened(body, room - taken)
        return [Laid(face, [*head, *card], part, len(cards)) for part, card in enumerate(cards, start=1)]

    def _room(self, face: Face, body_pt: float) -> float:
        """The height between kicker and footer in parts of the face's body size."""
        return face.room_pt / (body_pt * self._frame.scale) + 1e-6

    def _whole(self, face: Face, body_pt: float) -> Whole:
        """The face in lines; the last answer is kept, as a size is proved for all faces before one is laid out."""
        kept = self._kept.get(face)
        if kept and kept.body_pt == body_pt:
            return kept
        size_pt = body_pt * self._frame.scale
        full = self._frame.text_width_pt / size_pt
        width = (self._frame.text_width_pt - face.beside_pt) / size_pt
        pieces: list[Fragment] = []
        high = 0.0
        for block in (*face.head, *face.body):
            place, para = block.place, block.para
            look = place.look
            measure = (width - place.indent) / look.scale
            width = full
            if para.overflows(measure):
                block = Block(narrowed(para, measure, self._fonts), place)
            breaks = (balanced if look.balance else broken)(block.para, measure)
            pieces.append(Fragment(block, breaks, 0, True, measure))
            high += place.before + len(breaks) * look.line + (RULE_EM if look.rule else 0.0)
        whole = self._kept[face] = Whole(body_pt, pieces, high)
        return whole
