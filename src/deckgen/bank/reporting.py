"""Collect diagnostics while a bank is read."""

from deckgen.bank.lost import Lost
from deckgen.codes import Code
from deckgen.diagnostics import Diagnostic
from deckgen.source import Span


class Report:
    """The diagnostics so far; call it to add one.

    ``lost`` says what the unread parts of the bank seem to define. ``unread_files`` says the same, by path, for files
    in the folder that are not read at all, such as ``*.yml``.
    """

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.lost = Lost()
        self._lost_field = False
        self.unread_files: dict[str, Lost] = {}

    def __call__(self, code: Code, span: Span, message: str, hint: str = "") -> None:
        """Add a diagnostic; without a hint it gets the usual one of its code."""
        self.diagnostics.append(code.at(span, message, hint))
        self._lost_field = self._lost_field or code.loses == "field"

    def retract(self, code: Code, path: str, line: int) -> bool:
        """Remove a diagnostic that another one is about to replace; return whether there was one."""
        kept = [
            each for each in self.diagnostics if (each.code, each.span.path, each.span.line) != (code.code, path, line)
        ]
        retracted = len(kept) < len(self.diagnostics)
        self.diagnostics = kept
        return retracted

    def forget_lost_fields(self) -> bool:
        """Return whether a field could not be read since the last call."""
        lost, self._lost_field = self._lost_field, False
        return lost

    def has(self, *codes: Code) -> bool:
        """Return whether one of these codes has been reported."""
        return any(diagnostic.code == code.code for diagnostic in self.diagnostics for code in codes)

    def unread(self) -> str:
        """Return the path of the first file that could not be read in full, "" if there is none."""
        return next((diagnostic.span.path for diagnostic in self.diagnostics if diagnostic.cause), "")
