"""Faces drawn in points, each from its own lower left corner."""

from collections.abc import Callable, Hashable, Sequence

from deckgen.renderers.pdf.card.faces import Face, Place
from deckgen.renderers.pdf.card.flow import GOES_ON_EM, RULE_EM, Fragment
from deckgen.renderers.pdf.card.frame import FOOTER_PT, KICKER_PT, Frame
from deckgen.renderers.pdf.card.listing_tags import ListingTags
from deckgen.renderers.pdf.card.smallprint import (
    CHIP_GAP_PT,
    CHIP_LINE_PT,
    CHIP_PT,
    FOOTER_LINE_PT,
    KICKER_LINE_PT,
    chip_pt,
    chip_rows,
    chips_pt,
    foot_measure,
    kicker_measure_pt,
    kicker_pt,
)
from deckgen.renderers.pdf.card.spots import BAR_PT, Spot, spot_of
from deckgen.renderers.pdf.file.structure_tree import StructureTree
from deckgen.renderers.pdf.ink.palette import FAINT, GAP, INK, QUIET, Tab
from deckgen.renderers.pdf.ink.pen import ASCENT, Pen, rtl_lines, written_lines
from deckgen.renderers.pdf.text.para import Para
from deckgen.renderers.pdf.text.typeset import broken


