"""A guide as Markdown lines: HTML, MDX, comments and front matter rewritten in place, so that no line moves."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from deckgen.importers.page.components import closed_names, spoken, unwrapped
from deckgen.importers.page.flashcards import cards
from deckgen.importers.page.html_tables import HtmlTable, lifted
from deckgen.importers.page.literals import arrays
from deckgen.importers.page.tags import BREAK, CELL, joined_items, referred, without_tags

SUMMARY, CUT = "\ue000", "\ue001"
"""Private signs: a heading made from a summary, and its end."""


@dataclass(slots=True)
class Page:
    """The lines of a guide as Markdown; ``reasons`` says why a line holds nothing to import.

    ``closings`` maps the line of a summary to the line where its details end, ``summaries`` to its own last line.
    """

    lines: list[str]
    reasons: dict[int, str] = field(default_factory=dict)
    closings: dict[int, int] = field(default_factory=dict)
    summaries: dict[int, int] = field(default_factory=dict)
    folded: dict[int, int] = field(default_factory=dict)
    tables: list[HtmlTable] = field(default_factory=list)

    @property
    def tabled(self) -> set[int]:
        """The lines of the tables written in HTML."""
        return {number for table in self.tables for number in range(table.first, table.last + 1)}

    @property
    def text(self) -> str:
        """The whole page."""
        return "\n".join(self.lines)


def page(text: str) -> Page:
    """Rewrite a guide; the page has as many lines as the text."""
    made = Page(text.split("\n"))
    _front_matter(made)
    fenced = _fenced(made.lines)
    _rewrite(made, _COMMENT, lambda _: "", "comment", fenced)
    made.lines, silent = arrays(made.lines, fenced)
    made.reasons |= dict.fromkeys(silent - made.reasons.keys(), "metadata")
    _module_lines(made, fenced)
    made.lines = cards(made.lines, fenced)
    _rewrite(made, _SUMMARY, _summary, "", fenced)
    made.tables, made.lines = lifted(made.lines, fenced)
    made.lines = spoken(made.lines, fenced)
    joined_items(made.lines, fenced)
    _callouts(made, fenced)
    _directives(made, fenced)
    _components(made, fenced)
    _details(made, fenced)
    closed = closed_names(made.text)
    for number, line in enumerate(made.lines, start=1):
        if number not in fenced and ("<" in line or "&" in line):
            made.lines[number - 1] = referred(without_tags(unwrapped(line, closed)))
            if not made.lines[number - 1].strip(" \t" + BREAK + CELL):
                made.lines[number - 1] = ""
                made.reasons.setdefault(number, "HTML tag")
    return made


_QUOTED = re.compile(r"[ \t]*>")
_CALLOUT = re.compile(r"([ \t]*(?:>[ \t]?)+)\[!\w+\][-+]?[ \t]*(.*)$")


def _callouts(made: Page, fenced: set[int]) -> None:
    """A quote with a kind and a title folds its other lines away below that title."""
    for number, line in enumerate(made.lines, start=1):
        found = _CALLOUT.match(line) if number not in fenced else None
        if found and found[2].strip():
            last = number
            while last < len(made.lines) and _QUOTED.match(made.lines[last]) and not _CALLOUT.match(made.lines[last]):
                last += 1
            made.lines[number - 1] = f"{found[1]}###### {SUMMARY}{found[2].strip()}{CUT}"
            made.folded[number] = last
        elif found:
            _blank(made, range(number, number + 1), "directive")


_DIRECTIVE = re.compile(r"\s*:{3,}\s*(?:(details|collapse|spoiler)\s+(\S.*)|[\w-]*\s*(?:[\[{].*)?)$", re.I)


def _directives(made: Page, fenced: set[int]) -> None:
    """Containers between lines of colons: one that folds is read as details, any other is only its content."""
    opened: list[int] = []
    for number, line in enumerate(made.lines, start=1):
        found = _DIRECTIVE.match(line) if number not in fenced else None
        if not found:
            continue
        made.lines[number - 1] = f"###### {SUMMARY}{found[2].strip()}{CUT}" if found[2] else ""
        if found[2]:
            made.folded[number] = len(made.lines)
            opened.append(number)
        elif opened and not found[0].strip(" \t:"):
            made.folded[opened.pop()] = number
        if not found[2]:
            made.reasons[number] = "directive"


_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\n(?:.*\n)*?\1[ \t]*(?:\n|\Z)")
_COMMENT = re.compile(r"<!--.*?-->|\{/\*.*?\*/\}", re.S)
_MODULE = re.compile(r"(import\s.+?['\"];?|import\s*\{|export\s+(const|default|function|let|async)\b.*)\s*$")
_SUMMARY = re.compile(r"(?:<details\b[^>\n]*>[ \t]*)?<summary\b[^>\n]*>(.*?)</summary>", re.S | re.I)
_FENCE = re.compile(r"[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})([^`\n]*)$")
_YAML_LINE = re.compile(r"\s*(?:[\w-]+\s*[:=]|-\s|#|[\]}])|\s")


def _front_matter(made: Page) -> None:
    found = _FRONT.match(made.text)
    if not found:
        return
    last = found[0].rstrip("\n").count("\n") + 1
    inside = [line for line in made.lines[1 : last - 1] if line.strip()]
    if inside and all(_YAML_LINE.match(line) for line in inside):
        _blank(made, range(1, last + 1), "metadata")


def _blank(made: Page, numbers: range, reason: str) -> None:
    for number in numbers:
        if made.lines[number - 1].strip():
            made.reasons[number] = reason
            made.lines[number - 1] = ""


def _fenced(lines: list[str]) -> set[int]:
    """The numbers of the lines in code fences, the fences included."""
    fenced: set[int] = set()
    opened = ""
    for number, line in enumerate(lines, start=1):
        found = _FENCE.match(line)
        if opened:
            fenced.add(number)
            if found and found[1].startswith(opened) and not found[2].strip():
                opened = ""
        elif found:
            opened = found[1]
            fenced.add(number)
    return fenced


def _rewrite(
    made: Page, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str], reason: str, fenced: set[int]
) -> None:
    """Replace what matches outside fences, keeping the number of lines."""
    text = made.text
    pieces: list[str] = []
    end = 0
    line = 1
    for found in pattern.finditer(text):
        line += text.count("\n", end, found.start())
        pieces.append(text[end : found.start()])
        height = found[0].count("\n")
        keeps = line in fenced
        lead = 0 if keeps or reason else found[0].count("\n", 0, _words_at(found))
        pieces.append(found[0] if keeps else "\n" * lead + new(found) + "\n" * (height - lead))
        if not keeps and not reason:
            made.summaries[line + lead] = line + lead + found[1].strip().count("\n")
        if reason and not keeps:
            for number in range(line, line + height + 1):
                made.reasons.setdefault(number, reason)
        line += height
        end = found.end()
    if end:
        made.lines = "".join([*pieces, text[end:]]).split("\n")


def _words_at(found: re.Match[str]) -> int:
    """Where in the match the words of the summary begin."""
    return found.start(1) - found.start() + len(found[1]) - len(found[1].lstrip())


def _summary(found: re.Match[str]) -> str:
    words = " ".join(re.sub(r"<[^>\n]*>", "", found[1]).split())
    return f"###### {SUMMARY}{words}{CUT}" if words else ""


def _module_lines(made: Page, fenced: set[int]) -> None:
    """MDX imports and exports, each with the lines up to the next blank one where it opens a bracket."""
    number = 1
    while number <= len(made.lines):
        line = made.lines[number - 1]
        if number not in fenced and _MODULE.match(line):
            last = number
            if line.count("{") + line.count("[") > line.count("}") + line.count("]"):
                while last < len(made.lines) and made.lines[last].strip():
                    last += 1
            _blank(made, range(number, last + 1), "metadata")
            number = last
        number += 1


_TITLED = re.compile(
    r"\s*<([A-Z][\w.]*)\b[^<>]*?\b(?:title|question|summary|header|heading)=(?:\{\s*)?[\"']([^\"'<>]+)[\"'](?:\s*\})?[^<>]*(?<!/)>\s*$"
)
_TRIGGER = re.compile(r"\s*<((?:[A-Z]\w*)?(?:Trigger|Summary|Title|Header|Question))\b[^<>]*>([^<>]+)</\1>\s*$")


_CLOSED = re.compile(r"\s*</([A-Z][\w.]*)>\s*$")


def _components(made: Page, fenced: set[int]) -> None:
    """Components of MDX that fold a text away below a title are read as details and their summary.

    A component with a title ends at its own closing tag, a trigger at the first closing tag after its line.
    """
    opened: list[tuple[str, int]] = []
    for number, line in enumerate(made.lines, start=1):
        if number in fenced:
            continue
        if found := _TITLED.match(line) or _TRIGGER.match(line):
            made.lines[number - 1] = f"###### {SUMMARY}{found[2].strip()}{CUT}"
            made.folded[number] = len(made.lines)
            opened.append(("" if found.re is _TRIGGER else found[1], number))
        elif closed := _CLOSED.match(line):
            ended = next((one for one in reversed(opened) if one[0] in ("", closed[1])), None)
            if ended:
                made.folded[ended[1]] = number
                opened.remove(ended)


def _details(made: Page, fenced: set[int]) -> None:
    opened: list[int] = []
    for number, line in enumerate(made.lines, start=1):
        if number in fenced:
            continue
        if number in made.folded:
            made.closings[number] = made.folded[number]
            continue
        for _ in re.finditer(re.escape(SUMMARY), line):
            opened.append(number)
            made.closings[number] = len(made.lines)
        for _ in re.finditer(r"</details\s*>", line, re.I):
            if opened:
                made.closings[opened.pop()] = number
