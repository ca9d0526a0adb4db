"""Matrices of stories and principles: tables of names, and grids of marks."""

import re
from collections.abc import Iterator

from deckgen.importers.drafts import Excerpt, FileDrafts, PrincipleDraft, RowDraft
from deckgen.importers.tables.rows import Row, Table, excerpt, use_header, use_row
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


def read_matrix(table: Table, principles: KnownPrinciples, drafts: FileDrafts) -> bool:
    """Read a table with a column of principles and one or two of stories; whether it was one.

    Where the stories come first, a row claims principles for a story; else it picks stories for a principle.
    """
    roles = table.roles
    story = roles.get("primary", roles.get("story"))
    assert story is not None
    picks = [row.cell(roles.get(role)) for row in table.rows for role in ("primary", "story", "backup")]
    if not any(re.search(r"[^\W\d_]", cell) for cell in picks):
        return False
    by_story = "primary" not in roles and story < roles["principles"]
    for row in table.rows:
        name = row.cell(roles["principles"])
        if by_story:
            _add_claim(row, row.cell(story), name, drafts)
            continue
        if not name or is_placeholder(name, cell=True):
            drafts.reasons.setdefault(row.first, "a row without a principle")
            continue
        if principles.named(name) is None:
            drafts.principles.append(PrincipleDraft(excerpt(row, bare(name), drafts), own=True))
        primary, backup = row.cell(story), row.cell(roles.get("backup"))
        drafts.rows.append(
            RowDraft(
                excerpt(row, name, drafts),
                None if _is_empty(primary) else excerpt(row, primary, drafts),
                None if _is_empty(backup) else excerpt(row, backup, drafts),
                row.cell(roles.get("reason")),
            )
        )
        use_row(row, drafts)
    use_header(table, drafts, ("principles", "primary", "story", "backup", "reason"))
    return True


def _add_claim(row: Row, story: str, principles: str, drafts: FileDrafts) -> None:
    if story and principles:
        drafts.claims.append((excerpt(row, story, drafts), excerpt(row, principles, drafts)))
        use_row(row, drafts)
    else:
        drafts.reasons.setdefault(row.first, "a row without a story or without a principle")


def _is_empty(cell: str) -> bool:
    return not cell or bool(re.fullmatch(r"[-–—]+", cell))


def is_grid(table: Table, principles: KnownPrinciples) -> bool:
    """Whether the cells of a table are all marks, with principles along one side."""
    cells = [cell for row in table.rows for cell in row.cells[1:] if cell.strip()]
    marks = [cell for cell in cells if _mark(cell)]
    if not marks or not all(_mark(cell) or _NO_MARK.fullmatch(cell.strip()) for cell in cells):
        return False
    sides = (_column_names(table), [row.cell(0) for row in table.rows])
    return any(sum(principles.named(name) is not None for name in names) >= 2 for names in sides)


def _column_names(table: Table) -> list[str]:
    return [cell for cell in table.header.cells[1:] if cell.strip()]


def _mark(cell: str) -> str:
    """What a mark stands for: "primary", "backup", or "claim" for any other; "" if the cell is no mark."""
    words = plain(cell).casefold() or cell.strip()
    for meaning, pattern in _MARKS.items():
        if re.fullmatch(pattern, words, re.I):
            return meaning
    return "claim" if _MARK.fullmatch(words) or _MARK.fullmatch(cell.strip()) else ""


def read_grid(table: Table, principles: KnownPrinciples, drafts: FileDrafts) -> bool:
    """Read a grid of marks; each mark claims a principle for a story."""
    across = sum(principles.named(name) is not None for name in _column_names(table)) >= 2
    marked: dict[str, list[tuple[str, Row, str]]] = {}
    for row, column, cell in _cells(table):
        if mark := _mark(cell):
            story, principle = row.cell(0), table.header.cell(column)
            if not across:
                story, principle = principle, story
            marked.setdefault(principle, []).append((story, row, mark))
    for principle, marks in marked.items():
        _add_marks(excerpt(table.header if across else marks[0][1], principle, drafts), marks, drafts)
    for row in (table.header, *table.rows):
        if row is table.header or any(_mark(cell) for cell in row.cells[1:]):
            use_row(row, drafts)
    return True


def _cells(table: Table) -> Iterator[tuple[Row, int, str]]:
    for row in table.rows:
        for column, cell in enumerate(row.cells[1:], start=1):
            if cell.strip():
                yield row, column, cell


def _add_marks(principle: Excerpt, marks: list[tuple[str, Row, str]], drafts: FileDrafts) -> None:
    """Draft the claims of one principle, and its row of the matrix if the marks leave one pick each."""
    stories = [(excerpt(row, story, drafts), mark) for story, row, mark in marks]
    drafts.claims += [(story, principle) for story, _ in stories]
    kinds = [mark for _, mark in stories]
    is_graded = "backup" in kinds or kinds.count("primary") == 1
    primaries = [story for story, mark in stories if mark == "primary" or (mark == "claim" and not is_graded)]
    backups = [story for story, mark in stories if mark == "backup"]
    if len(primaries) <= 1 and len(backups) <= 1:
        drafts.rows.append(RowDraft(principle, next(iter(primaries), None), next(iter(backups), None)))
    else:
        names = ", ".join(story.text for story, _ in stories)
        drafts.undecided.append((principle, f"mark one of them P and one B: {names}"))
