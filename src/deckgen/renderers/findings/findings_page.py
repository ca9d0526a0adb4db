"""The page of findings: one file that needs no other and no network, and a section for other pages to include."""

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


def findings_page(bank: Bank, found: Sequence[Diagnostic]) -> str:
    """The findings of a bank as a page of its own."""
    title = escape(f"{bank.info.title or bank.info.id}: findings")
    return _PAGE.format(title=title, style=findings_style(), section=findings_section(bank, found))


def findings_section(bank: Bank, found: Sequence[Diagnostic]) -> str:
    """The findings as one ``<section class="findings">``; it looks right with :func:`findings_style` on the page."""
    parts = [_summary(bank, found), heat_map(bank), timing_bars(bank), figures_table(bank), _list(found)]
    return f'<section class="findings">\n{"".join(parts)}</section>\n'


@cache
def findings_style() -> str:
    """The section's style sheet; every rule in it is for what is inside the section."""
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


def _summary(bank: Bank, found: Sequence[Diagnostic]) -> str:
    chips = "".join(
        f'<li class="{severity}"><b>{count}</b> {_PLURAL[severity] if count != 1 else _PLURAL[severity][:-1]}</li>'
        for severity, count in counts(found).items()
    )
    stories = len(bank.stories)
    chips += '<li><a href="#to-mend">What to mend</a></li>'
    return f'<ul class="counts"><li><b>{stories}</b> {"story" if stories == 1 else "stories"}</li>{chips}</ul>\n'


def _list(found: Sequence[Diagnostic]) -> str:
    loud = [one for one in found if one.severity is not Severity.INFO]
    quiet = [one for one in found if one.severity is Severity.INFO]
    html = '<h2 id="to-mend">What to mend</h2>\n'
    html += _by_file(loud) or f"<p>{'No errors and no warnings' if quiet else 'Nothing'}.</p>\n"
    if quiet:
        html += f"<details><summary>{len(quiet)} {'info' if len(quiet) == 1 else 'infos'}</summary>\n"
        html += f"{_by_file(quiet)}</details>\n"
    return html


def _by_file(found: Sequence[Diagnostic]) -> str:
    html = ""
    for path, group in groupby(found, key=lambda one: one.span.path):
        html += f'<h3>{escape(path)}</h3>\n<ul class="list">\n{"".join(map(_finding, group))}</ul>\n'
    return html


def _finding(one: Diagnostic) -> str:
    hint = f'<p class="hint">{escape(one.hint)}</p>' if one.hint else ""
    return (
        f'<li class="{one.severity}"><p><span class="code">{escape(one.code)}</span> '
        f'<span class="place">line {one.span.line}, column {one.span.column}</span></p>\n'
        f"<p>{escape(one.message)}</p>{hint}</li>\n"
    )