class FaceDrawing:
    """Draws the faces of one side of a deck, whose body text is ``body_pt`` large; what they share is drawn once."""

    def __init__(self, frame: Frame, body_pt: float, tags: StructureTree, *, mono: bool = False) -> None:
        self._frame = frame
        self._body_pt = body_pt
        self._tags = tags
        self._gap = INK if mono else GAP
        self._spots: dict[Place, Spot] = {}
        self._shared: dict[Hashable, tuple[Pen, float]] = {}
        self._pen = Pen()
        self._lists = ListingTags(tags, tags.root)
        self._part: Para | None = None

    def draw(self, face: Face, fragments: Sequence[Fragment], tab: Tab | None, number: Para, element: str) -> str:
        """The operators of a whole face; ``element`` is its card in the tree of tags."""
        self._pen = Pen()
        self._lists = ListingTags(self._tags, element)
        self._part = None
        if tab:
            self._tab(tab)
        y = self._kicker(face, self._frame.top_pt)
        y = self._chips(face, y)
        for after, fragment in enumerate(fragments, start=1):
            y = self._fragment(fragment, y, tab)
            look = fragment.block.place.look
            if look.rule and after < len(fragments):
                y = self._below_prompt(y, ruled=fragments[after].block.place.look is not look)
        self._footer(face, number)
        return self._pen.operators()

    def _tab(self, tab: Tab) -> None:
        frame = self._frame
        step = frame.text_width_pt / tab.places
        x = frame.inset_pt + tab.place * step
        if frame.tab_mirrored:
            x = frame.width_pt - x - step
        y = frame.height_pt - frame.tab_pt if frame.tab_at == "top" else -frame.bleed_pt
        self._pen.rectangle(tab.colour, x, y, step, frame.tab_pt + frame.bleed_pt)

    def _kicker(self, face: Face, y: float) -> float:
        if not (face.kicker or face.code or face.aside):
            return y
        return self._once((face.kicker, face.code, face.aside), lambda pen: self._draw_kicker(pen, face, y))

    def _draw_kicker(self, pen: Pen, face: Face, y: float) -> float:
        frame = self._frame
        left, width = kicker_measure_pt(face, frame)
        base = y - KICKER_PT * ASCENT
        if face.code:
            pen.box(face.code, KICKER_PT, frame.inset_pt, base, filled=False)
        if face.kicker:
            pen.wrapped(face.kicker, KICKER_PT, KICKER_LINE_PT, frame.inset_pt + left, base, width, INK)
        if face.aside:
            x = frame.width_pt - frame.inset_pt - face.aside.width * KICKER_PT
            pen.one(face.aside, KICKER_PT, x, base, QUIET)
        return y - kicker_pt(face, frame)

    def _chips(self, face: Face, y: float) -> float:
        """Codes of principles in boxes, the card's own one filled."""
        if not face.chips:
            return y
        beside = self._body_pt * face.head[0].place.look.scale if face.beside_pt > 0 and face.head else 0.0
        return self._once((face.chips, face.own_chip, y, beside), lambda pen: self._draw_chips(pen, face, y, beside))

    def _draw_chips(self, pen: Pen, face: Face, y: float, beside: float) -> float:
        """Beside a title of that size, or above it."""
        frame, low = self._frame, y
        x = frame.width_pt - frame.inset_pt - chips_pt(face) if face.beside_pt > 0 else frame.inset_pt
        down = (beside or CHIP_PT + 2) * ASCENT
        for row in chip_rows(face, frame):
            at = x
            for chip in row:
                pen.box(chip, CHIP_PT, at, low - down, filled=chip is face.own_chip)
                at += chip_pt(chip) + CHIP_GAP_PT
            low -= CHIP_LINE_PT
        return y if face.beside_pt > 0 else low - 2.0

    def _once(self, key: Hashable, draw: Callable[[Pen], float]) -> float:
        """A paragraph that looks the same on many faces, drawn for the first; returns where the text goes on."""
        drawn = self._shared.get(key)
        if drawn is None:
            pen = Pen()
            drawn = self._shared[key] = pen, draw(pen)
        self._pen.begin(self._lists.content((), "P"))
        self._pen.add(drawn[0])
        self._pen.end()
        return drawn[1]

    def _fragment(self, fragment: Fragment, y: float, tab: Tab | None) -> float:
        """Some lines of a block below ``y``; returns where they end.

        What goes on with a part that an earlier card began has its letter again, quietly.
        """
        place, para = fragment.block.place, fragment.block.para
        spot = self._spots.get(place)
        if spot is None or para.rtl:
            spot = self._spot(place, para, fragment.measure)
        look, items, letter = place.look, place.items, ""
        y -= spot.before_pt if fragment.leads else GOES_ON_EM * self._body_pt
        base = y - spot.base_pt
        opens = fragment.leads and place.opens
        if spot.letter and not opens and place.letter is not self._part:
            self._pen.tagged("/Artifact BMC", spot.letter.at(base), QUIET)
        self._part = place.letter
        if fragment.leads and items:
            self._markers(spot, place, base)
        elif spot.letter and opens:
            letter = f"{spot.letter.at(base)}\n"
        text = self._lines(fragment, spot, base)
        self._pen.tagged(self._lists.content(items, look.tag), f"{letter}{text}", INK)
        low = y - spot.line_pt * len(fragment.breaks)
        if look.bar:
            colour = self._gap if look.bar == "gap" else tab.colour if tab else FAINT
            inside = 0.1 * self._body_pt
            self._pen.rectangle(colour, spot.bar_pt, low + inside, BAR_PT, y - low - inside)
        return low

    def _below_prompt(self, y: float, *, ruled: bool) -> float:
        """The space below a block of a prompt, with a line where something else stands under it."""
        y -= RULE_EM * self._body_pt
        if ruled:
            left = self._frame.inset_pt
            self._pen.rule(FAINT, left, y + 0.12 * self._body_pt, self._frame.width_pt - left)
        return y

    def _lines(self, fragment: Fragment, spot: Spot, base: float) -> str:
        para = fragment.block.para
        if para.rtl:
            return rtl_lines(para, fragment.breaks, spot.size_pt, spot.line_pt, spot.right_pt, base, fragment.first)
        font = para.font_at(fragment.first)
        return f"{font} {spot.text} {base:.2f} Tm\n{para.lines(fragment.first, fragment.breaks, spot.size_pt)}"

    def _spot(self, place: Place, para: Para, measure: float) -> Spot:
        """The spot of a place, kept unless its lines begin at the right, when it depends on their length as well."""
        if para.rtl:
            return spot_of(place, self._frame, self._body_pt, measure, rtl=True)
        spot = self._spots[place] = spot_of(place, self._frame, self._body_pt, measure, rtl=False)
        return spot

    def _markers(self, spot: Spot, place: Place, base: float) -> None:
        """What stands before the text of an item: the letter of its part, its numbers and bullets."""
        pen = self._pen
        if spot.letter and place.opens:
            pen.tagged(self._lists.content((), "P"), spot.letter.at(base), INK)
        for marker, level in spot.markers:
            if marker.number:
                pen.tagged(self._lists.label(place.items[: marker.depth]), level.at(base), INK)
            else:
                pen.shape(level.at(base))

    def _footer(self, face: Face, number: Para) -> None:
        frame, foot = self._frame, face.foot
        base = frame.inset_pt + FOOTER_PT * 0.2
        x = frame.width_pt - frame.inset_pt - number.width * FOOTER_PT
        text = written_lines(number, [number.count], FOOTER_PT, FOOTER_LINE_PT, x, base)
        if foot:
            breaks = broken(foot, foot_measure(frame))
            first = base + (len(breaks) - 1) * FOOTER_LINE_PT
            text = f"{written_lines(foot, breaks, FOOTER_PT, FOOTER_LINE_PT, frame.inset_pt, first)}\n{text}"
        self._pen.tagged("/Artifact BMC", text, QUIET)
