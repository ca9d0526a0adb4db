"""Pages put in a file one after the other, with what they mean and where their links lead."""

from collections import defaultdict
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from deckgen.render.pdf.file.outline import Bookmark, Link, Outline
from deckgen.render.pdf.file.raw import Document, Raw, RawStream
from deckgen.render.pdf.file.structure_tree import StructureTree
from deckgen.render.pdf.text.fonts import Fonts


class Printer:
    """A document in the making: what is drawn, what it means, where links lead."""

    def __init__(self, fonts: Fonts, width_pt: float, height_pt: float, language: str = "") -> None:
        self.fonts = fonts
        self.tags = StructureTree()
        self.width_pt, self.height_pt = width_pt, height_pt
        self._outline = Outline()
        self._in_hand: list[str] = []
        self._contents: list[RawStream] = []
        self._canvas = _canvas(width_pt, height_pt, language)

    @property
    def pages(self) -> int:
        """How many pages are done."""
        return len(self._contents)

    def put(self, operators: str) -> None:
        """Draw on the page in hand."""
        if operators:
            self._in_hand.append(operators)

    def end_page(self) -> None:
        """Begin the next page."""
        self._contents.append(RawStream("\n".join(self._in_hand)))
        self._in_hand = []
        self.tags.end_page()

    def bookmark(self, name: str, top_pt: float, title: str, level: int) -> None:
        """Give a place a name, and the outline an entry for it."""
        self._outline.add(name, Bookmark(title, level, self.pages, top_pt))

    def link(self, name: str, element: int, rectangle: tuple[float, float, float, float]) -> None:
        """Make what an element shows in a rectangle (left, low, right, high) lead to a named place."""
        self._outline.link(Link(self.pages, name, element, rectangle))

    def finished(self, title: str, duplex: str) -> bytes:
        """The file; ``duplex`` is the edge to turn about, Long, Short or "" for one side."""
        canvas, document = self._canvas, self._canvas._doc
        canvas.setTitle(title)
        canvas.setAuthor("")
        canvas.setSubject("")
        canvas.setCreator("deckgen")
        canvas.setViewerPreference("PrintScaling", "None")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.setViewerPreference("Duplex", f"DuplexFlip{duplex}Edge" if duplex else "Simplex")
        self.fonts.add_to(document)
        sheets = [Raw() for _ in self._contents]
        pages = [document.hold(sheet) for sheet in sheets]
        links = self._outline.add_links(document, pages)
        self.tags.add_to(document, pages, links)
        self._outline.add_to(document, pages)
        self._write_pages(document, sheets, pages, links)
        return bytes(canvas.getpdfdata())

    def _write_pages(self, document: Any, sheets: list[Raw], pages: list[str], links: list[tuple[Link, str]]) -> None:
        """All pages in one row, of one size, with the same fonts; ``links`` with their references."""
        on_page: defaultdict[int, list[str]] = defaultdict(list)
        for link, reference in links:
            on_page[link.page].append(reference)
        fonts = document.idToObjectNumberAndVersion["BasicFonts"][0]
        resources = document.hold(Raw(f"<</Font {fonts} 0 R/ProcSet[/PDF/Text]>>"))
        tree = document.Pages = document.Catalog.Pages = Raw(
            f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(pages)}]/Resources {resources}"
            f"/MediaBox[0 0 {self.width_pt:.4f} {self.height_pt:.4f}]>>"
        )
        parent = document.hold(tree)
        for number, (sheet, content) in enumerate(zip(sheets, self._contents, strict=True)):
            annotations = f"/Annots[{' '.join(on_page[number])}]" if number in on_page else ""
            sheet.text = (
                f"<</Type/Page/Parent {parent}/Contents {document.hold(content)}/StructParents {number}"
                f"/Tabs/S{annotations}>>"
            )


_LEAST_VERSION = (1, 7)
"""StructureTree came with 1.4, and a duplex wish of the document with 1.7; ReportLab would say 1.3."""


def _canvas(width_pt: float, height_pt: float, language: str) -> Any:
    """A canvas for what a file has beside its pages; nothing is drawn on it."""
    size = (width_pt, height_pt)
    canvas = Canvas(BytesIO(), pagesize=size, invariant=1, lang=language or None, pdfVersion=_LEAST_VERSION)
    document = canvas._doc
    document.__class__, document.rows = Document, {}
    # A canvas begins with Helvetica, which nothing here is set in and which cannot be embedded.
    for name in document.idToObject["BasicFonts"].dict:
        document.idToObject[name] = Raw("null")
    document.idToObject["BasicFonts"].dict.clear()
    return canvas
