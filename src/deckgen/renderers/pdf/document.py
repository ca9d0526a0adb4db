"""The whole PDF: cards on sheets, reference pages, tags, outline and what a viewer should do."""

from pathlib import Path

from deckgen.deck.notes import Note
from deckgen.model import Bank, PrintSettings
from deckgen.renderers.pdf.rendered_pdf import RenderedPdf
from deckgen.renderers.pdf.sheet.settings import plan


def render_pdf(
    bank: Bank, notes: tuple[Note, ...], settings: PrintSettings, *, font_folders: tuple[Path, ...] | None = None
) -> RenderedPdf:
    """The cards and reference pages of a bank; no bytes when a finding is an error.

    Equal arguments give equal bytes, at any time and on any machine with the same fonts. ``font_folders`` are searched
    for characters that no bundled font has; None stands for the places where systems keep theirs.
    """
    ready, found = plan(settings)
    if ready is None:
        return RenderedPdf(b"", found)
    from deckgen.renderers.pdf.printing import printed

    return printed(bank, notes, ready, font_folders)
