"""Blocks as the text that an author would type for them: the way back from what is shown to markup."""

import re
from functools import partial

from deckgen.deck.inline_writer import typed_runs
from deckgen.deck.markup import Block, CodeBlock, Listing, Paragraph, Rich, Run, TableBlock, parse
from deckgen.deck.shown_blocks import shown

_TICKS = re.compile(r"^ *(`+)", re.MULTILINE)
_DELIMITERS = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}
_BULLETS = "-*"
_NUMBER_ENDS = ".)"


def typed(rich: Rich) -> str | None:
    """The markup that shows these blocks, as it is usually typed; None when no markup does."""
    for keep_no_break_spaces in (False, True):
        text = _blocks(shown(rich, keep_no_break_spaces=keep_no_break_spaces), apart="\n\n")
        if text == "-" and isinstance(rich[0], Listing):
            text = "*"  # a hyphen alone is a hyphen, a star alone an empty item
        if text is not None and shown(parse(text)) == shown(rich):
            return text
    return None


def _blocks(blocks: Rich, *, apart: str) -> str | None:
    """Blocks one below the other; ``apart`` stands before a list, an empty line before everything else."""
    pieces: list[str] = []
    for place, block in enumerate(blocks):
        text = _block(block, _listings_before(blocks[:place], block))
        if text is None:
            return None
        pieces += ("\n\n" if place and not isinstance(block, Listing) else apart if place else "", text)
    return "".join(pieces)


def _listings_before(blocks: Rich, block: Block) -> int:
    """How many lists of the same kind stand directly before a list: each needs another marker than the one before."""
    if not isinstance(block, Listing):
        return 0
    count = 0
    while count < len(blocks):
        before = blocks[-1 - count]
        if not isinstance(before, Listing) or (before.first is None) != (block.first is None):
            break
        count += 1
    return count


def _block(block: Block, listings_before: int) -> str | None:
    match block:
        case Paragraph(runs):
            return typed_runs(runs, partial(_shows, block))
        case Listing():
            return _listing(block, listings_before % 2)
        case CodeBlock(text):
            fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(text)), default=0))
            return f"{fence}\n{text}\n{fence}"
        case TableBlock():
            return _table(block)


def _shows(block: Block, text: str) -> bool:
    return shown(parse(text)) == shown((block,))


def _listing(listing: Listing, marker: int) -> str | None:
    items: list[str] = []
    for place, item in enumerate(listing.items):
        text = _blocks(item, apart="\n")
        if text is None:
            return None
        number = "" if listing.first is None else str(listing.first + place)
        start = f"{number}{_NUMBER_ENDS[marker]}" if number else _BULLETS[marker]
        first, *others = text.split("\n")
        indent = " " * (len(start) + 1)
        items.append("\n".join((f"{start} {first}".rstrip(), *(indent + line if line else "" for line in others))))
    return "\n".join(items)


def _table(table: TableBlock) -> str | None:
    rows = [[_cell(cell) for cell in row] for row in (table.head, *table.rows)]
    if any(None in row for row in rows):
        return None
    head, *others = (f"| {' | '.join(cell or '' for cell in row)} |" for row in rows)
    return "\n".join((head, f"|{'|'.join(_DELIMITERS[align] for align in table.align)}|", *others))


def _cell(runs: tuple[Run, ...]) -> str | None:
    """A cell, None when nothing shows it; a pipe in it is no edge."""
    text = typed_runs(runs, lambda text: _shows(TableBlock((runs,), (), ("",)), f"| {_in_cell(text)} |\n|---|"))
    return None if text is None else _in_cell(text)


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")
