"""The rows of the matrix, and where the questions disagree with them."""

from deckgen.importers.drafts import Excerpt, GuideLine, RowDraft
from deckgen.importers.import_report import ImportReport, Remark
from deckgen.importers.making.resolver import Resolver
from deckgen.importers.making.trimming import trimmed
from deckgen.model import MatrixRow, Pick, Question
from deckgen.source import Text


def rows_of(drafts: list[RowDraft], resolver: Resolver, report: ImportReport) -> list[tuple[MatrixRow, GuideLine]]:
    """The rows of the matrix, one a principle; a second one that says something else is reported."""
    made: dict[str, tuple[MatrixRow, GuideLine]] = {}
    for draft in drafts:
        key = resolver.principle(draft.principle)
        if not key:
            continue
        primary, backup, gaps = resolver.pair(draft.primary, draft.backup)
        if primary and draft.reason and not primary.angle:
            primary = Pick(primary.story, trimmed(draft.reason))
        elif draft.reason:
            note = "a reason without a story to belong to"
            report.left_out.append(Remark(draft.principle.place, draft.reason, note))
        row = MatrixRow(Text(key), primary, backup, Text("\n".join(gaps)))
        if key not in made:
            made[key] = (row, draft.principle.place)
        elif made[key][0] != row:
            note = f"the matrix has a row for it in {made[key][1].file}:{made[key][1].line}; that one is kept"
            report.conflict(draft.principle, note)
    return list(made.values())


def disagreements(
    rows: list[tuple[MatrixRow, GuideLine]], questions: list[tuple[Question, GuideLine]], report: ImportReport
) -> None:
    """Report where a question picks another story than the matrix does for its principle."""
    matrix = {row.principle: (row, place) for row, place in rows}
    told: set[tuple[str, str, str]] = set()
    for question, place in questions:
        row, home = matrix.get(question.principle, (None, place))
        for slot in ("primary", "backup"):
            here, there = getattr(question, slot), getattr(row, slot, None)
            if here and there and here.story != there.story:
                seen = (str(question.principle), slot, str(here.story))
                if seen not in told:
                    told.add(seen)
                    where = f"{home.file}:{home.line}"
                    note = f"the {slot} for '{question.principle}' is '{there.story}' in the matrix, {where}"
                    report.conflict(Excerpt(str(here.story), place), note)
