"""Findings on the terminal."""

import os
from collections.abc import Iterable
from itertools import groupby

import click

from deckgen.diagnostics import Diagnostic, Severity, counts, to_text
from deckgen.source import Source

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def show(findings: Iterable[Diagnostic], sources: Iterable[Source], *, err: bool = True, brief: bool = False) -> None:
    """Print findings, each with its source line and cure, to standard error or else to standard output.

    ``brief`` gives a line to what is not an error.
    """
    by_path = {source.path: source for source in sources}
    for finding in findings:
        whole = finding.severity is Severity.ERROR or not brief
        first, _, rest = (to_text(finding, by_path) if whole else str(finding)).partition("\n")
        styled = click.style(first, fg=_COLOURS[finding.severity])
        click.echo(styled + (f"\n{rest}" if rest else ""), err=err, color=colour())


def show_in_lines(findings: Iterable[Diagnostic]) -> None:
    """Print findings to standard error, a line each, those of one code together with their cure below the last."""
    for hint, alike in groupby(sorted(findings, key=_by_code), key=lambda finding: finding.hint):
        for finding in alike:
            click.echo(click.style(str(finding), fg=_COLOURS[finding.severity]), err=True, color=colour())
        if hint:
            click.echo(f"    hint: {hint}", err=True)


def _by_code(finding: Diagnostic) -> tuple[str, str]:
    return finding.code, finding.hint


def colour() -> bool | None:
    """None where the terminal decides; False where NO_COLOR says so (no-color.org: set, and not empty)."""
    return False if os.environ.get("NO_COLOR") else None


def counted(findings: Iterable[Diagnostic]) -> str:
    """How many findings there are, as "1 error, 2 warnings"; "" for none."""
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    return ", ".join(
        f"{count} {names[severity]}{'s' if count > 1 else ''}" for severity, count in counts(findings).items() if count
    )
