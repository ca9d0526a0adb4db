"""A plan carried out: the deck laid on sheets, page by page, as the bytes of a PDF."""

from pathlib import Path

from deckgen.codes import print_codes
from deckgen.deck.notes import Note
from deckgen.diagnostics import Diagnostic, has_errors, in_order
from deckgen.model import Bank
from deckgen.renderers.pdf.card.face_maker import FaceMaker
from deckgen.renderers.pdf.card.frame import frames
from deckgen.renderers.pdf.card.layout import Fitter
from deckgen.renderers.pdf.card_pages import CardPages
from deckgen.renderers.pdf.deck import Deck, fitted, unprintable
from deckgen.renderers.pdf.file.document_writer import DocumentWriter
from deckgen.renderers.pdf.ink.palette import Tab, tabs
from deckgen.renderers.pdf.reference.listing_pages import checklist_pages, index_pages, quick_pages
from deckgen.renderers.pdf.reference.matrix_page import matrix_pages
from deckgen.renderers.pdf.reference.pages import Flow
from deckgen.renderers.pdf.rendered_pdf import RenderedPdf
from deckgen.renderers.pdf.selection import selected, unknown_keys
from deckgen.renderers.pdf.sheet.paper import PT_PER_MM
from deckgen.renderers.pdf.sheet.refusals import PAGE_KINDS
from deckgen.renderers.pdf.sheet.settings import Plan
from deckgen.renderers.pdf.text.fonts import Fonts
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
    extra, bad_fonts = named_fonts(plan.fonts)
    fonts = Fonts(extra, system_folders(Path.home()) if folders is None else folders, str(bank.info.language))
    front, back = frames(plan.card, plan.bleed_mm, plan.imposition.turn, one_side=plan.imposition.layout == "single")
    fitters = Fitter(front, fonts), Fitter(back, fonts)
    deck = fitted(chosen, fitters, FaceMaker(fonts, compact=plan.compact), fonts, plan.fit)
    found += (*bad_fonts, *deck.findings, *_shortened(chosen, plan))
    if has_errors(found):
        return RenderedPdf(b"", in_order(found))
    writer = _written(bank, deck, plan, fitters, fonts)
    found += unprintable(fonts, "a reference page", bank.info.id.span)
    if fonts.left_to_viewer:
        message = "Chinese, Japanese or Korean is printed in the fonts of whoever opens the file, or not at all"
        found.append(print_codes.VIEWER_FONTS.at(bank.info.id.span, message))
    return RenderedPdf(
        writer.written(str(bank.info.title or bank.info.id), plan.duplex, fonts.write(writer.file)),
        in_order(found),
        cards=len(deck.cards),
        sheets=plan.imposition.sheets(len(deck.cards)),
        pages=writer.pages,
        body_pt=deck.body_pt,
    )


def _no_cards(bank: Bank, plan: Plan) -> Diagnostic:
    place = place_of(*plan.only, *plan.kinds, bank.info.id)
    message = f"there is no card to print: the bank has no {' and no '.join(plan.kinds)}"
    message += f" about {', '.join(plan.only)}" if plan.only else ""
    return print_codes.NO_CARDS.at(place, message)


def _shortened(notes: tuple[Note, ...], plan: Plan) -> tuple[Diagnostic, ...]:
    """A finding when cards are so small that some carry pocket lines in place of the parts of their story."""
    if not plan.compact or not any(map(_has_pocket_lines, notes)):
        return ()
    message = f"cards of {plan.card} carry the pocket lines, not the full stories"
    return (print_codes.POCKET_LINES_ONLY.at(plan.card_named_at.span, message),)


def _has_pocket_lines(note: Note) -> bool:
    pocket = next((slot.field for slot in note.type.paper.front if slot.role == "points"), "")
    return bool(pocket and note[pocket]) and any(slot.role == "part" for slot in note.type.paper.back)


def _written(bank: Bank, deck: Deck, plan: Plan, fitters: tuple[Fitter, Fitter], fonts: Fonts) -> DocumentWriter:
    """All pages: the cards, then the reference pages."""
    grid = plan.imposition.grid
    width_pt, height_pt = grid.page_width_mm * PT_PER_MM, grid.page_height_mm * PT_PER_MM
    writer = DocumentWriter(width_pt, height_pt, str(bank.info.language))
    colours = tabs((principle.key for principle in bank.principles), mono=plan.mono)
    CardPages(writer, deck, plan, fitters, colours, fonts).draw()
    # What a card lacks has been reported with the card, and is noticed again where a word is broken for its width.
    fonts.missing.clear()
    fonts.unshaped.clear()
    if plan.imposition.layout != "fronts":  # that stack goes back into the printer for its backs
        _reference_pages(Flow(writer, fonts), bank, deck, plan, colours)
    if not writer.pages:
        writer.end_page()
    return writer


def _reference_pages(flow: Flow, bank: Bank, deck: Deck, plan: Plan, colours: dict[str, Tab]) -> None:
    numbered = [(card.number, card.note) for card in deck.cards if card.part == 1]
    stories = {str(note.key): number for number, note in numbered if note.type.kind == "story"}
    for page in PAGE_KINDS:
        if page not in plan.pages:
            continue
        if page == "matrix":
            matrix_pages(flow, bank, colours, stories)
        elif page == "quick":
            quick_pages(flow, bank, stories)
        elif page == "checklists":
            checklist_pages(flow, bank)
        else:
            index_pages(flow, numbered)
    flow.close()
