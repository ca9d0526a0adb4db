"""Text as blocks (paragraphs, lists, code, tables) made of runs that each have one style."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one style; a line feed in ``text`` is a line break that the author typed."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that flow into lines together."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``first`` is the number of its first item, None for bullets."""

    items: tuple["Rich", ...]
    first: int | None = None


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """The lines between two fences, with their indentation."""

    text: str


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A header row and rows with the same number of cells; ``align`` has "", "left", "center" or "right" per column."""

    head: tuple[tuple[Run, ...], ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    align: tuple[str, ...]


Block = Paragraph | Listing | CodeBlock | TableBlock
Rich = tuple[Block, ...]

_INLINE_MARKUP = re.compile(r"[*`\\]")
_MARKUP = re.compile(r"[*`\\\n]|^\s*(?:[-+]|\d{1,9}[.)])\s+\S")


def plain(text: str) -> Rich:
    """Text as one paragraph, without looking for markup."""
    return (Paragraph((Run(text),)),) if text else ()


@lru_cache(maxsize=8192)
def parse(text: str) -> Rich:
    """Parse a text with markup into blocks; () for "" and white space."""
    if not text.strip():
        return ()
    if not _MARKUP.search(text):
        return plain(text)
    from deckgen.deck.markup_parser import parsed  # its library costs 49 ms, and most text has no markup

    return parsed(text)


@lru_cache(maxsize=8192)
def inline(text: str) -> tuple[Run, ...]:
    """The runs of a short text, such as a figure, in which no sign begins a list: "+ 20 %" keeps its plus."""
    if not _INLINE_MARKUP.search(text):
        return (Run(text),) if text else ()
    from deckgen.deck.markup_parser import parsed_inline  # as above

    return parsed_inline(text)


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Merge neighbouring runs of one style, and drop empty ones."""
    current: Run | None = None
    for run in runs:
        if current and replace(current, text="") == replace(run, text=""):
            current = replace(current, text=current.text + run.text)
        elif run.text:
            if current:
                yield current
            current = run
    if current:
        yield current


def bullets(texts: Iterable[str]) -> Rich:
    """Texts as a bullet list; () when there are none."""
    items = tuple(parse(text) for text in texts)
    return (Listing(items),) if items else ()


def words(rich: Rich) -> str:
    """The text without its markup, a space between blocks."""
    if len(rich) == 1 and isinstance(rich[0], Paragraph) and len(rich[0].runs) == 1:
        return rich[0].runs[0].text
    return " ".join("".join(run.text for run in runs) for runs in _texts(rich))


def runs_of(rich: Rich) -> Iterator[Run]:
    """Every run, in reading order."""
    for runs in _texts(rich):
        yield from runs


def lead(run: Run, rich: Rich) -> Rich:
    """Blocks with a run added in front of the first words."""
    if rich and isinstance(rich[0], Paragraph):
        return (Paragraph((run, *rich[0].runs)), *rich[1:])
    return (Paragraph((run,)), *rich)


def row_lines(table: TableBlock) -> tuple[Run, ...]:
    """A table as plain lines, for where it is too wide: one line per row, each cell behind its header in bold."""
    return tuple(_row_lines(table))


def _row_lines(table: TableBlock) -> Iterator[Run]:
    """Headers of empty cells appear in the first row only, so that none is lost."""
    for number, row in enumerate(table.rows or (((),) * len(table.head),)):
        parts = [(head, cell) for head, cell in zip(table.head, row, strict=True) if cell or (head and not number)]
        if number:
            yield Run("\n")
        for place, (head, cell) in enumerate(parts):
            if place:
                yield Run(" \u00b7 ")
            yield from (replace(run, bold=True) for run in head)
            if head and cell:
                yield Run(": ", bold=True)
            yield from cell


def _texts(rich: Rich) -> Iterator[tuple[Run, ...]]:
    """The runs of each paragraph, code block and cell, in reading order."""
    for block in rich:
        match block:
            case Paragraph(runs):
                yield runs
            case Listing(items):
                for item in items:
                    yield from _texts(item)
            case CodeBlock(text):
                yield (Run(text, code=True),)
            case TableBlock(head, rows):
                for row in (head, *rows):
                    yield from row
