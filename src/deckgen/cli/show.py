"""Findings on the terminal."""

import os
import shutil
import sys
from collections.abc import Iterable
from itertools import groupby

import click

from deckgen.diagnostics import Diagnostic, Severity, counts, to_text
from deckgen.source import Source
from deckgen.terminal_width import filled

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def show(findings: Iterable[Diagnostic], sources: Iterable[Source], *, err: bool = True, brief: bool = False) -> None:
    """Print findings, each with its source line and cure, to standard error or else to standard output.

    ``brief`` gives a line to what is not an error.
    """
    by_path = {source.path: source for source in sources}
    for finding in findings:
        whole = finding.severity is Severity.ERROR or not brief
        first, *rest = (to_text(finding, by_path) if whole else str(finding)).splitlines()
        _say(first, finding, err=err)
        for line in rest:
            click.echo(_fitted(line, err=err) if line.startswith(_HINT) else line, err=err)


def show_in_lines(findings: Iterable[Diagnostic]) -> None:
    """Print findings to standard error, a line each, those of one code together with their cure below the last."""
    for hint, alike in groupby(sorted(findings, key=_by_code), key=lambda finding: finding.hint):
        for finding in alike:
            _say(str(finding), finding, err=True)
        if hint:
            click.echo(_fitted(f"{_HINT}{hint}", err=True), err=True)


_HINT = "    hint: "


def _say(line: str, finding: Diagnostic, *, err: bool) -> None:
    click.echo(click.style(_fitted(line, err=err), fg=_COLOURS[finding.severity]), err=err, color=colour())


def _fitted(line: str, *, err: bool) -> str:
    """A line that breaks between words on a terminal, and nowhere in a file or a pipe, where it is searched."""
    if not (sys.stderr if err else sys.stdout).isatty():
        return line
    inside = " " * (len(_HINT) if line.startswith(_HINT) else 4)
    width = shutil.get_terminal_size().columns
    return "\n".join(filled(line, width, inside))


def _by_code(finding: Diagnostic) -> tuple[str, str]:
    return finding.code, finding.hint


def colour() -> bool | None:
    """None where the terminal decides; False where NO_COLOR says so (no-color.org: set, and not empty)."""
    return False if os.environ.get("NO_COLOR") else None


def counted(findings: Iterable[Diagnostic]) -> str:
    """How many findings there are, as "1 error, 2 warnings"; "" for none."""
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
    return ", ".join(
        f"{count} {names[severity]}{'s' if count > 1 else ''}" for severity, count in counts(findings).items() if count
    )
