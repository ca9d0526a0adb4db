"""Levels of blocks below real headings: what acts as a heading, what is a label, and what is plain text."""

import re

from deckgen.importers.outline.node import LABELLED, LEAF, PSEUDO_HEADING, Node
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.question_phrases import asks
from deckgen.importers.words.sections import section_of
from deckgen.model import PARTS

_BOLD_LINE = re.compile(r"(?:\*\*|__)[^\n]{2,160}?(?:\*\*|__)[:：]?")
_ITALIC_LINE = re.compile(r"\*[^*\n]{2,60}\*[:：]?|_[^_\n]{2,60}_[:：]?")
_NUMBERED_STORY = re.compile(
    r"(?:story|história|historia|histoire|geschichte|故事|案例|example|exemplo|ejemplo)\W*\d+", re.I
)


def text_level(node: Node, follower: Node | None) -> int:
    """The level of a paragraph, by its label, its words and the block after it."""
    text = node.text
    if follower and _is_title_of(node, follower):
        return PSEUDO_HEADING
    if node.role == "question":
        return PSEUDO_HEADING
    if node.label and node.role in ("story", "answer") and _NUMBERED_STORY.match(text.lstrip("*_ ")):
        return PSEUDO_HEADING
    if node.label:
        return LABELLED
    if _BOLD_LINE.fullmatch(text) or (len(node.lines) == 1 and asks(text)):
        return PSEUDO_HEADING
    return LEAF


def _is_title_of(node: Node, follower: Node) -> bool:
    """Whether a paragraph is the title of the story, or of the list, right below it."""
    first = follower.children[0] if follower.kind == "list" and follower.children else follower
    if first.role in PARTS and len(node.lines) == 1 and len(node.text) <= 120:
        is_bare_title = not node.label and not node.text.endswith((".", ":", "：", "。"))
        return is_bare_title or node.role in ("story", "title")
    if follower.kind == "list" and not node.label and _ITALIC_LINE.fullmatch(node.text):
        return not is_placeholder(node.text)
    is_caption = len(node.lines) == 1 and len(node.text) <= 60 and node.text.endswith((":", "："))
    return (
        is_caption and not node.label and follower.kind == "list" and section_of(node.text) in ("questions", "theirs")
    )


def is_heading_item(item: Node, within: Node, follower: Node) -> bool:
    """Whether the only item of a list acts as a heading for the block after the list."""
    if follower.kind in ("text", "code", "table"):
        is_title = (within.ordered and asks(item.text)) or _BOLD_LINE.fullmatch(item.text)
        return not item.box and bool(is_title)
    return follower.kind == "list" and within.ordered and not follower.ordered and not item.children and not item.box
