"""What the matrix's signs mean, and which story stands under which label."""

from collections.abc import Sequence

from deckgen.renderers.pdf.ink.palette import INK, QUIET, SHADE
from deckgen.renderers.pdf.reference.pages import MARGIN_PT, SMALL_PT, Flow, Leading
from deckgen.renderers.pdf.text.para import Para

_SIGNS = (
    ("lead", "lead with this"),
    ("backup", "backup"),
    ("claim", "also told under it"),
    ("gap", "still to be written"),
    ("1+3", "one to lead with, three others"),
)
_LINE_PT = SMALL_PT * 1.4
_SIGN_PT = 9.0
_SHADE_PT = 12.0
_APART_PT = 13.0
_ABOVE_KEY_PT = 3.0
_LABEL_PT = 5.0
"""Between a label and its title."""

Entry = tuple[str, str]
"""A label and the title it stands for."""


def mark(flow: Flow, kind: str, x: float, y: float) -> None:
    """The sign of a story that leads, of a backup or of a claim, about a point."""
    if kind == "claim":
        flow.pen.dot(QUIET, x, y, 2.2)
        return
    flow.pen.dot(INK, x, y, 7.4)
    if kind == "backup":
        flow.pen.dot((1.0, 1.0, 1.0), x, y, 5.6)


def legend_height(flow: Flow) -> float:
    """The height of the legend in points."""
    return _LINE_PT * (1 + max(row for row, _, _, _ in _placed(flow)))


def legend(flow: Flow) -> None:
    """The signs and what they mean, in as many lines as the page is narrow."""
    top = flow.y
    for row, x, kind, para in _placed(flow):
        y = top - row * _LINE_PT
        if kind == "gap":
            flow.pen.rectangle(SHADE, x, y - SMALL_PT, _SHADE_PT, SMALL_PT + 1)
        elif kind in ("lead", "backup", "claim"):
            mark(flow, kind, x + 3, y - SMALL_PT * 0.5)
        else:
            flow.beside(flow.para(kind, bold=True), SMALL_PT, x, y, colour=INK)
        flow.beside(para, SMALL_PT, x + _sign_width(flow, kind), y)
    flow.y -= legend_height(flow)


def key_height(flow: Flow, entries: Sequence[Entry]) -> float:
    """The height of the key in points."""
    beside = _label_width(flow, entries)
    heights = [
        sum(flow.height(flow.para(title), SMALL_PT, width - beside) for _, title in column)
        for column, width in _set(flow, entries)
    ]
    return max(heights) + _ABOVE_KEY_PT if heights else 0.0


def key(flow: Flow, entries: Sequence[Entry], names: dict[str, str]) -> None:
    """Each label with its title, one column beside the other; ``names`` are the places that labels lead to."""
    top, x = flow.y, MARGIN_PT
    height = key_height(flow, entries)
    beside = _label_width(flow, entries)
    for column, width in _set(flow, entries):
        y = top - _ABOVE_KEY_PT
        for label, title in column:
            element = flow.entry(leads=label in names)
            leading = Leading(names[label], x - 2, x + width) if label in names else None
            flow.beside(flow.para(label, bold=True), SMALL_PT, x, y, colour=INK, element=element)
            flow.y = y
            flow.text(flow.para(title), SMALL_PT, x + beside, width - beside, element=element, leading=leading)
            y = flow.y
        x += width + _APART_PT
    flow.y = top - height


def _placed(flow: Flow) -> list[tuple[int, float, str, Para]]:
    """The line and the left of each sign, with what it means."""
    found: list[tuple[int, float, str, Para]] = []
    row, x = 0, MARGIN_PT
    for kind, text in _SIGNS:
        para = flow.para(text)
        width = _sign_width(flow, kind) + para.width * SMALL_PT
        if x > MARGIN_PT and x + width > MARGIN_PT + flow.width:
            row, x = row + 1, MARGIN_PT
        found.append((row, x, kind, para))
        x += width + _APART_PT
    return found


def _sign_width(flow: Flow, kind: str) -> float:
    if kind == "gap":
        return _SHADE_PT + 4
    return _SIGN_PT if kind in ("lead", "backup", "claim") else flow.para(kind, bold=True).width * SMALL_PT + 4


def _label_width(flow: Flow, entries: Sequence[Entry]) -> float:
    return max((flow.para(label, bold=True).width * SMALL_PT for label, _ in entries), default=0.0) + _LABEL_PT


def _set(flow: Flow, entries: Sequence[Entry]) -> list[tuple[Sequence[Entry], float]]:
    """The entries in columns of one width, as many as fit."""
    if not entries:
        return []
    longest = max(flow.para(title).width * SMALL_PT for _, title in entries)
    width = min(flow.width, _label_width(flow, entries) + longest + 0.1)
    fitting = int((flow.width + _APART_PT) // (width + _APART_PT))
    rows = -(-len(entries) // fitting)
    return [(entries[first : first + rows], width) for first in range(0, len(entries), rows)]
