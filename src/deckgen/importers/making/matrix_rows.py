"""The rows of the matrix, and where the questions disagree with them."""

from collections.abc import Iterable

from deckgen.importers.drafts import Excerpt, GuideLine, RowDraft
from deckgen.importers.import_report import ImportReport, Remark
from deckgen.importers.making.resolver import Resolver
from deckgen.importers.making.trimming import trimmed
from deckgen.model import MatrixRow, Pick, Question
from deckgen.source import Text


def rows_of(drafts: Iterable[RowDraft], resolver: Resolver, report: ImportReport) -> list[tuple[MatrixRow, GuideLine]]:
    """The rows, one for each principle, with their places; a second row that differs is reported."""
    rows: dict[str, tuple[MatrixRow, GuideLine]] = {}
    for draft in drafts:
        key = resolver.principle(draft.principle)
        if not key:
            continue
        primary, backup, gaps = resolver.pair(draft.primary, draft.backup)
        if primary and draft.reason and not primary.angle:
            primary = Pick(primary.story, trimmed(draft.reason))
        elif draft.reason:
            reason = "a reason without a primary story"
            report.left_out.append(Remark(draft.principle.place, draft.reason, reason))
        row = MatrixRow(Text(key), primary, backup, Text("\n".join(gaps)))
        first, place = rows.setdefault(key, (row, draft.principle.place))
        if first != row:
            reason = f"the matrix has a row for it in {place.file}:{place.line}; that one is kept"
            report.conflict(draft.principle, reason)
    return list(rows.values())


def report_disagreements(
    rows: Iterable[tuple[MatrixRow, GuideLine]],
    questions: Iterable[tuple[Question, GuideLine]],
    report: ImportReport,
) -> None:
    """Report each story that a question picks where the matrix has another for its principle."""
    matrix = {row.principle: (row, place) for row, place in rows}
    reported: set[tuple[str, str, str]] = set()
    for question, place in questions:
        if question.principle not in matrix:
            continue
        row, row_place = matrix[question.principle]
        for slot in ("primary", "backup"):
            asked, there = getattr(question, slot), getattr(row, slot)
            difference = (str(question.principle), slot, str(asked.story) if asked else "")
            if asked and there and asked.story != there.story and difference not in reported:
                reported.add(difference)
                where = f"{row_place.file}:{row_place.line}"
                reason = f"the {slot} for '{question.principle}' is '{there.story}' in the matrix, {where}"
                report.conflict(Excerpt(str(asked.story), place), reason)
