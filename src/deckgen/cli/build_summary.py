"""What a successful build did, in lines."""

from collections import Counter
from collections.abc import Iterable, Iterator

from deckgen.pipeline.build_report import BuildReport
from deckgen.pipeline.change_report import retired_lines, to_lines


def summary(report: BuildReport, *, dry_run: bool) -> Iterator[str]:
    """List the files, count notes and cards, and say what changes in Anki; in full for a dry run."""
    for path in report.files:
        yield f"{'would write' if dry_run else 'wrote'} {path}"
    yield f"notes: {_joined(_number(count, kind) for kind, count in report.notes.items()) or 'none'}"
    if report.cards:
        yield f"cards: {report.cards} on {_number(report.sheets, 'sheet')}"
    if report.ledger is None:
        return
    if dry_run:
        yield from to_lines(report.changes, report.ledger)
    else:
        yield f"since the last build: {_changes(report) or 'nothing to publish'}"
        yield from retired_lines(report.ledger)
    yield from _in_anki(report, dry_run=dry_run)


def _changes(report: BuildReport) -> str:
    """Count the changes, as "2 new (1 question, 1 story), 1 changed"."""
    changes = report.changes
    counts = {
        f"new{_kinds_of_new(report)}": len(changes.new),
        "changed": len(changes.changed),
        "renamed": len(changes.renamed),
        "returned": len(changes.returned),
        "stamped anew": len(changes.restamped),
        "left out by choice": len(changes.left_out),
        "unchanged": len(changes.unchanged),
    }
    return _joined(f"{count} {what}" for what, count in counts.items() if count)


def _kinds_of_new(report: BuildReport) -> str:
    """The kinds of the new notes in brackets: they appear in the middle of study. Not in a first build: all are new."""
    assert report.ledger
    if len(report.changes.new) == len(report.ledger.notes):
        return ""
    kinds = Counter(note_id.partition("/")[0] for note_id in report.changes.new)
    return f" ({_joined(_number(count, kind) for kind, count in kinds.items())})"


def _in_anki(report: BuildReport, *, dry_run: bool) -> Iterator[str]:
    """What becomes of a person's own work in Anki."""
    if report.taken:
        for field in report.taken.done:
            yield f"{'would take' if dry_run else 'took'} {field.field} of {field.note_id} into {field.place}"
        for waiting in report.taken.waiting:
            yield f"not taken {waiting.field} of {waiting.note_id}: {waiting.reason}"
    if report.comparison:
        from deckgen.pipeline.comparison_report import comparison_lines

        yield from comparison_lines(report.comparison, report.waiting)
        if any(path.name.endswith("-tagged.txt") for path in report.files):
            yield "notes you tagged or edited in Anki are in the -tagged.txt file, not in the package: import both"
            yield "  (File > Import for each; leave 'Existing notes: Update' as it is)"
        return
    changes = report.changes
    updated = len(changes.changed) + len(changes.renamed) + len(changes.returned) + len(changes.restamped)
    if updated:
        notes = _number(updated, "note")
        yield f"importing updates {notes}: tags and edits made on them in Anki are replaced; '--against' keeps them"


def _joined(items: Iterable[str]) -> str:
    return ", ".join(items)


def _number(count: int, noun: str) -> str:
    """A count with its noun, as "1 story" or "2 stories"."""
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun.removesuffix('y')}ies" if noun.endswith("y") else f"{count} {noun}s"
