"""Parse text with markdown-it, under our own rules, into blocks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from deckgen.deck.block_markup import use_our_block_rules
from deckgen.deck.inline_markup import use_our_inline_rules
from deckgen.deck.markup import Block, CodeBlock, Listing, Paragraph, Rich, Run, TableBlock, joined

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def parsed(text: str) -> Rich:
    """Parse a text that is not blank."""
    return tuple(_blocks(iter(_parser().parse(text))))


def parsed_inline(text: str) -> tuple[Run, ...]:
    """Parse a text as one paragraph, whatever it begins with."""
    return tuple(run for token in _parser().parseInline(text) for run in _runs(token))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero")
    use_our_block_rules(parser)
    use_our_inline_rules(parser)
    # markdown-it fills its tables of rules at the first parse, and a second thread would see them half full.
    parser.parse("*a*")
    return parser


def _blocks(tokens: Iterator["Token"], closing: str = "") -> Iterator[Block]:
    for token in tokens:
        if token.type == closing:
            return
        if token.type == "inline":
            yield Paragraph(_runs(token))
        elif token.type == "bullet_list_open":
            yield Listing(tuple(item for _, item in _items(tokens, "bullet_list_close")))
        elif token.type == "ordered_list_open":
            yield from _numbered(tuple(_items(tokens, "ordered_list_close")))
        elif token.type == "fence":
            yield CodeBlock(token.content)
        elif token.type == "table_open":
            head, *rows = _rows(tokens)
            yield TableBlock(head, tuple(rows), token.meta["align"])


def _items(tokens: Iterator["Token"], closing: str) -> Iterator[tuple[int, Rich]]:
    """The items of a list, each with the number that was typed, 0 for a bullet."""
    for token in tokens:
        if token.type == closing:
            return
        if token.type == "list_item_open":
            yield int(token.info or 0), tuple(_blocks(tokens, "list_item_close"))


def _numbered(items: tuple[tuple[int, Rich], ...]) -> Iterator[Listing]:
    """Split a list where its numbers jump, so that all show as typed. All numbers equal means "count for me"."""
    numbers = [number for number, _ in items]
    jumps = [place for place, (before, number) in enumerate(pairwise(numbers), start=1) if number != before + 1]
    starts = [0, *(jumps if len({*numbers}) > 1 else ())]
    for start, end in pairwise([*starts, len(items)]):
        yield Listing(tuple(item for _, item in items[start:end]), numbers[start])


def _rows(tokens: Iterator["Token"]) -> Iterator[tuple[tuple[Run, ...], ...]]:
    cells: list[tuple[Run, ...]] = []
    for token in tokens:
        if token.type == "table_close":
            return
        if token.type == "inline":
            cells.append(_runs(token))
        elif token.type == "tr_close":
            yield tuple(cells)
            cells = []


def _runs(inline: "Token") -> tuple[Run, ...]:
    return tuple(joined(_pieces(inline.children or ())))


def _pieces(tokens: Iterable["Token"]) -> Iterator[Run]:
    style = Run("")
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                style = replace(style, bold=token.nesting == 1)
            case "em_open" | "em_close":
                style = replace(style, italic=token.nesting == 1)
            case "softbreak" | "hardbreak":
                yield replace(style, text="\n")
            case "code_inline":
                yield replace(style, text=token.content, code=True)
            case _:
                yield replace(style, text=token.content)
