"""The matrix: which story for which principle, gaps shaded."""

from collections.abc import Sequence
from math import cos, radians, sin

from deckgen.deck.shelf import principle_codes
from deckgen.model import Bank, MatrixRow, Principle, Story
from deckgen.render.pdf.measure import Para
from deckgen.render.pdf.pages import LEADING, MARGIN_PT, SMALL_PT, TEXT_PT, Flow
from deckgen.render.pdf.palette import FAINT, INK, QUIET, SHADE, Tab
from deckgen.render.pdf.pen import ASCENT

TITLE = "Which story for which principle"
_ROW_PT = 15.5
_CODE_PT = 30.0
_WIDEST_NAME = 0.36
"""Of the page; longer names take a second line."""
_TOTAL_PT = 30.0
_WIDEST_PT = 42.0
_NARROWEST_PT = 15.0
_LEAN = 52.0
_TITLE_LENGTH_PT = 104.0


def matrix_pages(flow: Flow, bank: Bank, tabs: dict[str, Tab], numbers: dict[str, int]) -> None:
    """The matrix on as many pages as it needs; ``numbers`` are the cards of the stories that have one."""
    if not bank.principles:
        return
    overhang = _TITLE_LENGTH_PT * cos(radians(_LEAN))
    longest = max(flow.para(principle.name).width * TEXT_PT for principle in bank.principles)
    name = min(longest + _CODE_PT + 8, _WIDEST_NAME * flow.width)
    room = flow.width - name - _TOTAL_PT - max(0.0, overhang - MARGIN_PT * 0.4 - _TOTAL_PT)
    most = max(1, int(room // _NARROWEST_PT))
    groups = [bank.stories[first : first + most] for first in range(0, len(bank.stories), most)] or [()]
    for group in groups:
        _Matrix(flow, bank, tabs, numbers, group, room, name).draw(first=group is groups[0])


class _Matrix:
    def __init__(
        self,
        flow: Flow,
        bank: Bank,
        tabs: dict[str, Tab],
        numbers: dict[str, int],
        stories: Sequence[Story],
        room: float,
        name: float,
    ) -> None:
        self._flow, self._tabs, self._numbers, self._stories = flow, tabs, numbers, stories
        self._principles, self._codes = bank.principles, principle_codes(bank.principles)
        self._rows = {row.principle: row for row in bank.matrix}
        self._step = min(_WIDEST_PT, room / max(1, len(stories)))
        self._left, self._name = MARGIN_PT + name, name - _CODE_PT
        self._right = flow.paper.width_pt - MARGIN_PT
        self._titles = [self._title(story) for story in stories]
        length = max((para.width * TEXT_PT for para in self._titles), default=0)
        self._head = min(length, _TITLE_LENGTH_PT) * sin(radians(_LEAN)) + 16

    def draw(self, *, first: bool) -> None:
        flow = self._flow
        flow.begin("matrix" if first else f"matrix-{self._stories[0].key}", TITLE, self._head + 4 * _ROW_PT)
        self._legend()
        self._header()
        for principle in self._principles:
            row = self._rows.get(principle.key, MatrixRow(principle.key))
            height = self._height(principle, row)
            if flow.y - height < MARGIN_PT:
                flow.turn()
                self._header()
            self._row(principle, row, height)

    def _title(self, story: Story) -> Para:
        number = self._numbers.get(story.key)
        return self._flow.para(f"{number}  {story.title}" if number else str(story.title))

    def _legend(self) -> None:
        flow, y = self._flow, self._flow.y
        x = MARGIN_PT
        for mark, text in (("lead", "lead with this"), ("backup", "backup"), ("claim", "also told under it")):
            _mark(flow, mark, x + 3, y - SMALL_PT * 0.5)
            para = flow.para(text)
            flow.beside(para, SMALL_PT, x + 9, y)
            x += 22 + para.width * SMALL_PT
        flow.pen.rectangle(SHADE, x, y - SMALL_PT, 12, SMALL_PT + 1)
        flow.beside(flow.para("still to be written"), SMALL_PT, x + 16, y)
        flow.y -= SMALL_PT * LEADING

    def _header(self) -> None:
        flow = self._flow
        flow.y -= self._head
        turn, rise = cos(radians(_LEAN)), sin(radians(_LEAN))
        matrix = f"{turn:.4f} {rise:.4f} {-rise:.4f} {turn:.4f}"
        for column, (story, para) in enumerate(zip(self._stories, self._titles, strict=True)):
            para, breaks = flow.broken(para, TEXT_PT, _TITLE_LENGTH_PT)
            above = (len(breaks) - 1) * TEXT_PT * 1.05
            x, y = self._middle(column) + TEXT_PT * 0.3 - rise * above, flow.y + 5 + turn * above
            flow.pen.begin(flow.paper.tags.add("P", flow.section))
            flow.pen.lines(para, breaks, TEXT_PT, TEXT_PT * 1.05, x, y, INK, matrix=matrix)
            flow.pen.end()
            if story.key in self._numbers:
                flow.paper.link(f"card-{self._numbers[story.key]}", x - 4, y - 2, x + 12, y + 14)
        flow.pen.rule(FAINT, MARGIN_PT, flow.y, self._right)

    def _middle(self, column: int) -> float:
        return self._left + (column + 0.5) * self._step

    def _height(self, principle: Principle, row: MatrixRow) -> float:
        name = self._flow.height(self._flow.para(principle.name), TEXT_PT, self._name)
        height = _ROW_PT + name - TEXT_PT * LEADING
        if not row.gap:
            return height
        return height + self._flow.height(self._flow.rich(row.gap), SMALL_PT, self._gap_width()) + 1

    def _gap_width(self) -> float:
        return self._right - MARGIN_PT - _CODE_PT

    def _row(self, principle: Principle, row: MatrixRow, height: float) -> None:
        flow, top = self._flow, self._flow.y
        if not row.primary or row.gap:
            flow.pen.rectangle(SHADE, MARGIN_PT, top - height, self._right - MARGIN_PT, height)
        flow.pen.rectangle(self._tabs[principle.key].colour, MARGIN_PT - 5, top - height + 0.5, 3.5, height - 1)
        middle = top - _ROW_PT / 2
        base = middle + TEXT_PT * (ASCENT - 0.34)
        flow.beside(flow.para(self._codes[principle.key], bold=True), TEXT_PT, MARGIN_PT + 4, base, colour=INK)
        flow.y = base
        flow.text(flow.para(principle.name), TEXT_PT, MARGIN_PT + _CODE_PT, self._name)
        below = flow.y
        counts = {"lead": 0, "backup": 0, "claim": 0}
        for column, story in enumerate(self._stories):
            kind = _kind(principle, row, story)
            if kind:
                counts[kind] += 1
                _mark(flow, kind, self._middle(column), middle)
        total = flow.para(
            "gap" if not row.primary else f"{counts['lead']}+{counts['backup'] + counts['claim']}", bold=True
        )
        flow.beside(total, TEXT_PT, self._right - 3 - total.width * TEXT_PT, base, colour=INK)
        if row.gap:
            flow.y = below
            flow.text(flow.rich(row.gap), SMALL_PT, MARGIN_PT + _CODE_PT, self._gap_width(), colour=QUIET)
        flow.y = top - height
        flow.pen.rule(FAINT, MARGIN_PT, flow.y, self._right, 0.4)


def _kind(principle: Principle, row: MatrixRow, story: Story) -> str:
    if row.primary and row.primary.story == story.key:
        return "lead"
    if row.backup and row.backup.story == story.key:
        return "backup"
    return "claim" if principle.key in story.principles else ""


def _mark(flow: Flow, kind: str, x: float, y: float) -> None:
    if kind == "claim":
        flow.pen.dot(QUIET, x, y, 2.2)
        return
    flow.pen.dot(INK, x, y, 7.4)
    if kind == "backup":
        flow.pen.dot((1.0, 1.0, 1.0), x, y, 5.6)
