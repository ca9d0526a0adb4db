"""The diagnostics of a bank, collected while it is read."""

from deckgen.bank.lost import Lost
from deckgen.codes import Code
from deckgen.diagnostics import Diagnostic
from deckgen.source import Span


class Report:
    """The diagnostics so far; call it to add one.

    ``lost`` holds what the unread parts of the bank would have defined. ``unread_files`` holds the same of each file
    that lies in the folder but is not part of the bank, by path.
    """

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.lost = Lost()
        self._lost_field = False
        self.unread_files: dict[str, Lost] = {}

    def __call__(self, code: Code, span: Span, message: str, hint: str = "") -> None:
        """Add a diagnostic; without a hint of its own it gets the usual one of its code."""
        self.diagnostics.append(code.at(span, message, hint))
        self._lost_field = self._lost_field or code.loses == "field"

    def retract(self, code: Code, path: str, line: int) -> bool:
        """Take back a diagnostic of a code in a line, because another one says more; False when there is none."""
        kept = [
            each for each in self.diagnostics if (each.code, each.span.path, each.span.line) != (code.code, path, line)
        ]
        retracted = len(kept) < len(self.diagnostics)
        self.diagnostics = kept
        return retracted

    def forget_lost_fields(self) -> bool:
        """Whether a field could not be read since this was last asked."""
        lost, self._lost_field = self._lost_field, False
        return lost

    def has(self, *codes: Code) -> bool:
        """Whether one of these codes has been reported."""
        return any(diagnostic.code == code.code for diagnostic in self.diagnostics for code in codes)

    def unread(self) -> str:
        """The first file of which a part could not be read; "" when all could."""
        return next((diagnostic.span.path for diagnostic in self.diagnostics if diagnostic.cause), "")
