"""Collapsible blocks rewritten as a heading and its text: details, callouts, containers, components of MDX."""

import re

from deckgen.importers.page.fences import sub_outside_fences
from deckgen.importers.page.markdown_page import SUMMARY, SUMMARY_END, Page

_SUMMARY = re.compile(r"(?:<details\b[^>\n]*>[ \t]*)?<summary\b[^>\n]*>(.*?)</summary>", re.S | re.I)
_QUOTED = re.compile(r"[ \t]*>")
_CALLOUT = re.compile(r"([ \t]*(?:>[ \t]?)+)\[!\w+\][-+]?[ \t]*(.*)$")
_DIRECTIVE = re.compile(r"\s*:{3,}\s*(?:(details|collapse|spoiler)\s+(\S.*)|[\w-]*\s*(?:[\[{].*)?)$", re.I)
TITLES = ("title", "question", "summary", "header", "heading")
"""Attributes of a component that hold the title of a collapsible block."""

_TITLED = re.compile(
    rf"\s*<([A-Z][\w.]*)\b[^<>]*?\b(?:{'|'.join(TITLES)})="
    r"(?:\{\s*)?[\"']([^\"'<>]+)[\"'](?:\s*\})?[^<>]*(?<!/)>\s*$"
)
_TRIGGER = re.compile(r"\s*<((?:[A-Z]\w*)?(?:Trigger|Summary|Title|Header|Question))\b[^<>]*>([^<>]+)</\1>\s*$")
_CLOSING_TAG = re.compile(r"\s*</([A-Z][\w.]*)>\s*$")


def label_summaries(page: Page, fenced: set[int]) -> None:
    """Rewrite each summary as a heading, on the line where its words begin."""

    def heading(summary: re.Match[str], line: int) -> str:
        height, lead = summary[0].count("\n"), summary[0].count("\n", 0, _start_of_words(summary))
        page.summaries[line + lead] = line + lead + summary[1].strip().count("\n")
        words = " ".join(re.sub(r"<[^>\n]*>", "", summary[1]).split())
        return "\n" * lead + (_heading(words) if words else "") + "\n" * (height - lead)

    page.lines = sub_outside_fences(_SUMMARY, heading, page.lines, fenced)


def _start_of_words(summary: re.Match[str]) -> int:
    """The offset in the match at which the words of the summary begin."""
    return summary.start(1) - summary.start() + len(summary[1]) - len(summary[1].lstrip())


def _heading(words: str) -> str:
    """The heading of a collapsible block."""
    return f"###### {SUMMARY}{words}{SUMMARY_END}"


def label_folds(page: Page, fenced: set[int]) -> None:
    """Rewrite the titles of all other collapsible blocks as headings, and find where each block ends."""
    _callouts(page, fenced)
    _directives(page, fenced)
    _components(page, fenced)
    _details(page, fenced)


def _callouts(page: Page, fenced: set[int]) -> None:
    """A callout, "> [!note] Title", becomes its title and the quote below it; one without a title is emptied."""
    for number, line in enumerate(page.lines, start=1):
        callout = _CALLOUT.match(line) if number not in fenced else None
        if callout and callout[2].strip():
            last = number
            while last < len(page.lines) and _QUOTED.match(page.lines[last]) and not _CALLOUT.match(page.lines[last]):
                last += 1
            page.lines[number - 1] = callout[1] + _heading(callout[2].strip())
            page.fold_ends[number] = last
        elif callout:
            page.blank(range(number, number + 1), "directive")


def _directives(page: Page, fenced: set[int]) -> None:
    """A container between lines of colons is its content; one that collapses has its title as a heading."""
    opened: list[int] = []
    for number, line in enumerate(page.lines, start=1):
        directive = _DIRECTIVE.match(line) if number not in fenced else None
        if not directive:
            continue
        page.lines[number - 1] = _heading(directive[2].strip()) if directive[2] else ""
        if directive[2]:
            page.fold_ends[number] = len(page.lines)
            opened.append(number)
        elif opened and not directive[0].strip(" \t:"):
            page.fold_ends[opened.pop()] = number
        if not directive[2]:
            page.reasons[number] = "directive"


def _components(page: Page, fenced: set[int]) -> None:
    """A component of MDX with a title becomes that title and its content.

    A component with a title ends at its own closing tag, a trigger at the first closing tag after its line.
    """
    opened: list[tuple[str, int]] = []
    for number, line in enumerate(page.lines, start=1):
        if number in fenced:
            continue
        if title := _TITLED.match(line) or _TRIGGER.match(line):
            page.lines[number - 1] = _heading(title[2].strip())
            page.fold_ends[number] = len(page.lines)
            opened.append(("" if title.re is _TRIGGER else title[1], number))
        elif closing := _CLOSING_TAG.match(line):
            ended = next(((name, first) for name, first in reversed(opened) if name in ("", closing[1])), None)
            if ended:
                page.fold_ends[ended[1]] = number
                opened.remove(ended)


def _details(page: Page, fenced: set[int]) -> None:
    """Details end at their own closing tag, or with the page."""
    opened: list[int] = []
    for number, line in enumerate(page.lines, start=1):
        if number in fenced or number in page.fold_ends:
            continue
        for _ in re.finditer(re.escape(SUMMARY), line):
            opened.append(number)
            page.fold_ends[number] = len(page.lines)
        for _ in re.finditer(r"</details\s*>", line, re.I):
            if opened:
                page.fold_ends[opened.pop()] = number
