"""A field as Anki's editor writes it, read as blocks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from deckgen.collection.field_tree import Element, UnknownHtmlError, tree
from deckgen.deck.markup import Block, CodeBlock, Listing, Paragraph, Rich, Run, TableBlock

_START = re.compile(r'start="(\d{1,9})"')
_ALIGN = re.compile(r'style="text-align: (left|center|right);?"')
_LISTS = ("ul", "ol")
_BOLD, _ITALIC, _INLINE = ("b", "strong"), ("i", "em"), ("b", "strong", "i", "em", "code", "span")

_Nodes = Iterable[Element | str]
_Cells = tuple[tuple[Run, ...], ...]


def blocks_of(field_html: str) -> Rich | None:
    """The blocks of a field; None when it holds more than blocks can say, such as a colour, a picture or a link."""
    try:
        return _blocks(tree(field_html).children, Run(""))
    except UnknownHtmlError:
        return None


class _Flow:
    """Blocks from text as it comes: a line break ends even an empty line, the edge of an element only a full one."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._line_start = 0

    def write(self, run: Run) -> None:
        self._runs.append(run)

    def break_line(self) -> None:
        self._runs.append(Run("\n"))
        self._line_start = len(self._runs)

    def end_line(self) -> None:
        if any(run.code or run.text.strip(" \t") for run in self._runs[self._line_start :]):
            self.break_line()
        else:
            del self._runs[self._line_start :]

    def end_paragraph(self) -> None:
        self.end_line()
        if self._runs:
            self.blocks.append(Paragraph(tuple(self._runs)))
        self._runs, self._line_start = [], 0

    def add(self, block: Block) -> None:
        self.end_paragraph()
        self.blocks.append(block)


def _blocks(nodes: _Nodes, style: Run) -> Rich:
    flow = _Flow()
    _fill(flow, nodes, style)
    flow.end_paragraph()
    return tuple(flow.blocks)


def _fill(flow: _Flow, nodes: _Nodes, style: Run) -> None:
    for node in nodes:
        if isinstance(node, str):
            flow.write(replace(style, text=node))
        elif node.tag in _LISTS:
            flow.add(_listing(node, style))
        elif node.attributes:
            raise UnknownHtmlError
        elif node.tag in _INLINE:
            _fill(flow, node.children, _styled(style, node.tag))
        else:
            _fill_block(flow, node, style)


def _styled(style: Run, tag: str) -> Run:
    return replace(
        style, bold=style.bold or tag in _BOLD, italic=style.italic or tag in _ITALIC, code=style.code or tag == "code"
    )


def _fill_block(flow: _Flow, element: Element, style: Run) -> None:
    match element.tag:
        case "br":
            flow.break_line()
        case "div":
            flow.end_line()
            _fill(flow, element.children, style)
            flow.end_line()
        case "p":
            flow.end_paragraph()
            _fill(flow, element.children, style)
            flow.end_paragraph()
        case "pre":
            flow.add(CodeBlock("".join(_code(element.children))))
        case "table":
            flow.add(_table(element, style))
        case _:
            raise UnknownHtmlError


def _listing(element: Element, style: Run) -> Listing:
    """A list; one that stands directly in another, as an editor indents, belongs to the item before it."""
    items: list[Rich] = []
    for child in element.elements("li", *_LISTS, attributes=_LISTS):
        if child.tag == "li":
            items.append(_blocks(child.children, style))
        elif items:
            items[-1] = (*items[-1], _listing(child, style))
        else:
            raise UnknownHtmlError
    start = _START.fullmatch(element.attributes or 'start="1"')
    if not items or start is None or (element.tag == "ul" and element.attributes):
        raise UnknownHtmlError
    return Listing(tuple(items), int(start[1]) if element.tag == "ol" else None)


def _code(nodes: _Nodes) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node.attributes or node.tag not in ("br", "code", "span"):
            raise UnknownHtmlError
        else:
            yield "\n" if node.tag == "br" else "".join(_code(node.children))


def _table(table: Element, style: Run) -> TableBlock:
    """A table of the form that deckgen writes: one row of heads, then rows with as many cells."""
    parts = [*table.elements("thead", "tbody")]
    if [part.tag for part in parts] != ["thead", "tbody"]:
        raise UnknownHtmlError
    heads, rows = ([_row(row, style) for row in part.elements("tr")] for part in parts)
    if len(heads) != 1 or any(align != heads[0][1] for _, align in rows):
        raise UnknownHtmlError
    return TableBlock(heads[0][0], tuple(cells for cells, _ in rows), heads[0][1])


def _row(row: Element, style: Run) -> tuple[_Cells, tuple[str, ...]]:
    """The cells of a row, and how each is aligned."""
    cells: list[tuple[Run, ...]] = []
    alignment: list[str] = []
    for cell in row.elements("th", "td", attributes=("th", "td")):
        align = _ALIGN.fullmatch(cell.attributes)
        blocks = _blocks(cell.children, style) or (Paragraph(()),)
        if len(blocks) > 1 or not isinstance(blocks[0], Paragraph) or (cell.attributes and not align):
            raise UnknownHtmlError
        cells.append(blocks[0].runs)
        alignment.append(align[1] if align else "")
    return tuple(cells), tuple(alignment)
