"""Shared by tests of builds: a time to build at, an edit to a file, the contents of a folder, the codes reported."""

from pathlib import Path

from deckgen.pipeline.build_report import BuildReport

NIGHT = 1_790_000_000
STORY = "parking-sensors.yaml"


def edit(bank: Path, old: str, new: str, name: str = STORY) -> None:
    """Replace ``old``, which must be there, in a file of a bank."""
    path = bank / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def codes(report: BuildReport) -> set[str]:
    """The codes of the diagnostics of a build."""
    return {finding.code for finding in report.diagnostics}
