"""Blocks put below the heading, question or label they belong to."""

from deckgen.importers.outline.answers import (
    answer_heading,
    answers_below,
    asks_again,
    asks_on,
    last_lifted,
    within_a_question,
)
from deckgen.importers.outline.blocks import blocks, unfenced
from deckgen.importers.outline.levels import heads, text_level
from deckgen.importers.outline.node import HOLDS_A_FIELD, HOLDS_NOTHING, STANDS_AS_HEADING, Node
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.line_labels import label
from deckgen.importers.words.question_phrases import asks
from deckgen.model import PARTS

_DEEPEST = 60
"""Nodes one inside the other; a guide has some ten."""


def outline(made: Page) -> Node:
    """The whole page as one tree."""
    last = len(made.lines)
    root = Node("root", 0, 0, level=0, end=last, children=_nest(blocks(made), last))
    for node in reversed([*root.below()]):  # a node ends where the last one below it ends, so that one is asked first
        answers_below(node)
        node.end = max([node.end, *(child.end for child in node.children)])
    return root


def _nest(flat: list[Node], end: int) -> list[Node]:
    root = Node("root", 0, 0, level=0, end=end)
    open_nodes = [root]
    for index, node in enumerate(flat):
        follower = flat[index + 1] if index + 1 < len(flat) else None
        for placed in _prepared(node, follower):
            if (
                placed.kind in ("text", "item")
                and placed.level == STANDS_AS_HEADING
                and _within_a_part(open_nodes, flat[index:])
            ):
                placed.level = HOLDS_NOTHING
            if within_a_question(open_nodes, placed):
                placed.level = HOLDS_A_FIELD
            asks_on(open_nodes[-1], placed)
            _close(open_nodes, placed)
            asks_again(open_nodes, placed)
            if placed.level == HOLDS_NOTHING and _is_over(open_nodes[-1], placed, flat[index + 1 :]):
                open_nodes.pop()
            open_nodes[-1].children.append(placed)
            if placed.level < HOLDS_NOTHING and len(open_nodes) < _DEEPEST:
                open_nodes.append(placed)
    return root.children


def _is_over(top: Node, node: Node, rest: list[Node]) -> bool:
    """Whether a told part ends before ``node``: it was the last one, and what follows is of another kind."""
    if top.level != HOLDS_A_FIELD or top.role not in PARTS or not (top.label and top.label.rest):
        return False
    later = next((one for one in rest if one.kind in ("heading", "rule") or one.role), None)
    if later and later.role in PARTS and later.role != "situation":
        return False
    return node.kind == "table" or any(
        asks(one.text) or (one.kind == "item" and one.label and one.label.role == "") for one in node.below()
    )


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
            if top.level < STANDS_AS_HEADING and top.role not in ("result", "lesson"):
                return
        elif top.level < node.level:
            return
        open_nodes.pop()


def _prepared(node: Node, follower: Node | None) -> list[Node]:
    """A block with its level and with its own children nested."""
    if node.kind == "code" and (inside := unfenced(node)):
        return [placed for one in inside for placed in _prepared(one, None)]
    if node.kind == "list":
        node.children = [placed for item in node.children for placed in _prepared(item, None)]
        alone = node.children[0] if len(node.children) == 1 else None
        if alone and follower and follower.kind == "rule" and follower.first == alone.last + 1:
            alone.level = STANDS_AS_HEADING - 1  # a title with a number, underlined: CommonMark reads a list and a rule
            return [alone]
        if alone and alone.kind == "item" and follower and heads(alone, node, follower):
            alone.level = STANDS_AS_HEADING
            return [alone]
        return last_lifted(node, follower)
    if node.kind == "item":
        node.children = _nest(node.children, node.end)
    elif node.kind == "heading":
        node.label = label(node.text) or answer_heading(node)
        if node.role in ("tags", "principles", "metrics") and node.label and node.label.rest:
            node.kind, node.level = "text", HOLDS_A_FIELD
    elif node.kind == "text":
        node.level = text_level(node, follower)
    return [node]


def _within_a_part(open_nodes: list[Node], rest: list[Node]) -> bool:
    """Whether a bold line stands inside a part whose story goes on: the next label is a later part of it."""
    top = open_nodes[-1]
    if top.level != HOLDS_A_FIELD or top.role not in PARTS or asks(rest[0].text):
        return False
    for node in rest[1:]:
        if node.kind in ("heading", "rule") or node.role == "question":
            return False
        if node.role in PARTS:
            return PARTS.index(node.role) > PARTS.index(top.role)
    return False
