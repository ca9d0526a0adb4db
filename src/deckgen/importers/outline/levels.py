"""How high a block stands before anything is put below it: as a heading, as a label, or holding nothing."""

import re

from deckgen.importers.outline.node import HOLDS_A_FIELD, HOLDS_NOTHING, STANDS_AS_HEADING, Node
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.question_phrases import asks
from deckgen.importers.words.sections import section_of
from deckgen.model import PARTS

_BOLD_LINE = re.compile(r"(?:\*\*|__)[^\n]{2,160}?(?:\*\*|__)[:：]?")
_SLANTED_LINE = re.compile(r"\*[^*\n]{2,60}\*[:：]?|_[^_\n]{2,60}_[:：]?")
_TITLED = re.compile(r"(?:story|história|historia|histoire|geschichte|故事|案例|example|exemplo|ejemplo)\W*\d+", re.I)


def text_level(node: Node, follower: Node | None) -> int:
    """The level of a paragraph, by its label, its words and what follows it."""
    text = node.text
    if follower and _titles(node, follower):
        return STANDS_AS_HEADING
    if node.role == "question":
        return STANDS_AS_HEADING
    if node.label and node.role in ("story", "answer") and _TITLED.match(text.lstrip("*_ ")):
        return STANDS_AS_HEADING
    if node.label:
        return HOLDS_A_FIELD
    if _BOLD_LINE.fullmatch(text) or (len(node.own) == 1 and asks(text)):
        return STANDS_AS_HEADING
    return HOLDS_NOTHING


def _titles(node: Node, follower: Node) -> bool:
    """Whether a line is the name of the story, or of the list, right below it."""
    told = follower.role if follower.kind != "list" or not follower.children else follower.children[0].role
    if told in PARTS and len(node.own) == 1 and len(node.text) <= 120:
        named = not node.label and not node.text.endswith((".", ":", "：", "。"))
        return named or node.role in ("story", "title")
    if follower.kind == "list" and not node.label and _SLANTED_LINE.fullmatch(node.text):
        return not is_placeholder(node.text)
    short = len(node.own) == 1 and len(node.text) <= 60 and node.text.endswith((":", "："))
    return short and not node.label and follower.kind == "list" and section_of(node.text) in ("questions", "theirs")


def heads(item: Node, within: Node, follower: Node) -> bool:
    """Whether the only item of a list is a heading for what follows the list."""
    if follower.kind in ("text", "code", "table"):
        return _opens(item, within)
    return follower.kind == "list" and within.ordered and not follower.ordered and not item.children and not item.box


def _opens(item: Node, within: Node) -> bool:
    return not item.box and bool((within.ordered and asks(item.text)) or _BOLD_LINE.fullmatch(item.text))
