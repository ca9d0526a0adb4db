"""Pages put on a canvas one after the other, and the file they make."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from deckgen.render.pdf.fonts import Fonts
from deckgen.render.pdf.outline import Entry, Link, Outline
from deckgen.render.pdf.raw import Document, Raw
from deckgen.render.pdf.tags import Tags


class Printer:
    """A document in the making: what is drawn, what it means, where links lead."""

    def __init__(self, fonts: Fonts, width_pt: float, height_pt: float, language: str = "") -> None:
        self.fonts = fonts
        self.tags = Tags()
        self.width_pt, self.height_pt = width_pt, height_pt
        self.pages = 0
        self._outline = Outline()
        self._file = BytesIO()
        self._canvas = _canvas(self._file, width_pt, height_pt, language)

    def put(self, operators: str) -> None:
        """Draw on the page in hand."""
        if operators:
            self._canvas._code.append(operators)

    def end_page(self) -> None:
        """Begin the next page."""
        self._canvas.showPage()
        self.tags.end_page()
        self.pages += 1
        page = self._canvas._doc.idToObject[f"Page{self.pages}"]
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.pages - 1
        page.Tabs = pdfdoc.PDFName("S")

    def bookmark(self, name: str, top_pt: float, title: str, level: int) -> None:
        """Give a place a name, and the outline an entry for it."""
        self._outline.add(name, Entry(title, level, self.pages, top_pt))

    def link(self, name: str, left: float, low: float, right: float, high: float) -> None:
        """Make a rectangle lead to a named place."""
        self._outline.link(Link(self.pages, name, (left, low, right, high)))

    def finished(self, title: str, duplex: str) -> bytes:
        """The file; ``duplex`` is the edge to turn about, Long, Short or "" for one side."""
        canvas, document = self._canvas, self._canvas._doc
        canvas.setTitle(title)
        canvas.setAuthor("")
        canvas.setSubject("")
        canvas.setCreator("deckgen")
        canvas.setViewerPreference("PrintScaling", "None")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        if duplex:
            canvas.setViewerPreference("Duplex", f"DuplexFlip{duplex}Edge")
        self.fonts.add_to(document)
        self._share_resources(document)
        numbers = document.idToObjectNumberAndVersion
        pages = [f"{numbers[f'Page{page}'][0]} 0 R" for page in range(1, self.pages + 1)]
        self.tags.add_to(document, pages)
        self._outline.add_to(document, pages)
        with _binary_streams():
            canvas.save()
        return self._file.getvalue()

    def _share_resources(self, document: Any) -> None:
        """One dictionary of fonts for all pages, instead of one each."""
        fonts = document.idToObjectNumberAndVersion["BasicFonts"][0]
        resources = document.Reference(Raw(f"<</Font {fonts} 0 R/ProcSet[/PDF/Text]>>"))
        for page in range(1, self.pages + 1):
            document.idToObject[f"Page{page}"].Resources = resources


def _canvas(file: BytesIO, width_pt: float, height_pt: float, language: str) -> Any:
    canvas = Canvas(file, pagesize=(width_pt, height_pt), pageCompression=1, invariant=1, lang=language or None)
    canvas._preamble = ""
    document = canvas._doc
    document.__class__ = Document
    # A canvas begins with Helvetica, which nothing here is set in and which cannot be embedded.
    for name in document.idToObject["BasicFonts"].dict:
        document.idToObject[name] = Raw("null")
    document.idToObject["BasicFonts"].dict.clear()
    return canvas


@contextmanager
def _binary_streams() -> Iterator[None]:
    """Pages compressed but not wrapped in base 85, which nearly doubles the time and adds a quarter to the file."""
    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before
