"""What a build would change in Anki and how the notes stand to those in it, for people and for programs."""

from collections.abc import Iterator
from typing import Any

from deckgen.collection.comparison_json import to_json as comparison_json
from deckgen.pipeline.build_report import BuildReport
from deckgen.pipeline.change_report import to_json, to_lines
from deckgen.pipeline.comparison_report import comparison_lines


def difference_lines(report: BuildReport) -> Iterator[str]:
    """Lines for people: what differs from the last build, then what differs from Anki if that was read."""
    yield from to_lines(report.changes, report.ledger)
    if report.comparison:
        yield from comparison_lines(report.comparison, report.waiting)


def differences(report: BuildReport) -> dict[str, Any]:
    """Plain values for JSON: the changes, and below "anki" the comparison, if a file of Anki's was read."""
    values = to_json(report.changes, report.ledger)
    if report.comparison:
        waiting = [note.expected.id for note in report.waiting]
        values["anki"] = {**comparison_json(report.comparison), "waiting": waiting}
    return values
