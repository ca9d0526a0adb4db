"""Blanks in a guide: nodes that only hold the place of a text."""

from deckgen.importers.drafts import FileDrafts
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.node_text import said
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.placeholders import is_placeholder


def filled(node: Node, made: Page, found: FileDrafts) -> str:
    """What a node says, "" where it only holds the place of a text; that is declared."""
    text = said(node, made)
    if text and not is_placeholder(text):
        return text
    found.blank(text or node.text, found.at(node))
    found.because("placeholder", node)
    return ""
