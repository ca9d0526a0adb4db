"""Faces fitted: one body size for all, and what does not fit goes on to a continuation card."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import floor

from deckgen.deck.markup import Run
from deckgen.render.pdf.faces import PLAIN_LOOK, Block, Face
from deckgen.render.pdf.fonts import Fonts
from deckgen.render.pdf.frame import FLOOR_PT, FOOTER_PT, KICKER_PT, STEP_PT, Frame
from deckgen.render.pdf.measure import Para, measured, narrowed
from deckgen.render.pdf.pen import BOX_PAD_PT
from deckgen.render.pdf.typeset import balanced, broken, count_lines

FITTING_SHARE = 0.95
"""Of the cards, how many must fit whole; the rest may continue so that all stay readable."""

KICKER_LINE_PT = KICKER_PT * 1.25
FOOTER_LINE_PT = FOOTER_PT * 1.25
_AFTER_KICKER_PT = 3.6
_BEFORE_FOOTER_PT = 3.0
RULE_EM = 0.55
"""Around the rule under a prompt."""

CHIP_PT = 6.0
CHIP_GAP_PT = 2.0
CHIP_LINE_PT = 10.0
NUMBER_PT = 48.0
"""Room for "2/2" and "1234 / 1234" at the right of the footer."""

MOST_SMALL_LINES = 3
MOST_HEAD = 0.6
_TOGETHER = 4
"""Paragraphs of this many lines keep two lines together at each end."""


@dataclass(slots=True, eq=False)  # not frozen, as a paragraph is not: one is made for each
class Piece:
    """Some lines of a block: the first unit of each and the end of the last; ``leads`` on the block's first piece."""

    block: Block
    breaks: list[int]
    first: int
    leads: bool


@dataclass(slots=True, eq=False)
class Laid:
    """One face of one card, ready to draw."""

    face: Face
    size_pt: float
    pieces: tuple[Piece, ...]
    part: int = 1
    parts: int = 1


class Fitter:
    """Fits faces into a frame."""

    def __init__(self, frame: Frame, fonts: Fonts) -> None:
        self._frame = frame
        self._fonts = fonts

    def ready(self, face: Face) -> Face:
        """The face with what is too long for its small print moved into the text, where it can flow."""
        frame = self._frame
        first: list[Block] = []
        last: list[Block] = []
        if face.kicker:
            _, length = kicker_measure_pt(face, frame)
            if length < MOST_SMALL_LINES * KICKER_PT or self._lines(face.kicker, length / KICKER_PT) > MOST_SMALL_LINES:
                first = [
                    Block(measured(para.runs, self._fonts), PLAIN_LOOK) for para in (face.kicker, face.aside) if para
                ]
                face = replace(face, kicker=None, aside=None)
        if face.foot and self._lines(face.foot, foot_measure(frame)) > MOST_SMALL_LINES:
            last = [Block(measured(face.foot.runs, self._fonts), PLAIN_LOOK, before=0.5)]
            face = replace(face, foot=None)
        if len(chip_rows(face, frame)) > MOST_SMALL_LINES:
            codes = " ".join(run.text for para, _ in face.chips for run in para.runs)
            first.append(Block(measured((Run(codes, code=True),), self._fonts), PLAIN_LOOK))
            face = replace(face, chips=())
        return replace(face, body=(*first, *face.body, *last)) if first or last else face

    def _lines(self, para: Para, measure: float) -> int:
        """Lines of small print, beyond any limit when a word is wider than they are."""
        return count_lines(para, measure) if para.widest - para.shift <= measure else MOST_SMALL_LINES + 1

    def largest(self, faces: Sequence[Face], ceiling_pt: float, share: float) -> float:
        """The largest size at which a share of the faces fits; the floor when there is none."""
        allowed = floor(len(faces) * (1 - share) + 1e-9)
        low, high = 0, round((ceiling_pt - FLOOR_PT) / STEP_PT)
        if self._misfits(faces, ceiling_pt, allowed) <= allowed:
            return ceiling_pt
        while low < high:
            middle = (low + high + 1) // 2
            if self._misfits(faces, FLOOR_PT + middle * STEP_PT, allowed) <= allowed:
                low = middle
            else:
                high = middle - 1
        return FLOOR_PT + low * STEP_PT

    def _misfits(self, faces: Iterable[Face], size_pt: float, enough: int) -> int:
        count = 0
        for face in faces:
            if not self.fits(face, size_pt):
                count += 1
                if count > enough:
                    break
        return count

    def fits(self, face: Face, size_pt: float) -> bool:
        """Whether all of a face fits at a size."""
        room = self.room_pt(face) / size_pt + 1e-6
        for place, block in enumerate((*face.head, *face.body)):
            measure = self._measure(face, block, size_pt, first=place == 0)
            para = block.para
            if para.widest - para.shift > measure:
                para = narrowed(para, measure, self._fonts)
            room -= block.before + count_lines(para, measure) * block.line
            if block.look.rule:
                room -= RULE_EM
            if room < 0:
                return False
        return True

    def _measure(self, face: Face, block: Block, size_pt: float, *, first: bool) -> float:
        """The length of a block's lines in parts of its own size; chips stand beside the first block of a head."""
        width = self._frame.text_width_pt
        if first and face.chips:
            width -= chips_beside_pt(face, self._frame)
        return (width / size_pt - block.indent) / block.look.scale

    def room_pt(self, face: Face) -> float:
        """The height between kicker and footer."""
        frame = self._frame
        return (
            frame.height_pt
            - 2 * frame.inset_pt
            - kicker_pt(face, frame)
            - chips_below_pt(face, frame)
            - foot_lines(face, frame) * FOOTER_LINE_PT
            - _BEFORE_FOOTER_PT
        )

    def laid(self, face: Face, size_pt: float) -> list[Laid]:
        """The face on as many cards as it needs, with its head on each unless that leaves too little room."""
        room = self.room_pt(face) / size_pt + 1e-6
        pieces = [
            self._whole(face, block, size_pt, first=place == 0) for place, block in enumerate((*face.head, *face.body))
        ]
        head, body = pieces[: len(face.head)], pieces[len(face.head) :]
        if sum(map(_height, head)) > room * MOST_HEAD:
            head, body = [], pieces
        cards = _flowed(body, room - sum(map(_height, head)))
        return [Laid(face, size_pt, (*head, *card), part, len(cards)) for part, card in enumerate(cards, start=1)]

    def _whole(self, face: Face, block: Block, size_pt: float, *, first: bool) -> Piece:
        measure = self._measure(face, block, size_pt, first=first)
        if block.para.widest - block.para.shift > measure:
            block = replace(block, para=narrowed(block.para, measure, self._fonts))
        return Piece(block, (balanced if block.look.balance else broken)(block.para, measure), 0, True)


