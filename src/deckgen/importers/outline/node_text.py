"""The text of nodes, as the author wrote it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from deckgen.importers.outline.node import Node
from deckgen.importers.page.inline_html import BREAK, CELL
from deckgen.importers.page.markdown_page import SUMMARY, SUMMARY_END, Page
from deckgen.importers.words.decoration import unquoted
from deckgen.importers.words.soft_breaks import HARD_BREAK, unwrapped

_QUOTE_MARKS = re.compile(r"[ \t]*(?:>[ \t]?)+")


def flat_children(node: Node) -> Iterator[Node]:
    """The children of a node, with the items of a list in place of the list."""
    for child in node.children:
        if child.kind == "list":
            yield from child.children
        else:
            yield child


def in_order(nodes: Iterable[Node]) -> list[Node]:
    """The nodes in the order of the guide."""
    return sorted(nodes, key=lambda node: (node.first, node.end))


def full_text(node: Node, page: Page) -> str:
    """The body of a node, and everything below it."""
    own = node.body.strip(" \t\n")
    below = source_text(node.children, page)
    if not own or not below:
        return own or below
    gap = HARD_BREAK if node.children[0].first <= node.last + 1 else "\n\n"
    return own + gap + below


def source_text(nodes: Sequence[Node], page: Page) -> str:
    """The lines of these nodes, without the indentation and the quote marks common to each node."""
    pieces: list[str] = []
    for index, node in enumerate(nodes):
        if index:
            follows = node.first <= nodes[index - 1].end + 1 and not _after_empty_line(page, node.first)
            pieces.append(HARD_BREAK if follows else "\n\n")
        pieces.append(_node_text(node, page))
    return "".join(pieces).strip(" \t\n")


def _after_empty_line(page: Page, line: int) -> bool:
    return line >= 2 and not _QUOTE_MARKS.sub("", page.lines[line - 2]).strip()


def _node_text(node: Node, page: Page) -> str:
    if node.kind == "text":
        below = source_text(node.children, page)
        if not below:
            return node.text
        return node.text + ("\n\n" if _after_empty_line(page, node.children[0].first) else HARD_BREAK) + below
    return _dedented([_without_marks(line) for line in page.lines[node.first - 1 : node.end]])


def _dedented(lines: list[str]) -> str:
    """The lines without soft breaks, quote marks, and the indentation that all of them have."""
    full = [line for line in lines if line.strip()]
    if full and all(line.lstrip().startswith(">") for line in full):
        lines = [_QUOTE_MARKS.sub("", line, count=1) for line in lines]
    lines = [line for line, _ in unwrapped("\n".join(lines))]
    width = min((len(line) - len(line.lstrip(" \t")) for line in lines if line.strip()), default=0)
    return HARD_BREAK.join(line[width:] for line in lines).strip("\n")


def _without_marks(line: str) -> str:
    """A line without the private-use characters of a page."""
    return re.sub(f"[{SUMMARY_END}{BREAK}{CELL}]", HARD_BREAK, line.replace(f"###### {SUMMARY}", ""))


def listed_texts(node: Node, page: Page) -> Iterator[tuple[Node, str]]:
    """The text after a label, and the text of each item below it, each with its node."""
    own = node.body.strip()
    if own:
        yield node, own
    for child in flat_children(node):
        if text := full_text(child, page) if child.kind == "item" and not child.label else child.text:
            yield child, unquoted(text) if child.kind == "item" else text
