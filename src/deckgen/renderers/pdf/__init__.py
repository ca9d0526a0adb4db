"""Notes become cards on paper: measured, fitted, laid on sheets and tagged."""

from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.rendered_pdf import RenderedPdf
from deckgen.renderers.pdf.sheet.settings import overlay, problems

__all__ = ["RenderedPdf", "overlay", "problems", "render_pdf"]
