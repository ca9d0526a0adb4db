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


MEANINGS = {
    Problem.UNKNOWN_PAPER: "no paper has that name, or its size is out of bounds",
    Problem.UNKNOWN_CARD: "no card has that name, or its size is out of bounds",
    Problem.UNKNOWN_SHEET: "no label sheet has that name",
    Problem.DOES_NOT_FIT: "the card does not fit on the paper",
    Problem.CONTRADICTION: "two settings say different things",
    Problem.UNKNOWN_CONTENT: "a setting has a value that it cannot have",
    Problem.UNKNOWN_KEY: "no principle or story has a key that cards are to be printed for",
    Problem.NARROW_GUTTER: "the bleed runs into the next card",
    Problem.NO_ROOM: "the paper is too small for the page of `deckgen calibrate`",
    Problem.OFF_THE_PAGE: "a back error moves backs off the page",
    Problem.CONTINUED: "what a card is to say goes on over several",
    Problem.TOO_LONG: "with `--fit error`: it does not fit on one card at any size",
    Problem.POCKET_LINES: "the cards are so small that they carry the pocket lines, not the full stories",
    Problem.NO_GLYPH: "no font has a character, and a box is printed",
    Problem.BAD_FONT: "a font that is named cannot be used",
    Problem.UNSHAPED: "the letters of a script are not ordered, joined and placed: `pip install 'deckgen[scripts]'`",
    Problem.NO_CARDS: "there is no card to print",
    Problem.LEFT_TO_VIEWER: "Chinese, Japanese or Korean is left to the fonts of the viewer",
    Problem.BAD_LENGTH: "a length is not a number of millimetres, or out of bounds",
}
"""What each code says, in Markdown."""

_MILD = {
    Problem.CONTINUED: Severity.INFO,
    Problem.POCKET_LINES: Severity.INFO,
    Problem.LEFT_TO_VIEWER: Severity.INFO,
    Problem.NO_GLYPH: Severity.WARNING,
    Problem.UNSHAPED: Severity.WARNING,
    Problem.NO_CARDS: Severity.WARNING,
}


def explain(code: str) -> str | None:
    """What a code of the printer's is about, and how much it matters; None when it has no such code."""
    for problem, meaning in MEANINGS.items():
        if code == problem.value:
            return f"{code} ({_MILD.get(problem, Severity.ERROR)}): {meaning}"
    return None


def finding(problem: Problem, span: Span, message: str, hint: str = "") -> Diagnostic:
    """A problem at its place; what is not listed as milder is an error."""
    return Diagnostic(problem.value, _MILD.get(problem, Severity.ERROR), span, message, hint)
