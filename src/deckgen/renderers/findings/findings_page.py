"""The page of findings, a single file that needs no network, and its section for other pages to include."""

from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files
from itertools import groupby

from deckgen.diagnostics import Diagnostic, Severity, counts
from deckgen.model import Bank
from deckgen.renderers.findings.bars import timing_bars
from deckgen.renderers.findings.findings_figures import figures_table
from deckgen.renderers.findings.heat import heat_map

_PLURAL = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "infos"}


def findings_page(bank: Bank, findings: Sequence[Diagnostic]) -> str:
    """Return the findings of a bank as a page."""
    title = escape(f"{bank.info.title or bank.info.id}: findings")
    return _PAGE.format(title=title, style=findings_style(), section=findings_section(bank, findings))


def findings_section(bank: Bank, findings: Sequence[Diagnostic]) -> str:
    """Return the findings as a ``<section class="findings">`` for a page that includes :func:`findings_style`."""
    parts = [_summary(bank, findings), heat_map(bank), timing_bars(bank), figures_table(bank), _list(findings)]
    return f'<section class="findings">\n{"".join(parts)}</section>\n'


@cache
def findings_style() -> str:
    """Return the style sheet of the section; its rules apply to nothing outside the section."""
    return files("deckgen.renderers.findings").joinpath("style.css").read_text("utf-8")


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}</style>
</head>
<body class="alone">
<main>
<h1>{title}</h1>
{section}</main>
</body>
</html>
"""


def _summary(bank: Bank, findings: Sequence[Diagnostic]) -> str:
    chips = "".join(
        f'<li class="{severity}"><b>{count}</b> {_PLURAL[severity] if count != 1 else _PLURAL[severity][:-1]}</li>'
        for severity, count in counts(findings).items()
    )
    stories = len(bank.stories)
    chips += '<li><a href="#to-fix">What to fix</a></li>'
    return f'<ul class="counts"><li><b>{stories}</b> {"story" if stories == 1 else "stories"}</li>{chips}</ul>\n'


def _list(findings: Sequence[Diagnostic]) -> str:
    loud = [finding for finding in findings if finding.severity is not Severity.INFO]
    quiet = [finding for finding in findings if finding.severity is Severity.INFO]
    html = '<h2 id="to-fix">What to fix</h2>\n'
    html += _by_file(loud) or f"<p>{'No errors and no warnings' if quiet else 'Nothing'}.</p>\n"
    if quiet:
        html += f"<details><summary>{len(quiet)} {'info' if len(quiet) == 1 else 'infos'}</summary>\n"
        html += f"{_by_file(quiet)}</details>\n"
    return html


def _by_file(findings: Sequence[Diagnostic]) -> str:
    html = ""
    for path, group in groupby(findings, key=lambda finding: finding.span.path):
        html += f'<h3>{escape(path)}</h3>\n<ul class="list">\n{"".join(map(_finding, group))}</ul>\n'
    return html


def _finding(finding: Diagnostic) -> str:
    hint = f'<p class="hint">{escape(finding.hint)}</p>' if finding.hint else ""
    return (
        f'<li class="{finding.severity}"><p><span class="code">{escape(finding.code)}</span> '
        f'<span class="place">line {finding.span.line}, column {finding.span.column}</span></p>\n'
        f"<p>{escape(finding.message)}</p>{hint}</li>\n"
    )
