"""Diagnostics: what is wrong with a bank, as values that are collected and never raised."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from deckgen.source import Source, Span
from deckgen.terminal_width import columns, first_columns


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops a build; with ``--strict``, so does a warning."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A diagnostic: a stable code, a severity, a place, what is there, and a hint how to fix it."""

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str = ""
    cause: bool = False
    """Whether part of the bank could not be read because of it; such diagnostics come first."""

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span.path else ""
        message = self.message.replace("\n", " ")  # from text it quotes
        return f"{place}{self.code} {self.severity}: {message}"


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort diagnostics and remove repeats: first causes, then by file, line, column and code."""
    ordered = sorted(diagnostics, key=_rank)
    return tuple(this for this, previous in zip(ordered, [None, *ordered], strict=False) if this != previous)


def _rank(diagnostic: Diagnostic) -> tuple[bool, Span, str, str, str, str]:
    return (
        not diagnostic.cause,
        diagnostic.span,
        diagnostic.code,
        diagnostic.message,
        diagnostic.severity,
        diagnostic.hint,
    )


def errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the errors among diagnostics, in their order."""
    return [diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR]


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether any diagnostic is an error."""
    return bool(errors(diagnostics))


def counts(diagnostics: Iterable[Diagnostic]) -> dict[Severity, int]:
    """Count the diagnostics of each severity, worst first, zeros included."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    return {severity: severities.count(severity) for severity in Severity}


def to_text(diagnostic: Diagnostic, sources: Mapping[str, Source] | None = None) -> str:
    """Format a diagnostic for people: a clickable line, the source line with carets, and the hint.

    ``sources`` maps paths to sources; without it the source line is left out.
    """
    lines = [str(diagnostic)]
    source = (sources or {}).get(diagnostic.span.path)
    if source and (shown := _pointed(source.line(diagnostic.span.line), diagnostic.span.column)):
        lines += shown
    if diagnostic.hint:
        lines.append(f"    hint: {diagnostic.hint}")
    return "\n".join(lines)


def to_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Format diagnostics as a JSON array of {code, severity, path, line, column, message, hint}."""
    import json

    rows = [
        {
            "code": d.code,
            "severity": str(d.severity),
            "path": d.span.path,
            "line": d.span.line,
            "column": d.span.column,
            "message": d.message,
            "hint": d.hint,
        }
        for d in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def to_github(diagnostic: Diagnostic) -> str:
    """Format a diagnostic as a GitHub Actions annotation.

    Source of the escapes: the toolkit's own ``escapeData`` and ``escapeProperty``.
    """
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    span = diagnostic.span
    message = diagnostic.message + (f"\nhint: {diagnostic.hint}" if diagnostic.hint else "")
    return (
        f"::{level[diagnostic.severity]} file={_property(span.path)},line={span.line},col={span.column},"
        f"title={_property(diagnostic.code)}::{_escaped(message)}"
    )


_WIDTH = 72
"""How many columns of a source line are shown."""


def _pointed(line: str, column: int) -> list[str]:
    """Return the source line, cut to fit, and carets under the word at ``column``."""
    if not line.strip():
        return []
    line = line.replace("\t", " ")
    before, rest = line[: column - 1], line[column - 1 :]
    if columns(line) > _WIDTH:
        before = before[-(_WIDTH // 2) :]
        while columns(before) > _WIDTH // 2:
            before = before[1:]
    here = columns(before)
    rest = first_columns(rest, _WIDTH - here)
    word = re.match(r"\w*", rest)
    return [f"    {before}{rest}", "    " + " " * here + "^" * max(1, columns(word[0]) if word else 0)]


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
