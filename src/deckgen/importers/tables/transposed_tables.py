"""Tables that stand upright: one row a part, and one column a telling."""

from deckgen.importers.drafts import Excerpt, FileDrafts
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.star_blocks import EXTRA, StarBlock
from deckgen.importers.tables.rows import Row, said_in
from deckgen.importers.words.line_labels import Label
from deckgen.importers.words.roles import sense_of
from deckgen.importers.words.titles import titled
from deckgen.model import PARTS


def parts_of(rows: list[Row]) -> list[Row]:
    """The rows that name a part of a story, when that is what the table is made of."""
    named = [row for row in rows if _is_part(row.cell(0))]
    return named if len(named) > 2 and len(named) * 2 > len(rows) else []


def columns_of(named: list[Row]) -> list[int]:
    """The columns beside the names of the parts that say something."""
    widest = max(len(row.cells) for row in named)
    return [column for column in range(1, widest) if any(row.cell(column) for row in named)]


def telling_in(rows: list[Row], named: list[Row], column: int, found: FileDrafts) -> StarBlock:
    """One column as a telling; a row that names no part and no other field of a story is left out, and said so."""
    others = [row for row in rows[0 if _is_part(rows[0].cell(0)) else 1 :] if row not in named and row.cell(column)]
    extra = [row for row in others if sense_of(row.cell(0)).role in EXTRA]
    for row in others:
        if row not in extra:
            said = said_in(row, f"{row.cell(0)}: {row.cell(column)}", found)
            found.left_out.append((said, "a row that a story has no place for"))
    return StarBlock([_node(row, column) for row in named], [_node(row, column) for row in extra])


def title_in(rows: list[Row], column: int, title: str, *, alone: bool) -> str:
    """What the column's header calls the story; where it is the only column, what stands above the table."""
    header = rows[0].cell(column) if not _is_part(rows[0].cell(0)) and not alone else title
    return titled(header)[0] or titled(title)[0]


def leave_out(rows: list[Row], columns: list[int], found: FileDrafts) -> None:
    """Say which columns have no place."""
    for column in columns:
        head = rows[0].cell(column)
        for row in rows[1:]:
            if text := row.cell(column):
                said: Excerpt = said_in(row, f"{head}: {text}" if head else text, found)
                found.left_out.append((said, "a column that a bank has no place for"))


def _is_part(text: str) -> bool:
    return sense_of(text).role in PARTS


def _node(row: Row, column: int) -> Node:
    sense = sense_of(row.cell(0))
    label = Label(row.cell(0), row.cell(column), sense.roles, language=sense.language)
    return Node("item", row.first, row.last, own=((row.first, row.cell(column)),), label=label)
