"""The diagnostics of a bank, collected while it is read."""

from deckgen.codes import Code
from deckgen.diagnostics import Diagnostic
from deckgen.source import Span


class Report:
    """The diagnostics so far; call it to add one."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def __call__(self, code: Code, span: Span, message: str, hint: str = "") -> None:
        """Add a diagnostic; without a hint of its own it gets the usual one of its code."""
        self.diagnostics.append(code.at(span, message, hint))

    def unread(self) -> str:
        """The first file of which a part could not be read; "" when all could."""
        return next((found.span.path for found in self.diagnostics if found.cause), "")
