"""Placeholders in a guide."""

from deckgen.importers.drafts import FileDrafts
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.node_text import full_text
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.placeholders import is_placeholder


def text_or_blank(node: Node, page: Page, drafts: FileDrafts) -> str:
    """The full text of a node; a placeholder is reported, and gives ""."""
    text = full_text(node, page)
    if text and not is_placeholder(text):
        return text
    drafts.add_placeholder(text or node.text, drafts.place_of(node))
    drafts.skip("placeholder", node)
    return ""
