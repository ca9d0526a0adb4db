"""Diagnostics on the terminal."""

import os
import sys
from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

import click

from deckgen.diagnostics import Diagnostic, Severity, counts, to_text
from deckgen.source import Source
from deckgen.terminal_width import filled

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_HINT = "    hint: "


def show(findings: Iterable[Diagnostic], sources: Iterable[Source], *, err: bool = True, brief: bool = False) -> None:
    """Print findings with their source line and hint, to standard error or else to standard output.

    With ``brief``, only errors get more than one line.
    """
    by_path = {source.path: source for source in sources}
    for finding in findings:
        in_full = finding.severity is Severity.ERROR or not brief
        first, *rest = (to_text(finding, by_path) if in_full else str(finding)).splitlines()
        _print_first_line(first, finding, err=err)
        for line in rest:
            click.echo(_wrapped(line, err=err) if line.startswith(_HINT) else line, err=err)


def show_by_code(findings: Iterable[Diagnostic]) -> None:
    """Print findings to standard error, one line each; those with the same code and hint share the hint."""
    for (_, hint), alike in groupby(sorted(findings, key=_code_and_hint), key=_code_and_hint):
        for finding in alike:
            _print_first_line(str(finding), finding, err=True)
        if hint:
            click.echo(_wrapped(f"{_HINT}{hint}", err=True), err=True)


def colour() -> bool | None:
    """False where NO_COLOR is set to anything but "" (no-color.org); None to let the terminal decide."""
    return False if os.environ.get("NO_COLOR") else None


def counted(findings: Iterable[Diagnostic]) -> str:
    """Count findings by severity, as "1 error, 2 warnings, 3 info"; "" for none."""
    plurals = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "info"}
    return ", ".join(
        f"{count} {severity if count == 1 else plurals[severity]}"
        for severity, count in counts(findings).items()
        if count
    )


def _print_first_line(line: str, finding: Diagnostic, *, err: bool) -> None:
    click.echo(click.style(_wrapped(line, err=err), fg=_COLOURS[finding.severity]), err=err, color=colour())


def _wrapped(line: str, *, err: bool) -> str:
    """Wrap a line between words on a terminal; leave it whole in a file or a pipe, where it may be searched."""
    stream: TextIO | None = sys.stderr if err else sys.stdout
    if stream is None or not stream.isatty():
        return line
    import shutil

    indent = " " * (len(_HINT) if line.startswith(_HINT) else 4)
    return "\n".join(filled(line, shutil.get_terminal_size().columns, indent))


def _code_and_hint(finding: Diagnostic) -> tuple[str, str]:
    return finding.code, finding.hint
