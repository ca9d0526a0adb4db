"""The cards of a deck drawn sheet by sheet, each in its place on the paper and in the structure tree."""

from deckgen.deck.markup import words
from deckgen.renderers.pdf.card.draw import FaceDrawing
from deckgen.renderers.pdf.card.layout import Fitter
from deckgen.renderers.pdf.deck import Card, Deck, number_of
from deckgen.renderers.pdf.file.document_writer import DocumentWriter
from deckgen.renderers.pdf.ink.palette import Tab
from deckgen.renderers.pdf.selection import SECTIONS
from deckgen.renderers.pdf.sheet.cut_marks import marks
from deckgen.renderers.pdf.sheet.imposition import Box, Placed, Side
from deckgen.renderers.pdf.sheet.paper import PT_PER_MM
from deckgen.renderers.pdf.sheet.settings import Plan
from deckgen.renderers.pdf.text.fonts import Fonts

_ABOVE_PT = 12.0
"""A bookmark leads to a little above its card, so that a viewer shows the card's upper edge."""


class CardPages:
    """Draws the cards. Each has a section in the structure tree, and the first of a note a bookmark."""

    def __init__(
        self,
        writer: DocumentWriter,
        deck: Deck,
        plan: Plan,
        fitters: tuple[Fitter, Fitter],
        tabs: dict[str, Tab],
        fonts: Fonts,
    ) -> None:
        self._writer, self._deck, self._plan, self._tabs, self._fonts = writer, deck, plan, tabs, fonts
        self._front, self._back = (
            (fitter, FaceDrawing(fitter.frame, deck.body_pt * fitter.frame.scale, writer.tags, mono=plan.mono))
            for fitter in fitters
        )
        self._kinds: dict[str, str] = {}
        self._sections: dict[int, str] = {}

    def draw(self) -> None:
        """Draw every side of every sheet."""
        imposition, bleed_mm = self._plan.imposition, self._plan.bleed_mm
        cut_marks = {
            mirrored: marks(self._plan.marks, imposition, bleed_mm, mirrored=mirrored) for mirrored in (False, True)
        }
        for side in imposition.sides(len(self._deck.cards)):
            self._writer.put(cut_marks[side.mirrored])
            self._draw_side(side)
            self._writer.end_page()

    def _draw_side(self, side: Side) -> None:
        for placed in side.faces:
            card = self._deck.cards[placed.card]
            if placed.card not in self._sections:
                self._sections[placed.card] = self._begin_section(card, placed.box)
            self._writer.put(f"q {_matrix(placed.box)} cm\n{self._face(card, placed)}\nQ")

    def _face(self, card: Card, placed: Placed) -> str:
        """The operators of one face of a card."""
        number = number_of(card, len(self._deck.cards), self._fonts)
        fitter, drawing = self._front if placed.face == "front" else self._back
        face = card.front if placed.face == "front" else card.back
        fragments = fitter.part(face, self._deck.body_pt, card.part)
        return drawing.draw(face, fragments, self._tabs.get(card.note.principle), number, self._sections[placed.card])

    def _begin_section(self, card: Card, box: Box) -> str:
        """A section for a card, in the section of its kind; both are bookmarked where they begin."""
        kind = card.note.type.kind
        top_pt = (box.y_mm + box.height_mm) * PT_PER_MM + _ABOVE_PT
        if kind not in self._kinds:
            self._kinds[kind] = self._writer.tags.add("Sect")
            title = next(title for _, name, title in SECTIONS if name == kind)
            self._writer.bookmark(f"section-{kind}", top_pt, title, 0)
        if card.part == 1:
            self._writer.bookmark(f"card-{card.number}", top_pt, " ".join(words(card.note.values[1]).split()), 1)
        return self._writer.tags.add("Sect", self._kinds[kind])


def _matrix(box: Box) -> str:
    """The transformation to a box's own lower left corner, as its content is read."""
    x, y = box.x_mm * PT_PER_MM, box.y_mm * PT_PER_MM
    if box.turned:
        return f"-1 0 0 -1 {x + box.width_mm * PT_PER_MM:.3f} {y + box.height_mm * PT_PER_MM:.3f}"
    return f"1 0 0 1 {x:.3f} {y:.3f}"
