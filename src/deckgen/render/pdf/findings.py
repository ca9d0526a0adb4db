"""What can be wrong with the printing of a bank, and the cure."""

from enum import StrEnum

from deckgen.diagnostics import Diagnostic, Severity
from deckgen.source import Span


class Problem(StrEnum):
    """Codes of everything the printer reports."""

    UNKNOWN_PAPER = "P501"
    UNKNOWN_CARD = "P502"
    UNKNOWN_SHEET = "P503"
    DOES_NOT_FIT = "P504"
    CONTRADICTION = "P505"
    UNKNOWN_CONTENT = "P506"
    UNKNOWN_KEY = "P507"
    NARROW_GUTTER = "P508"
    NO_ROOM = "P509"
    OFF_THE_PAGE = "P510"
    CONTINUED = "P511"
    TOO_LONG = "P512"
    POCKET_LINES = "P513"
    NO_GLYPH = "P514"
    BAD_FONT = "P515"
    UNSHAPED = "P516"
    NO_CARDS = "P517"
    LEFT_TO_VIEWER = "P518"
    BAD_LENGTH = "P519"


_MILD = {
    Problem.CONTINUED: Severity.INFO,
    Problem.POCKET_LINES: Severity.INFO,
    Problem.LEFT_TO_VIEWER: Severity.INFO,
    Problem.NO_GLYPH: Severity.WARNING,
    Problem.UNSHAPED: Severity.WARNING,
    Problem.NO_CARDS: Severity.WARNING,
}


def finding(problem: Problem, span: Span, message: str, hint: str = "") -> Diagnostic:
    """A problem at its place; what is not listed as milder is an error."""
    return Diagnostic(problem.value, _MILD.get(problem, Severity.ERROR), span, message, hint)
