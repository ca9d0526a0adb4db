"""Pocket lines in a guide: a story in a few short bullets."""

from deckgen.importers.drafts import FileDrafts, StoryDraft
from deckgen.importers.guide.context import Context, fallback_title
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.node_text import flat_children, full_text, in_order
from deckgen.importers.outline.star_blocks import StarBlock
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.question_phrases import asks
from deckgen.importers.words.sections import section_of
from deckgen.importers.words.titles import story_title


def is_pocket(block: StarBlock, context: Context) -> bool:
    """Whether a STAR block is meant as pocket lines: its section says so, or its parts are numbered."""
    return context.section == "pocket" or sum(bool(node.label and node.label.number) for node in block.parts) > 1


def read_pocket(
    nodes: list[Node], title: str, also: list[str], context: Context, page: Page, drafts: FileDrafts
) -> None:
    """Draft a story with these nodes as its pocket lines."""
    nodes = in_order(nodes)
    lines = [text for node in nodes if (text := full_text(node, page)) and not is_placeholder(text)]
    story = StoryDraft(title or fallback_title(context), drafts.place_of(nodes[0]), also=also, pocket=lines)
    drafts.use_all(*nodes)
    drafts.stories.append(story)


def read_bullets(node: Node, page: Page, drafts: FileDrafts) -> bool:
    """Read three to nine plain bullets below the title of their story; whether the node is that."""
    items = [child for child in flat_children(node) if child.kind == "item" and not child.box]
    if not 3 <= len(items) <= 9 or any(item.children or asks(item.text) for item in items):
        return False
    title, also = story_title(node.text)
    if not title or section_of(title) == "pocket":
        return False
    read_pocket(items, title, also, Context(), page, drafts)
    drafts.use(node)
    return True