def _flowed(pieces: Iterable[Piece], room: float) -> list[list[Piece]]:
    """Pieces on as many cards as they need, at least a line on each."""
    cards: list[list[Piece]] = [[]]
    left = room
    for piece in pieces:
        rest: Piece | None = piece
        while rest:
            if _height(rest) <= left:
                cards[-1].append(rest)
                left -= _height(rest)
                break
            taken, rest = _split(rest, left, alone=not cards[-1])
            if taken:
                cards[-1].append(taken)
            if rest:
                cards.append([])
                left = room
    return cards


def chips_beside_pt(face: Face, frame: Frame) -> float:
    """The width that chips take beside a title; 0 when there are none or when they stand below it."""
    width = chips_pt(face)
    return width + CHIP_GAP_PT * 2 if width and width <= 0.45 * frame.text_width_pt else 0.0


def chips_below_pt(face: Face, frame: Frame) -> float:
    """The height that chips take below a title."""
    if not face.chips or chips_beside_pt(face, frame):
        return 0.0
    return len(chip_rows(face, frame)) * CHIP_LINE_PT + 2.0


def chip_rows(face: Face, frame: Frame) -> list[list[tuple[Para, bool]]]:
    """Chips in rows that fit the width."""
    rows: list[list[tuple[Para, bool]]] = [[]]
    left = frame.text_width_pt
    for chip in face.chips:
        width = chip_pt(chip[0]) + CHIP_GAP_PT
        if width > left and rows[-1]:
            rows.append([])
            left = frame.text_width_pt
        rows[-1].append(chip)
        left -= width
    return rows


def chip_pt(para: Para) -> float:
    """The width of a chip."""
    return para.width * CHIP_PT + 2 * BOX_PAD_PT


def chips_pt(face: Face) -> float:
    """The width of all chips in a row."""
    return sum(chip_pt(para) + CHIP_GAP_PT for para, _ in face.chips) - (CHIP_GAP_PT if face.chips else 0)


def kicker_measure_pt(face: Face, frame: Frame) -> tuple[float, float]:
    """Where the kicker's text begins from the left of the text, and how long its lines are."""
    left = face.code.width * KICKER_PT + 2 * BOX_PAD_PT + 4 if face.code else 0.0
    right = face.aside.width * KICKER_PT + 6 if face.aside else 0.0
    return left, frame.text_width_pt - left - right


def kicker_pt(face: Face, frame: Frame) -> float:
    """The height of the kicker and the space after it; 0 without one."""
    if not (face.kicker or face.code or face.aside):
        return 0.0
    lines = 1
    if face.kicker:
        lines = count_lines(face.kicker, kicker_measure_pt(face, frame)[1] / KICKER_PT)
    return lines * KICKER_LINE_PT + _AFTER_KICKER_PT


def foot_lines(face: Face, frame: Frame) -> int:
    """How many lines the footer takes."""
    return count_lines(face.foot, foot_measure(frame)) if face.foot else 1


def foot_measure(frame: Frame) -> float:
    """The length of a footer's line, in parts of its size."""
    return (frame.text_width_pt - NUMBER_PT) / FOOTER_PT


def _height(piece: Piece) -> float:
    block = piece.block
    lines = len(piece.breaks)
    before = block.before if piece.leads else 0.0
    return before + lines * block.line + (RULE_EM if block.look.rule else 0.0)


def _split(piece: Piece, left: float, *, alone: bool) -> tuple[Piece | None, Piece | None]:
    """The lines that fit and those that do not: no line is left without its neighbour, unless the card is empty."""
    block, count = piece.block, len(piece.breaks)
    fitting = floor((left - (block.before if piece.leads else 0.0)) / (block.line))
    fitting = min(fitting, count - 1 if count < _TOGETHER else count - 2)
    if fitting < (1 if count < _TOGETHER else 2):
        if not alone:
            return None, piece
        fitting = max(1, fitting)
    rest = Piece(block, piece.breaks[fitting:], piece.breaks[fitting - 1], False) if fitting < count else None
    return replace(piece, breaks=piece.breaks[:fitting]), rest
