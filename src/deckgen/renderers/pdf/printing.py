"""A plan carried out: the deck laid on sheets, page by page, as the bytes of a PDF."""

from pathlib import Path

from deckgen.codes import print_codes
from deckgen.deck.markup import words
from deckgen.deck.notes import Note
from deckgen.diagnostics import Diagnostic, has_errors, in_order
from deckgen.model import Bank
from deckgen.renderers.pdf.card.draw import FaceDrawing
from deckgen.renderers.pdf.card.frame import Frame, frames
from deckgen.renderers.pdf.deck import Card, Deck, fitted, number_of, unprintable
from deckgen.renderers.pdf.file.document_writer import DocumentWriter
from deckgen.renderers.pdf.ink.palette import tabs
from deckgen.renderers.pdf.reference.listing_pages import checklist_pages, index_pages, quick_pages
from deckgen.renderers.pdf.reference.matrix_page import matrix_pages
from deckgen.renderers.pdf.reference.pages import Flow
from deckgen.renderers.pdf.rendered_pdf import RenderedPdf
from deckgen.renderers.pdf.selection import SECTIONS, selected, unknown_keys
from deckgen.renderers.pdf.sheet.cut_marks import marks
from deckgen.renderers.pdf.sheet.imposition import Box, Placed, Side
from deckgen.renderers.pdf.sheet.paper import PT_PER_MM
from deckgen.renderers.pdf.sheet.refusals import PAGE_KINDS
from deckgen.renderers.pdf.sheet.settings import Plan
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.para import Para
from deckgen.renderers.pdf.text.system_fonts import named_fonts, system_folders
from deckgen.source import place_of


def printed(bank: Bank, notes: tuple[Note, ...], plan: Plan, folders: tuple[Path, ...] | None = None) -> RenderedPdf:
    """The PDF of a plan; ``folders`` hold the fonts of the system, None for the usual places."""
    found = list(unknown_keys(bank, plan.only))
    if has_errors(found):
        return RenderedPdf(b"", in_order(found))
    chosen = selected(bank, notes, plan.kinds, plan.only)
    if not chosen:
        found.append(_no_cards(bank, plan))
    extra, bad = named_fonts(plan.fonts)
    found += bad
    fonts = Fonts(extra, system_folders(Path.home()) if folders is None else folders, str(bank.info.language))
    both = frames(plan.card, plan.bleed_mm, plan.imposition.turn, one_side=plan.imposition.layout == "single")
    deck = fitted(chosen, both, fonts, plan.fit, compact=plan.compact)
    found += deck.findings
    if plan.compact and any(map(_shortened, chosen)):
        message = f"cards of {plan.card} carry the pocket lines, not the full stories"
        found.append(print_codes.POCKET_LINES_ONLY.at(plan.card_named_at.span, message))
    if has_errors(found):
        return RenderedPdf(b"", in_order(found))
    press = Press(bank, plan, deck, fonts, both)
    data = press.run()
    found += unprintable(fonts, "a reference page", bank.info.id.span)
    if fonts.left_to_viewer:
        message = "Chinese, Japanese or Korean is printed in the fonts of whoever opens the file, or not at all"
        found.append(print_codes.VIEWER_FONTS.at(bank.info.id.span, message))
    return RenderedPdf(
        data,
        in_order(found),
        cards=len(deck.cards),
        sheets=plan.imposition.sheets(len(deck.cards)),
        pages=press.pages,
        body_pt=deck.body_pt,
    )


def _no_cards(bank: Bank, plan: Plan) -> Diagnostic:
    place = place_of(*plan.only, *plan.kinds, bank.info.id)
    message = f"there is no card to print: the bank has no {' and no '.join(plan.kinds)}"
    message += f" about {', '.join(plan.only)}" if plan.only else ""
    return print_codes.NO_CARDS.at(place, message)


def _shortened(note: Note) -> bool:
    """Whether a small card carries a note's pocket lines in place of the parts of its story."""
    pocket = next((slot.field for slot in note.type.paper.front if slot.role == "points"), "")
    return bool(pocket and note[pocket]) and any(slot.role == "part" for slot in note.type.paper.back)


