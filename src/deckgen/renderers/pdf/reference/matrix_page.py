"""The matrix: which story for which principle, gaps shaded."""

from collections.abc import Sequence
from dataclasses import replace

from deckgen.deck.shelf import principle_codes
from deckgen.model import Bank, MatrixRow, Principle, Story
from deckgen.renderers.pdf.ink.palette import FAINT, INK, QUIET, SHADE, Tab
from deckgen.renderers.pdf.ink.pen import ASCENT
from deckgen.renderers.pdf.reference.keeping import needed
from deckgen.renderers.pdf.reference.matrix_columns import (
    LABELLED_PT,
    LINE_PT,
    RISE,
    RUN,
    Columns,
    Room,
    columns,
    labels,
)
from deckgen.renderers.pdf.reference.matrix_legend import Entry, key, key_height, legend, legend_height, mark
from deckgen.renderers.pdf.reference.pages import LEADING, MARGIN_PT, SMALL_PT, TEXT_PT, Flow

TITLE = "Which story for which principle"
_ROW_PT = 15.5
_LINE_PT = 0.4
_LINK_PT = 10.0
"""Of a column, to either side, that leads to its card."""
_CODE_PT = 30.0
_AFTER_CODE_PT = 14.0
_AFTER_NAME_PT = 8.0
_WIDEST_NAME = 0.36
"""Of the page; longer names take a second line, but no word of them is parted while there is room."""
_TOTAL_PT = 30.0
_BEFORE_COLUMNS_PT = 2.0
_HIGHEST_HEAD = 1 / 3
"""Of the page; less where the whole matrix then stands on one."""


def matrix_pages(flow: Flow, bank: Bank, tabs: dict[str, Tab], numbers: dict[str, int]) -> None:
    """The matrix on as many pages as it needs; ``numbers`` are the cards of the stories that have one."""
    if not bank.principles:
        return
    table = _Matrix(flow, bank, tabs, numbers)
    most = table.columns.count
    for first in range(0, max(1, len(bank.stories)), most):
        table.draw(range(first, min(first + most, len(bank.stories))))


