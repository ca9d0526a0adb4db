"""What proofs of builds share: a night to build in, an edit, what lies in a folder and what a build found."""

from pathlib import Path

from deckgen.pipeline.build_report import BuildReport

NIGHT = 1_790_000_000
STORY = "parking-sensors.yaml"


def edit(bank: Path, old: str, new: str, name: str = STORY) -> None:
    """Put other words into a file of a bank, which must hold the old ones."""
    path = bank / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path from there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def codes(report: BuildReport) -> set[str]:
    """The codes of what a build found."""
    return {finding.code for finding in report.diagnostics}
