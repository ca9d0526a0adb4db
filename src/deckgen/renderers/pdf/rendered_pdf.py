"""What a PDF was made into, and what is to be said about it."""

from typing import NamedTuple

from deckgen.diagnostics import Diagnostic


class RenderedPdf(NamedTuple):
    """A PDF, what is to be said about it, and how much it is: cards, sheets, all pages, body size in points."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()
    cards: int = 0
    sheets: int = 0
    pages: int = 0
    body_pt: float = 0.0
