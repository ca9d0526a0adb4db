"""Flatten blocks into one paragraph, for reference pages that list one entry per line."""

from collections.abc import Iterable

from deckgen.deck.markup import Block, CodeBlock, Listing, Paragraph, Rich, Run, TableBlock, row_lines


def in_one(rich: Rich) -> tuple[Run, ...]:
    """The runs of all blocks and items: a space between them, but line breaks around code and tables."""
    runs: list[Run] = []
    joint = ""
    for block in rich:
        lines = isinstance(block, CodeBlock | TableBlock)
        for part in _parts(block):
            if runs:
                runs.append(Run("\n" if lines or joint == "\n" else " "))
            runs += part
        joint = "\n" if lines else " "
    return tuple(runs)


def _parts(block: Block) -> Iterable[tuple[Run, ...]]:
    match block:
        case Paragraph(runs):
            return (runs,)
        case Listing(items):
            return map(in_one, items)
        case CodeBlock(text):
            # Runs of ordinary spaces are set as one.
            return ((Run(text.expandtabs(4).replace("  ", "\u00a0\u00a0"), code=True),),)
        case TableBlock():
            return (row_lines(block),)