class _Matrix:
    def __init__(self, flow: Flow, bank: Bank, tabs: dict[str, Tab], numbers: dict[str, int]) -> None:
        self._flow, self._tabs, self._numbers, self._stories = flow, tabs, numbers, bank.stories
        self._principles, self._codes = bank.principles, principle_codes(bank.principles)
        self._rows = {row.principle: row for row in bank.matrix}
        self._titles = [
            flow.para(f"{numbers[story.key]}  {story.title}" if story.key in numbers else str(story.title))
            for story in bank.stories
        ]
        self._labels = labels([numbers.get(story.key) for story in bank.stories])
        self._code, self._name = self._beside()
        self._left, self._right = MARGIN_PT + self._code + self._name, flow.writer.width_pt - MARGIN_PT
        self._heights = [self._height(principle) for principle in bank.principles]
        self.columns = self._columns()

    def draw(self, places: range) -> None:
        """The part of the matrix with some of the stories, under a heading of its own."""
        flow, first = self._flow, places.start == 0
        needs = needed(self._heights)
        entries = () if self.columns.length_pt else self._key(places)
        above = self.columns.head_pt + key_height(flow, entries) + (legend_height(flow) if first else 0.0)
        name = "matrix" if first else f"matrix-{self._stories[places.start].key}"
        flow.begin(name, TITLE if first else f"{TITLE}, continued", above + needs[0])
        if first:
            legend(flow)
        key(flow, entries, self._leads(places))
        self._header(places)
        begun = False
        for principle, height, need in zip(self._principles, self._heights, needs, strict=True):
            if begun and flow.y - need < MARGIN_PT:
                flow.turn()
                self._header(places)
            self._row(principle, height, places)
            begun = True

    def _beside(self) -> tuple[float, float]:
        """The widths of the codes and of the names."""
        flow = self._flow
        codes = [flow.para(self._codes[principle.key], bold=True).width for principle in self._principles]
        names = [flow.para(principle.name) for principle in self._principles]
        code = max(_CODE_PT, max(codes) * TEXT_PT + _AFTER_CODE_PT)
        longest = max(name.width for name in names) * TEXT_PT
        word = max(name.widest_unit for name in names) * TEXT_PT + 0.1
        wanted = min(longest, max(_WIDEST_NAME * flow.width - code - _AFTER_NAME_PT, word)) + _AFTER_NAME_PT
        return code, max(TEXT_PT, min(wanted, flow.width / 2 - code + _AFTER_NAME_PT))

    def _columns(self) -> Columns:
        flow = self._flow
        room = Room(
            width_pt=self._right - _TOTAL_PT - self._left,
            beyond_pt=MARGIN_PT * 0.4 + _TOTAL_PT,
            height_pt=self._room_for_heads(),
        )
        label = max((flow.para(label, bold=True).width for label in self._labels), default=0.0) * SMALL_PT
        found = columns(self._titles, label, room, lambda para, width: len(flow.broken(para, TEXT_PT, width)[1]))
        return found if found.length_pt else self._with_room_for_keys(found)

    def _with_room_for_keys(self, found: Columns) -> Columns:
        """As many columns to a part as leave room on the page below their key."""
        flow, stories = self._flow, range(len(self._stories))
        page = flow.top - MARGIN_PT - flow.heading_height(f"{TITLE}, continued")
        room = page - legend_height(flow) - LABELLED_PT - min(needed(self._heights)[0], page / 3)
        while found.count > 1 and any(
            key_height(flow, self._key(stories[first : first + found.count])) > room
            for first in stories[:: found.count]
        ):
            found = replace(found, count=found.count - 1)
        return found

    def _room_for_heads(self) -> float:
        flow = self._flow
        page = flow.top - MARGIN_PT
        left = page - flow.heading_height(TITLE) - legend_height(flow) - sum(self._heights)
        under_labels = LABELLED_PT + key_height(flow, self._key(range(len(self._stories))))
        return min(_HIGHEST_HEAD * page, left) if left >= under_labels else _HIGHEST_HEAD * page

    def _key(self, places: range) -> Sequence[Entry]:
        return [(self._labels[place], str(self._stories[place].title)) for place in places]

    def _leads(self, places: range) -> dict[str, str]:
        """The card that each label leads to."""
        numbers = ((place, self._numbers.get(self._stories[place].key)) for place in places)
        return {self._labels[place]: f"card-{number}" for place, number in numbers if number}

    def _header(self, places: range) -> None:
        flow = self._flow
        flow.y -= self.columns.head_pt
        for column, place in enumerate(places):
            x = self._left + (column + 0.5) * self.columns.step_pt
            number = self._numbers.get(self._stories[place].key)
            element = flow.entry(leads=bool(number))
            if self.columns.length_pt:
                self._slanted(place, x, element)
            else:
                self._label(place, x, element)
            if number:
                half = min(self.columns.step_pt / 2, _LINK_PT)
                flow.writer.link(f"card-{number}", element, (x - half, flow.y, x + half, flow.y + LABELLED_PT))
        flow.pen.rule(FAINT, MARGIN_PT, flow.y, self._right)

    def _slanted(self, place: int, middle: float, element: str) -> None:
        flow = self._flow
        para, breaks = flow.broken(self._titles[place], TEXT_PT, self.columns.length_pt)
        above = (len(breaks) - 1) * LINE_PT
        x, y = middle + TEXT_PT * 0.3 - RISE * above, flow.y + 5 + RUN * above
        flow.pen.begin(flow.writer.tags.mark(element))
        matrix = f"{RUN:.4f} {RISE:.4f} {-RISE:.4f} {RUN:.4f}"
        flow.pen.lines(para, breaks, TEXT_PT, LINE_PT, x, y, INK, matrix=matrix)
        flow.pen.end()

    def _label(self, place: int, middle: float, element: str) -> None:
        flow, para = self._flow, self._flow.para(self._labels[place], bold=True)
        x = middle - para.width * SMALL_PT / 2
        flow.beside(para, SMALL_PT, x, flow.y + 10, colour=INK, element=element)

    def _row_of(self, principle: Principle) -> MatrixRow:
        return self._rows.get(principle.key, MatrixRow(principle.key))

    def _height(self, principle: Principle) -> float:
        flow, gap = self._flow, self._row_of(principle).gap
        name = flow.height(flow.para(principle.name), TEXT_PT, self._name - _BEFORE_COLUMNS_PT)
        height = _ROW_PT + name - TEXT_PT * LEADING
        return height + flow.height(flow.rich(gap), SMALL_PT, self._gap_width()) + 1 if gap else height

    def _gap_width(self) -> float:
        return self._right - MARGIN_PT - self._code

    def _row(self, principle: Principle, height: float, places: range) -> None:
        flow, top, row = self._flow, self._flow.y, self._row_of(principle)
        if not row.primary or row.gap:
            flow.pen.rectangle(SHADE, MARGIN_PT, top - height, self._right - MARGIN_PT, height - _LINE_PT)
        flow.pen.rectangle(self._tabs[principle.key].colour, MARGIN_PT - 5, top - height + 0.5, 3.5, height - 1)
        middle = top - _ROW_PT / 2
        base = middle + TEXT_PT * (ASCENT - 0.34)
        flow.beside(flow.para(self._codes[principle.key], bold=True), TEXT_PT, MARGIN_PT + 4, base, colour=INK)
        flow.y = base
        flow.text(flow.para(principle.name), TEXT_PT, MARGIN_PT + self._code, self._name - _BEFORE_COLUMNS_PT)
        below = flow.y
        kinds = [_kind(principle, row, story) for story in self._stories]
        for column, place in enumerate(places):
            if kinds[place]:
                mark(flow, kinds[place], self._left + (column + 0.5) * self.columns.step_pt, middle)
        counted = f"{kinds.count('lead')}+{kinds.count('backup') + kinds.count('claim')}"
        total = flow.para(counted if row.primary else "gap", bold=True)
        flow.beside(total, TEXT_PT, self._right - 3 - total.width * TEXT_PT, base, colour=INK)
        if row.gap:
            flow.y = below
            flow.text(flow.rich(row.gap), SMALL_PT, MARGIN_PT + self._code, self._gap_width(), colour=QUIET)
        flow.y = top - height
        flow.pen.rule(FAINT, MARGIN_PT, flow.y, self._right, _LINE_PT)


def _kind(principle: Principle, row: MatrixRow, story: Story) -> str:
    if row.primary and row.primary.story == story.key:
        return "lead"
    if row.backup and row.backup.story == story.key:
        return "backup"
    return "claim" if principle.key in story.principles else ""
