"""Blocks put below the heading, question or label they belong to."""

from deckgen.importers.outline.answers import (
    answer_heading_label,
    answers_question_above,
    close_question_before_list,
    label_answers_below,
    mark_further_question,
    split_off_last_question,
)
from deckgen.importers.outline.blocks import blocks, blocks_in_fence
from deckgen.importers.outline.levels import is_heading_item, text_level
from deckgen.importers.outline.node import LABELLED, LEAF, PSEUDO_HEADING, Node
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.line_labels import label
from deckgen.importers.words.question_phrases import asks
from deckgen.model import PARTS

_DEEPEST = 60
"""Nodes one inside the other; real guides stay near ten."""


def outline(page: Page) -> Node:
    """The whole page as one tree."""
    last = len(page.lines)
    root = Node("root", 0, 0, level=0, end=last, children=_nested(blocks(page), last))
    for node in reversed([*root.subtree()]):  # children first: a node ends where its last child ends
        label_answers_below(node)
        node.end = max([node.end, *(child.end for child in node.children)])
    return root


def _nested(flat: list[Node], end: int) -> list[Node]:
    root = Node("root", 0, 0, level=0, end=end)
    open_nodes = [root]
    for index, block in enumerate(flat):
        follower = flat[index + 1] if index + 1 < len(flat) else None
        for node in _prepared(block, follower):
            if (
                node.kind in ("text", "item")
                and node.level == PSEUDO_HEADING
                and _is_within_part(open_nodes[-1], flat[index:])
            ):
                node.level = LEAF
            if answers_question_above(open_nodes, node):
                node.level = LABELLED
            mark_further_question(open_nodes[-1], node)
            _close_before(node, open_nodes)
            close_question_before_list(open_nodes, node)
            if node.level == LEAF and _ends_before(open_nodes[-1], node, flat[index + 1 :]):
                open_nodes.pop()
            open_nodes[-1].children.append(node)
            if node.level < LEAF and len(open_nodes) < _DEEPEST:
                open_nodes.append(node)
    return root.children


def _ends_before(top: Node, node: Node, rest: list[Node]) -> bool:
    """Whether a labelled part ends before ``node``: no later part follows, and ``node`` is a table or a question."""
    if top.level != LABELLED or top.role not in PARTS or not (top.label and top.label.rest):
        return False
    later = next((block for block in rest if block.kind in ("heading", "rule") or block.role), None)
    if later and later.role in PARTS and later.role != "situation":
        return False
    return node.kind == "table" or any(
        asks(below.text) or (below.kind == "item" and below.label and below.label.role == "")
        for below in node.subtree()
    )


def _close_before(node: Node, open_nodes: list[Node]) -> None:
    """Close the nodes that end where ``node`` begins; a collapsible block stays open up to its end."""
    while len(open_nodes) > 1:
        top = open_nodes[-1]
        ended_folds = [depth for depth, above in enumerate(open_nodes) if above.summary and node.first > above.end]
        if ended_folds:
            del open_nodes[ended_folds[0] :]
            continue
        if top.summary and not (node.summary and node.first > top.end):
            return
        if node.kind == "rule":
            if top.level < PSEUDO_HEADING and top.role not in ("result", "lesson"):
                return
        elif top.level < node.level:
            return
        open_nodes.pop()


def _prepared(node: Node, follower: Node | None) -> list[Node]:
    """A block with its level set and its own children nested; a list or a code block may become several."""
    if node.kind == "code" and (inside := blocks_in_fence(node)):
        return [prepared for block in inside for prepared in _prepared(block, None)]
    if node.kind == "list":
        return _prepared_list(node, follower)
    if node.kind == "item":
        node.children = _nested(node.children, node.end)
    elif node.kind == "heading":
        node.label = label(node.text) or answer_heading_label(node)
        if node.role in ("tags", "principles", "metrics") and node.label and node.label.rest:
            node.kind, node.level = "text", LABELLED
    elif node.kind == "text":
        node.level = text_level(node, follower)
    return [node]


def _prepared_list(node: Node, follower: Node | None) -> list[Node]:
    node.children = [prepared for item in node.children for prepared in _prepared(item, None)]
    alone = node.children[0] if len(node.children) == 1 else None
    if alone and follower and follower.kind == "rule" and follower.first == alone.last + 1:
        # A numbered title underlined with dashes: CommonMark reads it as a list and a rule.
        alone.level = PSEUDO_HEADING - 1
        return [alone]
    if alone and alone.kind == "item" and follower and is_heading_item(alone, node, follower):
        alone.level = PSEUDO_HEADING
        return [alone]
    return split_off_last_question(node, follower)


def _is_within_part(top: Node, rest: list[Node]) -> bool:
    """Whether a bold line is inside a part of a story: the next label is a later part of the same story."""
    if top.level != LABELLED or top.role not in PARTS or asks(rest[0].text):
        return False
    for node in rest[1:]:
        if node.kind in ("heading", "rule") or node.role == "question":
            return False
        if node.role in PARTS:
            return PARTS.index(node.role) > PARTS.index(top.role)
    return False
