"""Notes become cards on paper: measured, fitted, laid on sheets and tagged."""

from deckgen.render.pdf.document import render_pdf
from deckgen.render.pdf.rendered_pdf import RenderedPdf
from deckgen.render.pdf.sheet.settings import overlay, problems

__all__ = ["RenderedPdf", "overlay", "problems", "render_pdf"]
