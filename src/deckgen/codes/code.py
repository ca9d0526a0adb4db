"""A code: one kind of thing the program can find wrong, as a row of the table of codes."""

from typing import Literal, NamedTuple

from deckgen.diagnostics import Diagnostic, Severity
from deckgen.source import Span

Loss = Literal["", "field", "document"]
"""How much of the bank stays unread where a code is reported."""


class Code(NamedTuple):
    """A code with its name, its usual severity, what it says, the usual hint, and why it is reported.

    ``hint`` is "" where every diagnostic brings a hint of its own. ``what`` is "" for the codes of rules: there the
    docstring of the rule is the documentation.
    """

    code: str
    name: str
    severity: Severity
    what: str = ""
    hint: str = ""
    why: str = ""
    loses: Loss = ""

    def at(self, span: Span, message: str, hint: str = "", severity: Severity | None = None) -> Diagnostic:
        """Make a diagnostic of this code; ``hint`` and ``severity`` replace the usual ones."""
        cause = self.loses == "document"
        return Diagnostic(self.code, severity or self.severity, span, message, hint or self.hint, cause)


def error(code: str, name: str, what: str = "", hint: str = "", why: str = "", *, loses: Loss = "") -> Code:
    """A row for something that stops a build."""
    return Code(code, name, Severity.ERROR, what, hint, why, loses)


def warning(code: str, name: str, what: str = "", hint: str = "", why: str = "") -> Code:
    """A row for something that stops a build under ``--strict``."""
    return Code(code, name, Severity.WARNING, what, hint, why)


def info(code: str, name: str, what: str = "", hint: str = "", why: str = "") -> Code:
    """A row for something good to know."""
    return Code(code, name, Severity.INFO, what, hint, why)
