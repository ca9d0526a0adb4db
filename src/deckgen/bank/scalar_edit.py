"""A text of a bank's YAML given other words in place: its quotes, its indentation and its comments stay."""

import re
from collections.abc import Iterator

from deckgen.bank.refill import refilled, wrapped
from deckgen.bank.scalar_places import ScalarPlace, scalar_place
from deckgen.bank.yamltext import write_on_one_line
from deckgen.source import Source

_LONGEST_LINE = 100
_BLOCKS, _QUOTES = ("|", ">"), ("'", '"')
_COMMENT = re.compile(r"[ \t]*(?:#[^\n]*)?(?=\n|\Z)")

_Written = tuple[str, int]
"""A scalar, and where what it replaces ends."""


def with_scalar(source: Source, offset: int, value: str) -> str | None:
    """The source's text in which the scalar at ``offset`` says ``value``; None when it cannot be made to.

    The scalar must say something already.
    """
    place = scalar_place(source, offset)
    if place is None or not place.value:
        return None
    for scalar, end in _written(source.text, place, value):
        text = source.text[: place.start] + scalar + source.text[end:]
        written = scalar_place(Source(source.path, text), place.start)
        if written and written.value == value:
            return text
    return None


def _written(text: str, place: ScalarPlace, value: str) -> Iterator[_Written]:
    """The ways to write a value, the one most like what is there first."""
    typed = text[place.start : place.end].rstrip(" \t\n")
    end = place.start + len(typed)
    if value and place.style in _BLOCKS:
        yield from ((block, end) for block in _in_block(typed, place, value))
    elif value and not place.in_braces:
        if "\n" in typed:
            yield from ((lines, end) for lines in _in_lines(typed, place, value))
        if "\n" in value or len(value) > _LONGEST_LINE >= len(typed):
            yield from _as_block(text, place, end, value)
    quote = place.style if place.style in _QUOTES else ""
    yield write_on_one_line(value, quote, in_braces=place.in_braces), end
    yield write_on_one_line(value, '"', in_braces=place.in_braces), end


def _in_block(typed: str, place: ScalarPlace, value: str) -> Iterator[str]:
    """A block with the sign, the comment behind it and the indentation that it has."""
    header, _, body = typed.partition("\n")
    lines = body.split("\n")
    indent = min(_indent(line) for line in lines if line.strip())
    if place.style == ">":
        yield _block(header, refilled([line[indent:] for line in lines], place.value, value), indent)
    yield _block(header.replace(">", "|", 1), value.split("\n"), indent)


def _in_lines(typed: str, place: ScalarPlace, value: str) -> Iterator[str]:
    """A plain or quoted scalar on several lines, which go on where the second one begins."""
    quote = place.style
    if quote == '"' and re.search(r'["\\]', value + typed[1:-1]):
        return
    first, *others = typed.removeprefix(quote).removesuffix(quote).split("\n")
    indent = next(_indent(line) for line in others if line.strip())
    doubled = quote * 2 if quote == "'" else ""
    old, new = (text.replace("'", doubled) if doubled else text for text in (place.value, value))
    filled = refilled([first, *(line.lstrip(" ") for line in others)], old, new)
    yield quote + _block(filled[0], filled[1:], indent) + quote


def _as_block(text: str, place: ScalarPlace, end: int, value: str) -> Iterator[_Written]:
    """A block in place of a scalar on fewer lines, the comment behind that in the line of its sign."""
    if comment := _COMMENT.match(text, end):
        if "\n" not in value:
            yield _block(">" + comment[0], wrapped(value), place.column + 2), comment.end()
        yield _block("|" + comment[0], value.split("\n"), place.column + 2), comment.end()


def _block(header: str, lines: list[str], indent: int) -> str:
    return "\n".join((header, *(" " * indent + line if line else "" for line in lines)))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
