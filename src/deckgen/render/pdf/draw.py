"""One face drawn in points from its own lower left corner."""

from deckgen.render.pdf.faces import Block
from deckgen.render.pdf.flow import RULE_EM, Piece
from deckgen.render.pdf.frame import FOOTER_PT, KICKER_PT, Frame
from deckgen.render.pdf.layout import Laid
from deckgen.render.pdf.listing_tags import ListingTags
from deckgen.render.pdf.measure import Para
from deckgen.render.pdf.palette import FAINT, GAP, INK, QUIET, Tab
from deckgen.render.pdf.pen import ASCENT, Pen
from deckgen.render.pdf.smallprint import (
    CHIP_GAP_PT,
    CHIP_LINE_PT,
    CHIP_PT,
    FOOTER_LINE_PT,
    KICKER_LINE_PT,
    NUMBER_PT,
    chip_pt,
    chip_rows,
    chips_pt,
    foot_lines,
    kicker_measure_pt,
    kicker_pt,
)
from deckgen.render.pdf.tags import Tags

_BAR_PT = 1.6
_BULLET_EM = 0.19
_HANG_SCALE = 1.08


class FaceDrawing:
    """Draws one face; ``element`` is its card in the tree of tags."""

    def __init__(self, frame: Frame, tags: Tags, element: int, *, mono: bool = False) -> None:
        self._gap = INK if mono else GAP
        self._frame = frame
        self._places = ListingTags(tags, element)
        self._pen = Pen(tags)

    def draw(self, laid: Laid, tab: Tab | None, number: Para) -> str:
        """The operators of the whole face."""
        if tab:
            self._tab(tab)
        y = self._frame.top_pt
        y = self._kicker(laid, y)
        y = self._chips(laid, y)
        for piece in laid.pieces:
            y = self._piece(piece, laid.size_pt, y, tab)
        self._footer(laid, number)
        return self._pen.operators()

    def _tab(self, tab: Tab) -> None:
        frame = self._frame
        step = frame.text_width_pt / tab.places
        x = frame.inset_pt + tab.place * step
        if frame.tab_mirrored:
            x = frame.width_pt - x - step
        y = frame.height_pt - frame.tab_pt if frame.tab_at == "top" else -frame.bleed_pt
        self._pen.rectangle(tab.colour, x, y, step, frame.tab_pt + frame.bleed_pt)

    def _kicker(self, laid: Laid, y: float) -> float:
        frame, face, pen = self._frame, laid.face, self._pen
        if not (face.kicker or face.code or face.aside):
            return y
        left, width = kicker_measure_pt(face, frame)
        base = y - KICKER_PT * ASCENT
        self._pen.begin(self._places.content((), "P"))
        if face.code:
            pen.box(face.code, KICKER_PT, frame.inset_pt, base, filled=False)
        if face.kicker:
            pen.wrapped(face.kicker, KICKER_PT, KICKER_LINE_PT, frame.inset_pt + left, base, width, INK)
        if face.aside:
            x = frame.width_pt - frame.inset_pt - face.aside.width * KICKER_PT
            pen.one(face.aside, KICKER_PT, x, base, QUIET)
        pen.end()
        return y - kicker_pt(face, frame)

    def _chips(self, laid: Laid, y: float) -> float:
        """Codes of principles in boxes, the card's own one filled; returns where the text goes on."""
        frame, face = self._frame, laid.face
        if not face.chips:
            return y
        self._pen.begin(self._places.content((), "P"))
        beside = face.beside_pt > 0
        size = laid.size_pt * face.head[0].look.scale if beside and face.head else CHIP_PT
        x = frame.width_pt - frame.inset_pt - chips_pt(face) if beside else frame.inset_pt
        top = y
        for row in chip_rows(face, frame):
            at = x
            for para, own in row:
                self._pen.box(para, CHIP_PT, at, y - (size + (0 if beside else 2)) * ASCENT, filled=own)
                at += chip_pt(para) + CHIP_GAP_PT
            y -= CHIP_LINE_PT
        self._pen.end()
        return top if beside else y - 2.0

    def _piece(self, piece: Piece, size: float, y: float, tab: Tab | None) -> float:
        block, pen, left = piece.block, self._pen, self._frame.inset_pt
        look = block.look
        own, line = look.scale * size, look.line * size
        if piece.leads:
            y -= block.before * size
        base = y - (line - own) / 2 - own * ASCENT
        text_at, text_end = left + block.indent * size, left + piece.measure * own
        right = text_end + block.indent * size
        if piece.leads and block.items:
            self._markers(block, size, right, base)
        pen.begin(self._places.content(block.items, look.tag))
        if piece.leads and block.hang and not block.items:
            self._beside(block, block.hang, size * _HANG_SCALE, 0, right, base)
        pen.lines(block.para, piece.breaks, own, line, text_at, base, INK, piece.first, right=text_end)
        pen.end()
        top = y
        y -= line * len(piece.breaks)
        if look.bar:
            colour = self._gap if look.bar == "gap" else tab.colour if tab else FAINT
            x = self._at(block, 0, _BAR_PT, right)
            pen.rectangle(colour, x, y + 0.1 * size, _BAR_PT, top - y - 0.1 * size)
        if look.rule:
            y -= RULE_EM * size
            pen.rule(FAINT, left, y + 0.12 * size, self._frame.width_pt - left)
        return y

    def _at(self, block: Block, inward: float, width: float, right: float) -> float:
        """The left edge of something so far from where a block's lines begin, on the right when its text does."""
        return right - inward - width if block.para.leftward else self._frame.inset_pt + inward

    def _beside(self, block: Block, para: Para, size: float, inward: float, right: float, base: float) -> None:
        """A short text so far from where a block's lines begin."""
        self._pen.one(para, size, self._at(block, inward, para.width * size, right), base)

    def _markers(self, block: Block, size: float, right: float, base: float) -> None:
        """What stands before the text of an item: the letter of its part, its number or bullet."""
        pen = self._pen
        if block.hang:
            pen.begin(self._places.content((), "P"))
            self._beside(block, block.hang, size * _HANG_SCALE, 0, right, base)
            pen.end()
        if block.marker:
            pen.begin(self._places.label(block.items))
            self._beside(block, block.marker, block.look.scale * size, block.marker_at * size, right, base)
            pen.end()
        elif block.bullet:
            side = _BULLET_EM * size
            x = self._at(block, (block.marker_at + 0.3) * size, side, right)
            pen.rectangle(INK, x, base + 0.17 * size, side, side)

    def _footer(self, laid: Laid, number: Para) -> None:
        frame, face, pen = self._frame, laid.face, self._pen
        base = frame.inset_pt + FOOTER_PT * 0.2
        pen.begin_artifact()
        if face.foot:
            first = base + (foot_lines(face, frame) - 1) * FOOTER_LINE_PT
            width = frame.text_width_pt - NUMBER_PT
            pen.wrapped(face.foot, FOOTER_PT, FOOTER_LINE_PT, frame.inset_pt, first, width, QUIET)
        pen.one(number, FOOTER_PT, frame.width_pt - frame.inset_pt - number.width * FOOTER_PT, base, QUIET)
        pen.end()
