"""Reference pages: text that flows down a page and on to the next."""

from typing import NamedTuple, Protocol

from deckgen.deck.markup import Listing, Rich, Run, parse
from deckgen.render.pdf.file.structure_tree import StructureTree
from deckgen.render.pdf.ink.palette import INK, QUIET, Colour
from deckgen.render.pdf.ink.pen import ASCENT, Pen
from deckgen.render.pdf.reference.keeping import lines_here
from deckgen.render.pdf.text.fonts import Fonts
from deckgen.render.pdf.text.measure import measured, narrowed
from deckgen.render.pdf.text.para import Para
from deckgen.render.pdf.text.typeset import broken

MARGIN_PT = 38.0
TITLE_PT = 14.0
BETWEEN_PT = 20.0
"""Above a part that begins on a page with another."""
TEXT_PT = 8.5
SMALL_PT = 7.0
LEADING = 1.25
_BELOW_TITLE_PT = 4.0
_ROUNDING_PT = 1e-6


class Paper(Protocol):
    """What prints pages."""

    width_pt: float
    height_pt: float
    fonts: Fonts
    tags: StructureTree

    def put(self, operators: str) -> None:
        """Draw on the page in hand."""

    def end_page(self) -> None:
        """Begin the next page."""

    def bookmark(self, name: str, top_pt: float, title: str, level: int) -> None:
        """Give a place a name, and the outline an entry for it."""

    def link(self, name: str, element: int, rectangle: tuple[float, float, float, float]) -> None:
        """Make what an element shows in a rectangle (left, low, right, high) lead to a named place."""


class Leading(NamedTuple):
    """Where a text leads, and from where to where on its lines."""

    name: str
    left: float
    right: float


class Flow:
    """Text going down the pages of one part of the document; ``y`` is where it goes on."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.pen = Pen()
        self.y = self.top
        self.section = 0
        self._begun = False
        self._first = self.y
        """Where the page's first text goes, below its heading: from here no turning makes room."""

    @property
    def top(self) -> float:
        """Where a page's text begins."""
        return self.paper.height_pt - MARGIN_PT

    @property
    def width(self) -> float:
        """The length of a full line."""
        return self.paper.width_pt - 2 * MARGIN_PT

    def begin(self, name: str, title: str, least_pt: float) -> None:
        """A new part with its heading, on this page when ``least_pt`` more fits below it."""
        if self._begun and self.y - BETWEEN_PT - self.heading_height(title) - least_pt < MARGIN_PT:
            self.turn()
        elif self._begun:
            self.y -= BETWEEN_PT
        leads = not self._begun
        self.section = self.paper.tags.add("Sect")
        self.paper.bookmark(name, self.y + 8, title, 0)
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
        self.paper.put(self.pen.operators())
        self.paper.end_page()
        self.pen = Pen()
        self.y = self._first = self.top
        self._begun = False

    def close(self) -> None:
        """End the last page, if there is anything on it."""
        if self._begun:
            self.turn()

    def para(self, text: str, *, bold: bool = False) -> Para:
        """A text as one paragraph."""
        return measured((Run(text, bold=bold),), self.paper.fonts)

    def rich(self, text: str) -> Para:
        """What an author wrote, with its markup, as one paragraph."""
        return measured(in_one(parse(text)), self.paper.fonts)

    def text(
        self,
        para: Para,
        size: float,
        x: float,
        width: float,
        *,
        role: str = "P",
        parent: int | None = None,
        element: int | None = None,
        colour: Colour = INK,
        leading: Leading | None = None,
    ) -> None:
        """A paragraph at the place in hand, from page to page when it is long; it leads where it does on each of them.

        Its element is one of its own in the part, or in ``parent``, unless one is named.
        """
        para, breaks = self.broken(para, size, width)
        line = size * LEADING
        first = 0
        tags = self.paper.tags
        if element is None:
            element = tags.add(role, self.section if parent is None else parent)
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
                self.paper.link(leading.name, element, (leading.left, self.y, leading.right, top))
            first = here[-1]

    def entry(self, *, leads: bool) -> int:
        """An element for several texts that belong together, which may lead somewhere."""
        element = self.paper.tags.add("P", self.section)
        return self.paper.tags.add("Link", element) if leads else element

    def beside(
        self, para: Para, size: float, x: float, y: float, *, colour: Colour = QUIET, element: int | None = None
    ) -> None:
        """A short text at a place of its own, in an ``element`` of its own unless one is named."""
        tags = self.paper.tags
        self.pen.begin(tags.leaf("P", self.section)[1] if element is None else tags.mark(element))
        self.pen.one(para, size, x, y - size * ASCENT, colour)
        self.pen.end()

    def height(self, para: Para, size: float, width: float) -> float:
        """How much a paragraph takes."""
        return len(self.broken(para, size, width)[1]) * size * LEADING

    def broken(self, para: Para, size: float, width: float) -> tuple[Para, list[int]]:
        """A paragraph and its lines in a width, words that are wider broken."""
        measure = width / size
        if para.overflows(measure):
            para = narrowed(para, measure, self.paper.fonts)
        return para, broken(para, measure)


def in_one(rich: Rich) -> tuple[Run, ...]:
    """The runs of all blocks and items as one paragraph, a space between each two."""
    runs: list[Run] = []
    for block in rich:
        parts = map(in_one, block.items) if isinstance(block, Listing) else (block.runs,)
        for part in parts:
            runs += (*((Run(" "),) if runs else ()), *part)
    return tuple(runs)
