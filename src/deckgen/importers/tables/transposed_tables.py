"""Transposed tables of stories: a row for each part, a column for each story."""

from deckgen.importers.drafts import FileDrafts, GuideLine
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.star_blocks import FIELD_ROLES, StarBlock
from deckgen.importers.tables.rows import Row
from deckgen.importers.words.line_labels import Label
from deckgen.importers.words.roles import sense_of
from deckgen.importers.words.titles import story_title
from deckgen.model import PARTS


def part_rows(rows: list[Row]) -> list[Row]:
    """The rows that begin with the name of a part; none unless most rows do."""
    parts = [row for row in rows if _names_part(row.cell(0))]
    return parts if len(parts) > 2 and len(parts) * 2 > len(rows) else []


def story_columns(parts: list[Row]) -> list[int]:
    """The columns that hold text in these rows, except the first."""
    widest = max(len(row.cells) for row in parts)
    return [column for column in range(1, widest) if any(row.cell(column) for row in parts)]


def star_block(rows: list[Row], parts: list[Row], column: int, drafts: FileDrafts) -> StarBlock:
    """One column as a STAR block; a row that is no field of a story is reported as left out."""
    has_header = not _names_part(rows[0].cell(0))
    others = [row for row in rows[1 if has_header else 0 :] if row not in parts and row.cell(column)]
    fields = [row for row in others if sense_of(row.cell(0)).role in FIELD_ROLES]
    for row in others:
        if row not in fields:
            text = f"{row.cell(0)}: {row.cell(column)}"
            drafts.leave_out(text, GuideLine(drafts.file, row.first), "a row that a story has no place for")
    return StarBlock([_node(row, column) for row in parts], [_node(row, column) for row in fields])


def column_title(rows: list[Row], column: int, title: str, *, is_only: bool) -> str:
    """The title of a column's story: its header, or what stands above the table if it is the only column."""
    header = title if _names_part(rows[0].cell(0)) or is_only else rows[0].cell(column)
    return story_title(header)[0] or story_title(title)[0]


def leave_out_columns(rows: list[Row], columns: list[int], drafts: FileDrafts) -> None:
    """Report the cells of these columns as left out."""
    for column in columns:
        head = rows[0].cell(column)
        for row in rows[1:]:
            if text := row.cell(column):
                place = GuideLine(drafts.file, row.first)
                drafts.leave_out(f"{head}: {text}" if head else text, place, "a column that a bank has no place for")


def _names_part(text: str) -> bool:
    return sense_of(text).role in PARTS


def _node(row: Row, column: int) -> Node:
    sense = sense_of(row.cell(0))
    label = Label(row.cell(0), row.cell(column), sense.roles, language=sense.language)
    return Node("item", row.first, row.last, ((row.first, row.cell(column)),), label=label)
