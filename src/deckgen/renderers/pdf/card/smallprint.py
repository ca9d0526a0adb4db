"""The small print of a face: kicker above, codes beside the title, footer below; lengths in points."""

from dataclasses import replace

from deckgen.deck.markup import Run
from deckgen.renderers.pdf.card.faces import Block, Face, Place
from deckgen.renderers.pdf.card.frame import FOOTER_PT, KICKER_PT, Frame
from deckgen.renderers.pdf.card.looks import PLAIN_LOOK
from deckgen.renderers.pdf.ink.pen import BOX_PAD_PT
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.measure import measured
from deckgen.renderers.pdf.text.para import Para
from deckgen.renderers.pdf.text.typeset import broken

KICKER_LINE_PT = KICKER_PT * 1.25
FOOTER_LINE_PT = FOOTER_PT * 1.25
_AFTER_KICKER_PT = 3.6
_BEFORE_FOOTER_PT = 5.0
CHIP_PT = 6.0
CHIP_GAP_PT = 2.0
CHIP_LINE_PT = 10.0
NUMBER_PT = 46.0
"""Room for "2/2" and "1234 / 1234" at the right of the footer."""

MOST_SMALL_LINES = 3
_MOST_CODE = 0.4
"""Of the width, that one code may take."""
_MOST_BESIDE = 0.45
"""Of the width, that the codes beside a title may take; more stand above it."""
_LEAST_BESIDE_PT = 170.0
"""Where lines are shorter, codes stand above every title, or titles would begin now here and now there."""


def within_bounds(face: Face, frame: Frame, fonts: Fonts) -> Face:
    """The face with what is too long for its small print moved into the text, where it can flow."""
    first: list[Para] = []
    last: list[Block] = []
    narrow = _MOST_CODE * frame.text_width_pt
    if face.code and face.code.width * KICKER_PT > narrow:
        first.append(face.code)
        face = replace(face, code=None)
    if face.kicker:
        _, length = kicker_measure_pt(face, frame)
        if length < narrow or _lines(face.kicker, length / KICKER_PT) > MOST_SMALL_LINES:
            first += [para for para in (face.kicker, face.aside) if para]
            face = replace(face, kicker=None, aside=None)
    if face.foot and face.foot.width > foot_measure(frame):
        face = replace(face, foot=measured(face.foot.runs, fonts))
    if face.foot and _lines(face.foot, foot_measure(frame)) > MOST_SMALL_LINES:
        last.append(Block(measured(face.foot.runs, fonts), Place(PLAIN_LOOK, before=0.5)))
        face = replace(face, foot=None)
    if face.chips and (
        len(chip_rows(face, frame)) > MOST_SMALL_LINES or any(chip_pt(chip) > narrow for chip in face.chips)
    ):
        codes = " ".join(run.text for chip in face.chips for run in chip.runs)
        first.append(measured((Run(codes, code=True),), fonts))
        face = replace(face, chips=())
    if not first and not last:
        return face
    moved = [Block(measured(para.runs, fonts), Place(PLAIN_LOOK)) for para in first]
    return replace(face, body=(*moved, *face.body, *last))


def room_pt(face: Face, frame: Frame) -> float:
    """The height between kicker and footer."""
    return (
        frame.height_pt
        - 2 * frame.inset_pt
        - kicker_pt(face, frame)
        - chips_above_pt(face, frame)
        - foot_lines(face, frame) * FOOTER_LINE_PT
        - _BEFORE_FOOTER_PT
    )


def chips_beside_pt(face: Face, frame: Frame) -> float:
    """The width that chips take beside a title; 0 when there are none or when they stand above it."""
    if not face.chips:
        return 0.0
    width, line = chips_pt(face), frame.text_width_pt
    return width + CHIP_GAP_PT * 2 if line >= _LEAST_BESIDE_PT and width <= _MOST_BESIDE * line else 0.0


def chips_above_pt(face: Face, frame: Frame) -> float:
    """The height that chips take above a title."""
    if not face.chips or chips_beside_pt(face, frame):
        return 0.0
    return len(chip_rows(face, frame)) * CHIP_LINE_PT + 2.0


def chip_rows(face: Face, frame: Frame) -> list[list[Para]]:
    """Chips in rows that fit the width."""
    rows: list[list[Para]] = [[]]
    left = frame.text_width_pt
    for chip in face.chips:
        width = chip_pt(chip) + CHIP_GAP_PT
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
    return sum(chip_pt(chip) + CHIP_GAP_PT for chip in face.chips) - (CHIP_GAP_PT if face.chips else 0)


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
        lines = len(broken(face.kicker, kicker_measure_pt(face, frame)[1] / KICKER_PT))
    return lines * KICKER_LINE_PT + _AFTER_KICKER_PT


def foot_lines(face: Face, frame: Frame) -> int:
    """How many lines the footer takes."""
    return len(broken(face.foot, foot_measure(frame))) if face.foot else 1


def foot_measure(frame: Frame) -> float:
    """The length of a footer's line, in parts of its size."""
    return (frame.text_width_pt - NUMBER_PT) / FOOTER_PT


def _lines(para: Para, measure: float) -> int:
    """Lines of small print, beyond any limit when a word is wider than they are."""
    return MOST_SMALL_LINES + 1 if para.overflows(measure) else len(broken(para, measure))
