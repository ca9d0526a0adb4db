"""Rephrase errors of the YAML library for somebody who writes a bank."""

import re
from typing import NamedTuple

from deckgen.bank.reporting import Report
from deckgen.codes import bank_codes
from deckgen.source import Source

QUOTE = "put the text in quotes, or on the lines after '|'"
_TAB = re.compile(r" *\t")
_SEEN_AT_ITS_END = ("quoted scalar", "a flow", "an alias", "an anchor")


class YamlProblem(NamedTuple):
    """An error of the library: what is wrong, in which construct, and the offsets of both."""

    what: str
    context: str
    at: int
    begun_at: int


_EXPLAINED = (
    # the library's words, the text before the place, message, hint
    (r"unknown escape", r"", "a backslash in double quotes", "use single quotes, where it is only a backslash"),
    (r"quoted scalar$", r"", "a quote that is never closed", f"close it, or {QUOTE}"),
    (r"a flow$", r"", "a '{sign}' that is not closed, or text in it that needs quotes", QUOTE),
    (r"an (alias|anchor)$|cannot start any token", r"", "a text that begins with '{sign}'", QUOTE),
    (r"mapping values are not allowed", r":\s", "a second ': ' in one line", QUOTE),
    (
        r"mapping values are not allowed",
        r"",
        "a field where none can begin",
        "see whether the line above lacks its ':', or is indented differently",
    ),
    (
        r"did not find expected key|expected <block end>",
        r"['\"]\s*$",
        "text after the closing quote",
        "write the whole text, quotes and all, on the lines after '|'",
    ),
    (
        r"did not find expected key|expected <block end>",
        r"",
        "a line that fits no field",
        "indent it like the lines it belongs to, and see whether a 'name: ' is missing",
    ),
    (r"expected '-'", r"", "a line that is no item of the list above", "begin it with '- ', or end the list first"),
    (r"sequence entries are not allowed", r"", "a list that begins beside its name", "begin each '- ' on its own line"),
    (r"", r"", "not valid YAML: {what}", "check the indentation and the quotes of this line and the one above"),
)


def report_syntax(problem: YamlProblem, source: Source, report: Report) -> None:
    """Report a syntax error at the place that the author has to change."""
    from_its_start = problem.context.endswith(_SEEN_AT_ITS_END) and "escape" not in problem.what
    at = problem.begun_at if from_its_start else min(problem.at, len(source.text))
    span = source.span(at)
    line = source.line(span.line)
    if not from_its_start and (tab := _TAB.match(line)):
        report(bank_codes.TAB, source.span(at - span.column + tab.end()), "a tab in the indentation")
        return
    words = f"{problem.what} {problem.context}".strip()
    before, sign = line[: span.column - 1], line[span.column - 1 : span.column]
    message, hint = next(
        (message, hint)
        for library, preceding, message, hint in _EXPLAINED
        if re.search(library, words) and re.search(preceding, before)
    )
    report(bank_codes.YAML_SYNTAX, span, message.format(sign=sign, what=problem.what), hint)
