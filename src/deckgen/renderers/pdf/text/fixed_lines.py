"""Text whose lines are fixed: code with its indentation, and table rows in aligned columns."""

from collections.abc import Iterator
from itertools import accumulate

from deckgen.deck.markup import Run, TableBlock, row_lines
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.glyph_para import GlyphPara
from deckgen.renderers.pdf.text.glyphs import Glyph, GlyphRun, Unit, letters
from deckgen.renderers.pdf.text.style import Style
from deckgen.renderers.pdf.text.units import unbroken

_BETWEEN_COLUMNS = 1.3
_GOES_ON = "\u00bb"
"""Begins a line of code that continues the one above. It is drawn, but not part of the text that a reader copies."""

_TAB = 4


def code_lines(text: str, fonts: Fonts) -> GlyphPara:
    """Code as a paragraph with one unit per line."""
    run = Run(text.expandtabs(_TAB), code=True)
    lines = tuple(unbroken((Run(line, code=True),), fonts) for line in run.text.split("\n"))
    return GlyphPara((run,), fonts.of(run), lines, tuple(range(1, len(lines))), verbatim=True)


def table_rows(table: TableBlock, fonts: Fonts) -> GlyphPara:
    """A table as a paragraph with one unit per row, its columns as wide as their widest cells.

    The paragraph's runs are ``row_lines``, so that a table that is too wide is set as those.
    """
    heads = tuple(tuple(Run(run.text, True, run.italic, run.code) for run in cell) for cell in table.head)
    rows = [[unbroken(cell, fonts) for cell in row] for row in (heads, *table.rows)]
    widths = [max(cell.width for cell in column) for column in zip(*rows, strict=True)]
    starts = list(accumulate((width + _BETWEEN_COLUMNS for width in widths), initial=0.0))
    style = fonts.style()
    shifts = {"right": 1.0, "center": 0.5}
    lines = []
    for row in rows:
        places = [
            start + shifts.get(align, 0.0) * (width - cell.width)
            for cell, start, width, align in zip(row, starts, widths, table.align, strict=False)
        ]
        lines.append(_row(row, places, style))
    return GlyphPara(row_lines(table), style, tuple(lines), tuple(range(1, len(lines))))


def broken_code(para: GlyphPara, measure: float) -> GlyphPara:
    """Code broken to a line length of ``measure``, in parts of the type size; continuation lines begin with a sign."""
    mark = _mark(para.style)
    lines = tuple(part for line in para.units for part in _broken(line, measure, mark))
    return GlyphPara(para.runs, para.style, lines, tuple(range(1, len(lines))), verbatim=True)


def _row(cells: list[Unit], places: list[float], style: Style) -> Unit:
    """The cells of a row as one unit, each starting at its place after a space of the width needed."""
    pieces: list[GlyphRun] = []
    end = 0.0
    for cell, place in zip(cells, places, strict=True):
        if cell.pieces:
            if place > end:
                pieces.append(_space(style, place - end))
            pieces += cell.pieces
            end = place + cell.width
    return Unit(tuple(pieces))


def _space(style: Style, width: float) -> GlyphRun:
    _, code = style.first.code(ord(" "))
    return GlyphRun(style.first.resource(0), (Glyph(code, style.first.advance(" "), width, " "),), 0, " ")


def _mark(style: Style) -> Unit:
    face = next(face for face in style.chain if face.covers(_GOES_ON))
    subset, code = face.glyph_code(face.glyphs[ord(_GOES_ON)], "")
    width = face.advance(_GOES_ON)
    sign = GlyphRun(face.resource(subset), (Glyph(code, width, width, ""),), 0, "")
    return Unit((sign, _space(style, style.space)))


def _broken(line: Unit, measure: float, mark: Unit) -> Iterator[Unit]:
    """Split a line to fit, after a space if there is one in the second half, else between characters."""
    rest = list(letters(line)) if line.line_end_width > measure else []
    if not rest:
        yield line
        return
    room = measure
    before: tuple[GlyphRun, ...] = ()
    while rest:
        count = max(1, sum(end <= room + 1e-6 for end in accumulate(letter.width for letter in rest)))
        if count < len(rest):
            spaces = [place for place in range(count // 2, count) if rest[place].text == " "]
            count = spaces[-1] + 1 if spaces else count
        yield Unit((*before, *(piece for letter in rest[:count] for piece in letter.pieces)))
        rest = rest[count:]
        room, before = measure - mark.width, mark.pieces
