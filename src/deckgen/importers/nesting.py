"""Blocks put below the heading, question or label they belong to."""

import re

from deckgen.importers.asking import asks
from deckgen.importers.labels import STAR, label
from deckgen.importers.outline import Node, blocks
from deckgen.importers.page import Page

STANDS_AS_HEADING, HOLDS_A_FIELD, HOLDS_NOTHING = 7, 8, 9

_BOLD_LINE = re.compile(r"(?:\*\*|__)[^\n]{2,160}?(?:\*\*|__)[:：]?")
_TITLED = re.compile(r"(?:story|história|historia|histoire|geschichte|故事|案例|example|exemplo|ejemplo)\W*\d+", re.I)


def outline(made: Page) -> Node:
    """The whole page as one tree."""
    last = len(made.lines)
    return Node("root", 0, 0, level=0, end=last, children=_nest(blocks(made), last))


def _nest(flat: list[Node], end: int) -> list[Node]:
    root = Node("root", 0, 0, level=0, end=end)
    open_nodes = [root]
    for index, node in enumerate(flat):
        follower = flat[index + 1] if index + 1 < len(flat) else None
        for placed in _prepared(node, follower):
            if placed.kind == "text" and placed.level == STANDS_AS_HEADING and _within_a_part(open_nodes, flat[index:]):
                placed.level = HOLDS_NOTHING
            _close(open_nodes, placed)
            open_nodes[-1].children.append(placed)
            if placed.level < HOLDS_NOTHING:
                open_nodes.append(placed)
    for node in root.below():
        node.end = max([node.end, *(child.end for child in node.children)])
    return root.children


def _close(open_nodes: list[Node], node: Node) -> None:
    """Leave whatever ends where ``node`` begins; what stands in details stays below their summary."""
    while len(open_nodes) > 1:
        top = open_nodes[-1]
        summaries = [index for index, one in enumerate(open_nodes) if one.summary and node.first > one.end]
        if summaries:
            del open_nodes[summaries[0] :]
            continue
        if top.summary and not (node.summary and node.first > top.end):
            return
        if node.kind == "rule":
            if top.level < STANDS_AS_HEADING:
                return
        elif top.level < node.level:
            return
        open_nodes.pop()


def _prepared(node: Node, follower: Node | None) -> list[Node]:
    """A block with its level and with its own children nested."""
    if node.kind == "code" and (inside := _unfenced(node)):
        return [placed for one in inside for placed in _prepared(one, None)]
    if node.kind == "list":
        node.children = [placed for item in node.children for placed in _prepared(item, None)]
        alone = node.children[0] if len(node.children) == 1 else None
        if alone and alone.kind == "item" and _opens(alone) and follower and follower.kind in ("text", "code", "table"):
            alone.level = STANDS_AS_HEADING
            return [alone]
    elif node.kind == "item":
        node.children = _nest(node.children, node.end)
    elif node.kind == "heading":
        node.label = label(node.text)
    elif node.kind == "text":
        node.level = _text_level(node)
    return [node]


def _opens(item: Node) -> bool:
    return not item.box and bool(asks(item.text) or _BOLD_LINE.fullmatch(item.text))


def _text_level(node: Node) -> int:
    text = node.text
    if node.role == "question":
        return STANDS_AS_HEADING
    if node.label and node.role in ("story", "answer") and _TITLED.match(text.lstrip("*_ ")):
        return STANDS_AS_HEADING
    if node.label:
        return HOLDS_A_FIELD
    if _BOLD_LINE.fullmatch(text) or (len(node.own) == 1 and asks(text)):
        return STANDS_AS_HEADING
    return HOLDS_NOTHING


def _within_a_part(open_nodes: list[Node], rest: list[Node]) -> bool:
    """Whether a bold line stands inside a part whose story goes on: the next label is a later part of it."""
    top = open_nodes[-1]
    if top.level != HOLDS_A_FIELD or top.role not in STAR or asks(rest[0].text):
        return False
    for node in rest[1:]:
        if node.kind in ("heading", "rule") or node.role == "question":
            return False
        if node.role in STAR:
            return STAR.index(node.role) > STAR.index(top.role)
    return False


def _unfenced(node: Node) -> list[Node]:
    """The blocks of a fence that holds a story as text, not code; [] for any other fence."""
    if node.info.split(" ")[0].lower() not in ("", "text", "txt", "md", "markdown", "plaintext"):
        return []
    roles = {found.role for _, line in node.own if (found := label(line)) and found.role in STAR}
    if len(roles) < 2:
        return []
    lines = [""] * (node.own[0][0] - 1) + [line for _, line in node.own]
    return blocks(Page(lines))
