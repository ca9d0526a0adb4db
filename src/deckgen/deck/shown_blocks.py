"""Blocks in the one form that all blocks have which look alike on a card."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from deckgen.deck.markup import Block, CodeBlock, Listing, Paragraph, Rich, Run, TableBlock, joined

_PIECE = re.compile("(\n|[ \t\u00a0]+)")
_SPACE = " \t\u00a0"

Runs = tuple[Run, ...]


def shown(rich: Rich, *, keep_no_break_spaces: bool = False) -> Rich:
    """The blocks as a reader tells them apart.

    Outside code, spaces have no style. Those at the ends of a line are not seen, except for no-break spaces that indent
    it. Empty lines only separate paragraphs. A no-break space looks like a space, and becomes one unless told to stay.
    """
    blocks = tuple(block for each in rich for block in _shown_block(each))
    return blocks if keep_no_break_spaces else tuple(_with_plain_spaces(block) for block in blocks)


def _composed(run: Run) -> Run:
    return replace(run, text=unicodedata.normalize("NFC", run.text))


def _shown_block(block: Block) -> Iterator[Block]:
    match block:
        case Paragraph(runs):
            yield from _paragraphs(runs)
        case Listing(items, first):
            yield Listing(tuple(shown(item, keep_no_break_spaces=True) for item in items), first)
        case CodeBlock(text):
            yield CodeBlock(unicodedata.normalize("NFC", text))
        case TableBlock(head, rows, align):
            yield TableBlock(_cells(head), tuple(map(_cells, rows)), align)


def _paragraphs(runs: Runs) -> Iterator[Paragraph]:
    """The paragraphs that a reader sees in one: an empty line begins another."""
    lines: list[Run] = []
    for line in (*_lines(runs), ()):
        if line:
            lines += (Run("\n"), *line) if lines else _without_space_before(line, _SPACE)
        elif lines:
            yield Paragraph(tuple(map(_composed, joined(lines))))
            lines = []


def _lines(runs: Runs) -> Iterator[Runs]:
    """The runs of each line without the spaces at its ends; () for an empty one."""
    line: list[Run] = []
    for run in (*runs, Run("\n")):
        for text in _PIECE.split(run.text):
            if text == "\n":
                yield _without_space_before(_without_space_before(line, " \t")[::-1], _SPACE)[::-1]
                line = []
            elif text:
                line.append(Run(text) if not text.strip(_SPACE) and not run.code else replace(run, text=text))


def _without_space_before(line: Sequence[Run], spaces: str) -> Runs:
    return tuple(dropwhile(lambda run: not run.code and not run.text.strip(spaces), line))


def _cells(cells: tuple[Runs, ...]) -> tuple[Runs, ...]:
    """Each cell as its one line; a line break in one stays, which no cell of an author's has."""
    return tuple(runs[0].runs if (runs := tuple(_paragraphs(cell))) else () for cell in cells)


def _with_plain_spaces(block: Block) -> Block:
    match block:
        case Paragraph(runs):
            return Paragraph(_plain_spaces(runs))
        case Listing(items, first):
            return Listing(tuple(tuple(map(_with_plain_spaces, item)) for item in items), first)
        case CodeBlock(text):
            return CodeBlock(text.replace("\u00a0", " "))
        case TableBlock(head, rows, align):
            return TableBlock(
                tuple(map(_plain_spaces, head)), tuple(tuple(map(_plain_spaces, row)) for row in rows), align
            )


def _plain_spaces(runs: Runs) -> Runs:
    return tuple(replace(run, text=run.text.replace("\u00a0", " ")) for run in runs)
