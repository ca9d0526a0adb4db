"""Matrices of stories and principles: names in cells, or marks in a grid, in either orientation."""

import re
from collections.abc import Iterator

from deckgen.importers.drafts import FileDrafts, PrincipleDraft, RowDraft
from deckgen.importers.tables.rows import Row, Table, said_in, use_header, use_row
from deckgen.importers.words.decoration import bare
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.roles import plain

_MARKS = {
    "primary": r"(?:p|1|1st|primary|main|★+|⭐+|✓✓|✔✔|◎|xx|●)",
    "backup": r"(?:b|2|2nd|backup|☆|○|◯|△|\(x\)|\(✓\))",
}
_MARK = re.compile(r"(?:x|✓|✔|✅|☑|√|y|yes|•|●|\*|★|⭐|sim|sí|oui|ja|是|v|✔️|☑️)", re.I)
_NO_MARK = re.compile(r"(?:|[-–—]+|no|n|não|non|nein|✗|✘|❌|否)", re.I)


def read_matrix(table: Table, principles: KnownPrinciples, found: FileDrafts) -> bool:
    """Read a table with a column of principles and one or two of stories, or of what each story claims."""
    roles = table.roles
    story = roles.get("primary", roles.get("story"))
    assert story is not None
    chosen = [row.cell(roles.get(role)) for row in table.rows for role in ("primary", "story", "backup")]
    if not any(re.search(r"[^\W\d_]", cell) for cell in chosen):
        return False
    by_story = "primary" not in roles and story < roles["principles"]
    for row in table.rows:
        name = row.cell(roles["principles"])
        if by_story:
            _claim(row, row.cell(story), name, found)
            continue
        if not name or is_placeholder(name, cell=True):
            found.reasons.setdefault(row.first, "a row without a principle")
            continue
        if principles.one(name) is None:
            found.principles.append(PrincipleDraft(said_in(row, bare(name), found), own=True))
        primary, backup = row.cell(story), row.cell(roles.get("backup"))
        found.rows.append(
            RowDraft(
                said_in(row, name, found),
                said_in(row, primary, found) if _says(primary) else None,
                said_in(row, backup, found) if _says(backup) else None,
                row.cell(roles.get("reason")),
            )
        )
        use_row(row, found)
    use_header(table, found, ("principles", "primary", "story", "backup", "reason"))
    return True


def _claim(row: Row, story: str, principles: str, found: FileDrafts) -> None:
    if story and principles:
        found.claims.append((said_in(row, story, found), said_in(row, principles, found)))
        use_row(row, found)
    else:
        found.reasons.setdefault(row.first, "a row without a story or without a principle")


def _says(text: str) -> bool:
    return bool(text) and not re.fullmatch(r"[-–—]+", text)


def is_grid(table: Table, principles: KnownPrinciples) -> bool:
    """Whether a table holds nothing but marks, with principles along one side."""
    cells = [cell for row in table.rows for cell in row.cells[1:] if cell.strip()]
    marks = [cell for cell in cells if _mark(cell)]
    if not marks or not all(_mark(cell) or _NO_MARK.fullmatch(cell.strip()) for cell in cells):
        return False
    return any(
        sum(principles.one(name) is not None for name in names) >= 2 for names in (_columns(table), _rows(table))
    )


def _columns(table: Table) -> list[str]:
    return [cell for cell in table.header.cells[1:] if cell.strip()]


def _rows(table: Table) -> list[str]:
    return [row.cell(0) for row in table.rows]


def _mark(cell: str) -> str:
    clean = plain(cell).casefold() or cell.strip()
    for meaning, pattern in _MARKS.items():
        if re.fullmatch(pattern, clean, re.I):
            return meaning
    return "claim" if _MARK.fullmatch(clean) or _MARK.fullmatch(cell.strip()) else ""


def read_grid(table: Table, principles: KnownPrinciples, found: FileDrafts) -> bool:
    """A grid of marks: a marked pair is a claim, and a row of the matrix where the marks leave no choice."""
    across = sum(principles.one(name) is not None for name in _columns(table)) >= 2
    marked: dict[str, list[tuple[str, Row, str]]] = {}
    for row, column, cell in _cells(table):
        if mark := _mark(cell):
            story, principle = (
                (row.cell(0), table.header.cell(column)) if across else (table.header.cell(column), row.cell(0))
            )
            marked.setdefault(principle, []).append((story, row, mark))
    for principle, pairs in marked.items():
        _decide(principle, pairs, table.header if across else pairs[0][1], found)
    for row in (table.header, *table.rows):
        if row is table.header or any(_mark(cell) for cell in row.cells[1:]):
            use_row(row, found)
    return True


def _cells(table: Table) -> Iterator[tuple[Row, int, str]]:
    for row in table.rows:
        for column, cell in enumerate(row.cells[1:], start=1):
            if cell.strip():
                yield row, column, cell


def _decide(principle: str, pairs: list[tuple[str, Row, str]], home: Row, found: FileDrafts) -> None:
    name = said_in(home, principle, found)
    for story, row, _ in pairs:
        found.claims.append((said_in(row, story, found), name))
    graded = any(mark == "backup" for _, _, mark in pairs) or sum(mark == "primary" for _, _, mark in pairs) == 1
    first = [(story, row) for story, row, mark in pairs if mark == "primary" or (mark == "claim" and not graded)]
    second = [(story, row) for story, row, mark in pairs if mark == "backup"]
    if len(first) <= 1 and len(second) <= 1:
        picks = [said_in(one[0][1], one[0][0], found) if one else None for one in (first, second)]
        found.rows.append(RowDraft(name, picks[0], picks[1]))
    else:
        found.undecided.append((name, f"mark one of them P and one B: {', '.join(story for story, _, _ in pairs)}"))
