"""Notes become cards on paper: measured, fitted, laid on sheets and tagged."""

from deckgen.render.pdf.document import render_pdf
from deckgen.render.pdf.rendered import Rendered
from deckgen.render.pdf.sheet.settings import overlay, problems

__all__ = ["Rendered", "overlay", "problems", "render_pdf"]
