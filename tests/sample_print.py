"""The sample bank as a PDF, and text without spaces for comparisons that ignore line breaks."""

from io import BytesIO
from pathlib import Path

import pikepdf

from deckgen.bank.load import load
from deckgen.deck.builders import build_notes
from deckgen.model import PrintSettings
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.rendered_pdf import RenderedPdf
from deckgen.renderers.pdf.sheet.settings import overlay
from deckgen.source import Text

SAMPLE = load(Path(__file__).parents[1] / "stories").bank
ALL_PAGES = PrintSettings(
    cards=tuple(map(Text, ("questions", "stories", "principles", "frameworks"))),
    pages=tuple(map(Text, ("matrix", "quick", "checklists", "index"))),
)


def sample(settings: PrintSettings | None = None) -> RenderedPdf:
    """The sample rendered with its own settings, or with some of them replaced."""
    return render_pdf(SAMPLE, build_notes(SAMPLE), overlay(SAMPLE.info.print, settings or PrintSettings()))


def opened(settings: PrintSettings | None = None) -> pikepdf.Pdf:
    """The PDF of the sample, opened."""
    return pikepdf.open(BytesIO(sample(settings).data))


def squeezed(text: str) -> str:
    """Text without its spaces, in one case."""
    return "".join(text.split()).casefold()
