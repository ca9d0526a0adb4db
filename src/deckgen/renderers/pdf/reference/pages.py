"""Reference pages: text that flows down a page and on to the next."""

from collections.abc import Sequence
from typing import NamedTuple

from deckgen.deck.markup import Run, parse
from deckgen.renderers.pdf.file.document_writer import DocumentWriter
from deckgen.renderers.pdf.ink.palette import INK, QUIET, Colour
from deckgen.renderers.pdf.ink.pen import ASCENT, Pen
from deckgen.renderers.pdf.reference.keeping import lines_here
from deckgen.renderers.pdf.reference.one_paragraph import in_one
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.measure import measured, narrowed
from deckgen.renderers.pdf.text.para import Para
from deckgen.renderers.pdf.text.typeset import broken

MARGIN_PT = 38.0
TITLE_PT = 14.0
BETWEEN_PT = 20.0
"""Above a part that begins on a page with another."""
TEXT_PT = 8.5
SMALL_PT = 7.0
LEADING = 1.25
_BELOW_TITLE_PT = 4.0
_ROUNDING_PT = 1e-6


class Leading(NamedTuple):
    """Where a text leads, and from where to where on its lines."""

    name: str
    left: float
    right: float


class Flow:
    """Text going down the pages of one part of the document; ``y`` is where it goes on."""

    def __init__(self, writer: DocumentWriter, fonts: Fonts) -> None:
        self.writer = writer
        self.fonts = fonts
        self.pen = Pen()
        self.y = self.top
        self.section = ""
        self._begun = False
        self._first = self.y
        """Where the page's first text goes, below its heading: from here no turning makes room."""

    @property
    def top(self) -> float:
        """Where a page's text begins."""
        return self.writer.height_pt - MARGIN_PT

    @property
    def width(self) -> float:
        """The length of a full line."""
        return self.writer.width_pt - 2 * MARGIN_PT

    def begin(self, name: str, title: str, least_pt: float) -> None:
        """A new part with its heading, on this page when ``least_pt`` more fits below it."""
        if self._begun and self.y - BETWEEN_PT - self.heading_height(title) - least_pt < MARGIN_PT:
            self.turn()
        elif self._begun:
            self.y -= BETWEEN_PT
        leads = not self._begun
        self.section = self.writer.tags.add("Sect")
        self.writer.bookmark(name, self.y + 8, title, 0)
        self.text(self.para(title, bold=True), TITLE_PT, MARGIN_PT, self.width, role="H2")
        self.y -= _BELOW_TITLE_PT
        if leads:
            self._first = self.y

    def heading_height(self, title: str) -> float:
        """How much a part's heading takes, with the space below it."""
        return self.height(self.para(title, bold=True), TITLE_PT, self.width) + _BELOW_TITLE_PT

    def need(self, height_pt: float) -> None:
        """Turn the page unless so much fits on it."""
        if self.y - height_pt < MARGIN_PT and self.y < self._first:
            self.turn()

    def turn(self) -> None:
        """End the page and begin another."""
        self.writer.put(self.pen.operators())
        self.writer.end_page()
        self.pen = Pen()
        self.y = self._first = self.top
        self._begun = False

    def close(self) -> None:
        """End the last page, if there is anything on it."""
        if self._begun:
            self.turn()

    def para(self, text: str, *, bold: bool = False) -> Para:
        """A text as one paragraph."""
        return measured((Run(text, bold=bold),), self.fonts)

    def rich(self, text: str) -> Para:
        """What an author wrote, with its markup, as one paragraph."""
        return measured(in_one(parse(text)), self.fonts)

    def text(
        self,
        para: Para,
        size: float,
        x: float,
        width: float,
        *,
        role: str = "P",
        parent: str = "",
        element: str = "",
        colour: Colour = INK,
        leading: Leading | None = None,
    ) -> None:
        """A paragraph at the place in hand, from page to page when it is long; it leads where it does on each of them.

        Its element is one of its own in the part, or in ``parent``, unless one is named.
        """
        para, breaks = self.broken(para, size, width)
        line = size * LEADING
        first = 0
        tags = self.writer.tags
        if not element:
            element = tags.add(role, parent or self.section)
        while breaks:
            fitting = int((self.y - MARGIN_PT + _ROUNDING_PT) // line)
            kept = lines_here(fitting, len(breaks))
            if not kept and self.y < self._first:
                self.turn()
                continue
            self._begun = True
            kept = kept or max(1, fitting)
            here, breaks = breaks[:kept], breaks[kept:]
            self.pen.begin(tags.mark(element))
            self.pen.lines(para, here, size, line, x, self.y - size * ASCENT, colour, first, right=x + width)
            self.pen.end()
            top, self.y = self.y, self.y - line * len(here)
            if leading:
                self.writer.link(leading.name, element, (leading.left, self.y, leading.right, top))
            first = here[-1]

    def entry(self, *, leads: bool) -> str:
        """An element for several texts that belong together, which may lead somewhere."""
        element = self.writer.tags.add("P", self.section)
        return self.writer.tags.add("Link", element) if leads else element

    def beside(self, para: Para, size: float, x: float, y: float, *, colour: Colour = QUIET, element: str = "") -> None:
        """A short text at a place of its own, in an ``element`` of its own unless one is named."""
        tags = self.writer.tags
        self.pen.begin(tags.mark(element) if element else tags.leaf("P", self.section))
        self.pen.one(para, size, x, y - size * ASCENT, colour)
        self.pen.end()

    def height(self, para: Para, size: float, width: float) -> float:
        """How much a paragraph takes."""
        return len(self.broken(para, size, width)[1]) * size * LEADING

    def broken(self, para: Para, size: float, width: float) -> tuple[Para, Sequence[int]]:
        """A paragraph and its lines in a width, words that are wider broken."""
        measure = width / size
        if para.overflows(measure):
            para = narrowed(para, measure, self.fonts)
        return para, broken(para, measure)