class Press:
    """Prints a deck and its reference pages."""

    def __init__(self, bank: Bank, plan: Plan, deck: Deck, fonts: Fonts, both: tuple[Frame, Frame]) -> None:
        self._bank, self._plan, self._deck = bank, plan, deck
        grid = plan.imposition.grid
        size = (grid.page_width_mm * PT_PER_MM, grid.page_height_mm * PT_PER_MM)
        self._fonts = fonts
        self._writer = DocumentWriter(*size, language=str(bank.info.language))
        self._tabs = tabs((entry.key for entry in bank.principles), mono=plan.mono)
        self._sections: dict[str, str] = {}
        self._elements: dict[int, str] = {}
        self._numbers: dict[int, Para] = {}
        self._drawings = [
            FaceDrawing(frame, deck.body_pt * frame.scale, self._writer.tags, mono=plan.mono) for frame in both
        ]
        self._marks = {
            mirrored: marks(plan.marks, plan.imposition, plan.bleed_mm, mirrored=mirrored) for mirrored in (False, True)
        }

    @property
    def pages(self) -> int:
        """How many pages have been printed."""
        return self._writer.pages

    def run(self) -> bytes:
        """The bytes of the PDF."""
        for side in self._plan.imposition.sides(len(self._deck.cards)):
            self._side(side)
        if self._plan.imposition.layout != "fronts":  # that stack is put back in for the backs, reference pages and all
            self._reference_pages()
        if not self._writer.pages:
            self._writer.end_page()
        title = str(self._bank.info.title or self._bank.info.id)
        return self._writer.written(title, self._plan.duplex, self._fonts.write(self._writer.file))

    def _side(self, side: Side) -> None:
        self._writer.put(self._marks[side.mirrored])
        for placed in side.faces:
            card = self._deck.cards[placed.card]
            if placed.card not in self._elements:
                self._announce(card, placed)
            self._writer.put(f"q {_matrix(placed.box)} cm\n{self._face(card, placed)}\nQ")
        self._writer.end_page()

    def _face(self, card: Card, placed: Placed) -> str:
        front = placed.face == "front"
        number = self._numbers.get(placed.card)
        if number is None:
            number = self._numbers[placed.card] = number_of(card, len(self._deck.cards), self._fonts)
        drawing, laid = self._drawings[not front], card.front if front else card.back
        return drawing.draw(laid, self._tabs.get(card.note.principle), number, self._elements[placed.card])

    def _announce(self, card: Card, placed: Placed) -> None:
        """The card's place in the tree of tags and, for the first card of a note, in the outline."""
        kind = card.note.type.kind
        top_pt = (placed.box.y_mm + placed.box.height_mm) * PT_PER_MM + 12
        if kind not in self._sections:
            self._sections[kind] = self._writer.tags.add("Sect")
            title = next(title for _, name, title in SECTIONS if name == kind)
            self._writer.bookmark(f"section-{kind}", top_pt, title, 0)
        self._elements[placed.card] = self._writer.tags.add("Sect", self._sections[kind])
        if card.part == 1:
            self._writer.bookmark(f"card-{card.number}", top_pt, " ".join(words(card.note.values[1]).split()), 1)

    def _reference_pages(self) -> None:
        flow = Flow(self._writer, self._fonts)
        first = [(card.number, card.note) for card in self._deck.cards if card.part == 1]
        stories = {str(note.key): number for number, note in first if note.type.kind == "story"}
        for page in PAGE_KINDS:
            if page not in self._plan.pages:
                continue
            if page == "matrix":
                matrix_pages(flow, self._bank, self._tabs, stories)
            elif page == "quick":
                quick_pages(flow, self._bank, stories)
            elif page == "checklists":
                checklist_pages(flow, self._bank)
            else:
                index_pages(flow, first)
        flow.close()


def _matrix(box: Box) -> str:
    x, y = box.x_mm * PT_PER_MM, box.y_mm * PT_PER_MM
    if box.turned:
        return f"-1 0 0 -1 {x + box.width_mm * PT_PER_MM:.3f} {y + box.height_mm * PT_PER_MM:.3f}"
    return f"1 0 0 1 {x:.3f} {y:.3f}"
