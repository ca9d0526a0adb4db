"""What a guide folds away below a title, and where it ends: details, callouts, containers, components of MDX."""

import re

from deckgen.importers.page.fences import rewritten
from deckgen.importers.page.markdown_page import CUT, SUMMARY, Page

_SUMMARY = re.compile(r"(?:<details\b[^>\n]*>[ \t]*)?<summary\b[^>\n]*>(.*?)</summary>", re.S | re.I)
_QUOTED = re.compile(r"[ \t]*>")
_CALLOUT = re.compile(r"([ \t]*(?:>[ \t]?)+)\[!\w+\][-+]?[ \t]*(.*)$")
_DIRECTIVE = re.compile(r"\s*:{3,}\s*(?:(details|collapse|spoiler)\s+(\S.*)|[\w-]*\s*(?:[\[{].*)?)$", re.I)
TITLES = ("title", "question", "summary", "header", "heading")
"""The attributes of a component that say below what its content is folded away."""

_TITLED = re.compile(
    rf"\s*<([A-Z][\w.]*)\b[^<>]*?\b(?:{'|'.join(TITLES)})="
    r"(?:\{\s*)?[\"']([^\"'<>]+)[\"'](?:\s*\})?[^<>]*(?<!/)>\s*$"
)
_TRIGGER = re.compile(r"\s*<((?:[A-Z]\w*)?(?:Trigger|Summary|Title|Header|Question))\b[^<>]*>([^<>]+)</\1>\s*$")
_CLOSED = re.compile(r"\s*</([A-Z][\w.]*)>\s*$")


def summaries(made: Page, fenced: set[int]) -> None:
    """Read each summary as a heading, on the line where its words begin."""

    def heading(found: re.Match[str], line: int) -> str:
        height, lead = found[0].count("\n"), found[0].count("\n", 0, _words_at(found))
        made.summaries[line + lead] = line + lead + found[1].strip().count("\n")
        words = " ".join(re.sub(r"<[^>\n]*>", "", found[1]).split())
        return "\n" * lead + (_title(words) if words else "") + "\n" * (height - lead)

    made.lines = rewritten(made.lines, _SUMMARY, heading, fenced)


def _words_at(found: re.Match[str]) -> int:
    """Where in the match the words of the summary begin."""
    return found.start(1) - found.start() + len(found[1]) - len(found[1].lstrip())


def _title(words: str) -> str:
    """The heading above what is folded away."""
    return f"###### {SUMMARY}{words}{CUT}"


def folds(made: Page, fenced: set[int]) -> None:
    """Read what else folds a text away as a heading, and find where each fold ends."""
    _callouts(made, fenced)
    _directives(made, fenced)
    _components(made, fenced)
    _details(made, fenced)


def _callouts(made: Page, fenced: set[int]) -> None:
    """A quote with a kind and a title folds its other lines away below that title."""
    for number, line in enumerate(made.lines, start=1):
        found = _CALLOUT.match(line) if number not in fenced else None
        if found and found[2].strip():
            last = number
            while last < len(made.lines) and _QUOTED.match(made.lines[last]) and not _CALLOUT.match(made.lines[last]):
                last += 1
            made.lines[number - 1] = found[1] + _title(found[2].strip())
            made.closings[number] = last
        elif found:
            made.silence(range(number, number + 1), "directive")


def _directives(made: Page, fenced: set[int]) -> None:
    """Containers between lines of colons: one that folds is read as details, any other is only its content."""
    opened: list[int] = []
    for number, line in enumerate(made.lines, start=1):
        found = _DIRECTIVE.match(line) if number not in fenced else None
        if not found:
            continue
        made.lines[number - 1] = _title(found[2].strip()) if found[2] else ""
        if found[2]:
            made.closings[number] = len(made.lines)
            opened.append(number)
        elif opened and not found[0].strip(" \t:"):
            made.closings[opened.pop()] = number
        if not found[2]:
            made.reasons[number] = "directive"


def _components(made: Page, fenced: set[int]) -> None:
    """Components of MDX that fold a text away below a title are read as details and their summary.

    A component with a title ends at its own closing tag, a trigger at the first closing tag after its line.
    """
    opened: list[tuple[str, int]] = []
    for number, line in enumerate(made.lines, start=1):
        if number in fenced:
            continue
        if found := _TITLED.match(line) or _TRIGGER.match(line):
            made.lines[number - 1] = _title(found[2].strip())
            made.closings[number] = len(made.lines)
            opened.append(("" if found.re is _TRIGGER else found[1], number))
        elif closed := _CLOSED.match(line):
            ended = next((one for one in reversed(opened) if one[0] in ("", closed[1])), None)
            if ended:
                made.closings[ended[1]] = number
                opened.remove(ended)


def _details(made: Page, fenced: set[int]) -> None:
    """Details end at their own closing tag, or with the page."""
    opened: list[int] = []
    for number, line in enumerate(made.lines, start=1):
        if number in fenced or number in made.closings:
            continue
        for _ in re.finditer(re.escape(SUMMARY), line):
            opened.append(number)
            made.closings[number] = len(made.lines)
        for _ in re.finditer(r"</details\s*>", line, re.I):
            if opened:
                made.closings[opened.pop()] = number
