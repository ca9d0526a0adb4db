"""Tables in a guide: one that stands upright tells stories, any other is what its columns make it."""

from deckgen.importers.drafts import FileDrafts
from deckgen.importers.guide import framework_drafts
from deckgen.importers.guide.context import Context
from deckgen.importers.guide.story_drafts import story
from deckgen.importers.guide.story_templates import explains
from deckgen.importers.outline.node import Node
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.tables import transposed_tables
from deckgen.importers.tables.column_roles import read_table
from deckgen.importers.tables.rows import Row, Table
from deckgen.importers.words.known_principles import KnownPrinciples


def table(node: Node, where: Context, principles: KnownPrinciples, made: Page, found: FileDrafts) -> None:
    """Read a table where it stands."""
    if not node.rows:
        return
    rows = [Row(first, last, cells) for first, last, cells in node.rows]
    if named := transposed_tables.parts_of(rows):
        _upright(rows, named, where, made, found)
        found.used.update(range(node.first, node.last + 1))
        return
    read = read_table(Table(rows[0], rows[1:], where.title, where.principle), principles, found)
    if read and node.info != "html":
        found.used.add(node.first + 1)


def _upright(rows: list[Row], named: list[Row], where: Context, made: Page, found: FileDrafts) -> None:
    columns = transposed_tables.columns_of(named)
    for column in columns:
        telling = transposed_tables.telling_in(rows, named, column, found)
        if explains(telling, made):
            first = named[0].first
            holder = Node("heading", first, first, own=((first, where.title),), children=telling.star)
            framework_drafts.framework(holder, where.title or "STAR", made, found)
            transposed_tables.leave_out(rows, columns[1:], found)
            return
        alone = len(columns) == 1
        story(telling, transposed_tables.title_in(rows, column, where.title, alone=alone), [], where, made, found)
