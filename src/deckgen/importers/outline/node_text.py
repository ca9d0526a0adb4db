"""The words below a label or heading, as the author wrote them: nothing cut, nothing added but line breaks."""

import re
from collections.abc import Iterable, Iterator, Sequence

from deckgen.importers.outline.node import Node
from deckgen.importers.page.inline_html import BREAK, CELL
from deckgen.importers.page.markdown_page import CUT, SUMMARY, Page
from deckgen.importers.words.decoration import unquoted

_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")


def fields(node: Node) -> Iterator[Node]:
    """What stands directly below a node, the items of its lists one by one."""
    for child in node.children:
        if child.kind == "list":
            yield from child.children
        else:
            yield child


def in_order(nodes: Iterable[Node]) -> list[Node]:
    """Nodes as they stand in the guide."""
    return sorted(nodes, key=lambda node: (node.first, node.end))


def said(node: Node, made: Page) -> str:
    """What a label says, or an item: its own words after the label, and everything below it."""
    own = node.says.strip(" \t\n")
    below = written(node.children, made)
    if not own or not below:
        return own or below
    gap = "\n" if node.children[0].first <= node.last + 1 else "\n\n"
    return own + gap + below


def written(nodes: Sequence[Node], made: Page) -> str:
    """Blocks as they stand in the guide, without the indentation and quote signs around the whole."""
    pieces: list[str] = []
    for index, node in enumerate(nodes):
        if index:
            pieces.append("\n" if node.first <= nodes[index - 1].end + 1 and _tight(made, node.first) else "\n\n")
        pieces.append(_block(node, made))
    return "".join(pieces).strip(" \t\n")


def _tight(made: Page, line: int) -> bool:
    return line < 2 or bool(_QUOTED.sub("", made.lines[line - 2]).strip())


def _block(node: Node, made: Page) -> str:
    if node.kind == "text":
        below = written(node.children, made)
        if not below:
            return node.text
        return node.text + ("\n" if _tight(made, node.children[0].first) else "\n\n") + below
    return _dedented([_clean(line) for line in made.lines[node.first - 1 : node.end]])


def _dedented(lines: list[str]) -> str:
    """Lines without what stands before all of them: quote signs and indentation."""
    full = [line for line in lines if line.strip()]
    if full and all(line.lstrip().startswith(">") for line in full):
        lines = [_QUOTED.sub("", line, count=1) for line in lines]
        full = [line for line in lines if line.strip()]
    width = min((len(line) - len(line.lstrip(" \t")) for line in full), default=0)
    return "\n".join(line[width:].rstrip() if line.strip() else "" for line in lines).strip("\n")


def _clean(line: str) -> str:
    """A line without the private signs of a page."""
    return line.replace(f"###### {SUMMARY}", "").replace(CUT, "\n").replace(BREAK, "\n").replace(CELL, "\n")


def lines_of(node: Node, made: Page) -> Iterator[tuple[Node, str]]:
    """What a label says, and each item below it."""
    own = node.says.strip()
    if own:
        yield node, own
    for one in fields(node):
        if text := said(one, made) if one.kind == "item" and not one.label else one.text:
            yield one, unquoted(text) if one.kind == "item" else text
