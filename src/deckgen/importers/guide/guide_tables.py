"""Tables in a guide: a transposed one tells stories, any other is what its columns make it."""

from deckgen.importers.drafts import FileDrafts
from deckgen.importers.guide.context import Context
from deckgen.importers.guide.framework_drafts import read_framework
from deckgen.importers.guide.story_drafts import read_story
from deckgen.importers.guide.story_templates import is_explanation
from deckgen.importers.outline.node import Node
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.tables import transposed_tables
from deckgen.importers.tables.column_roles import read_table
from deckgen.importers.tables.rows import Row, Table
from deckgen.importers.words.known_principles import KnownPrinciples


def read_guide_table(node: Node, context: Context, principles: KnownPrinciples, page: Page, drafts: FileDrafts) -> None:
    """Read a table in its context."""
    if not node.rows:
        return
    rows = [Row(first, last, cells) for first, last, cells in node.rows]
    if parts := transposed_tables.part_rows(rows):
        _read_transposed(rows, parts, context, page, drafts)
        drafts.used.update(range(node.first, node.last + 1))
        return
    is_read = read_table(Table(rows[0], rows[1:], context.title, context.principle), principles, drafts)
    if is_read and node.info != "html":
        drafts.used.add(node.first + 1)  # the line of dashes below the header


def _read_transposed(rows: list[Row], parts: list[Row], context: Context, page: Page, drafts: FileDrafts) -> None:
    columns = transposed_tables.story_columns(parts)
    for column in columns:
        block = transposed_tables.star_block(rows, parts, column, drafts)
        if is_explanation(block, page):
            first = parts[0].first
            holder = Node("heading", first, first, ((first, context.title),), children=block.parts)
            read_framework(holder, context.title or "STAR", page, drafts)
            transposed_tables.leave_out_columns(rows, columns[1:], drafts)
            return
        title = transposed_tables.column_title(rows, column, context.title, is_only=len(columns) == 1)
        read_story(block, title, [], context, page, drafts)
