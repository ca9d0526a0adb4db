"""Pocket lines in a guide: a story in a few bullets, to be glanced at."""

from deckgen.importers.drafts import FileDrafts, StoryDraft
from deckgen.importers.guide.context import Context, fallback
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.node_text import fields, in_order, said
from deckgen.importers.outline.star_blocks import StarBlock
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.question_phrases import asks
from deckgen.importers.words.sections import section_of
from deckgen.importers.words.titles import titled


def is_pocket(telling: StarBlock, where: Context) -> bool:
    """Whether a telling is one in pocket lines: its section says so, or its parts are counted."""
    return where.section == "pocket" or sum(bool(one.label and one.label.number) for one in telling.star) > 1


def pocket(nodes: list[Node], title: str, also: list[str], where: Context, made: Page, found: FileDrafts) -> None:
    """Read nodes as the pocket lines of one story."""
    nodes = in_order(nodes)
    lines = [text for one in nodes if (text := said(one, made)) and not is_placeholder(text)]
    draft = StoryDraft(title or fallback(where), found.at(nodes[0]), also=also, pocket=lines)
    found.use_all(*nodes)
    found.stories.append(draft)


def bullets(node: Node, made: Page, found: FileDrafts) -> bool:
    """Read plain bullets below the name of their story; whether that is what a node holds."""
    items = [one for one in fields(node) if one.kind == "item" and not one.box]
    if not 3 <= len(items) <= 9 or any(one.children for one in items) or any(asks(one.text) for one in items):
        return False
    title, also = titled(node.text)
    if not title or section_of(title) == "pocket":
        return False
    pocket(items, title, also, Context(), made, found)
    found.use(node)
    return True
