"""Lines of a guide that say nothing to its readers, taken out: front matter, comments, imports and exports of MDX."""

import re

from deckgen.importers.page.fences import rewritten
from deckgen.importers.page.markdown_page import Page

_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\n(?:.*\n)*?\1[ \t]*(?:\n|\Z)")
_YAML_LINE = re.compile(r"\s*(?:[\w-]+\s*[:=]|-\s|#|[\]}])|\s")
_COMMENT = re.compile(r"<!--.*?-->|\{/\*.*?\*/\}", re.S)
_MODULE = re.compile(r"(import\s.+?['\"];?|import\s*\{|export\s+(const|default|function|let|async)\b.*)\s*$")


def without_front_matter(made: Page) -> None:
    """Take out the metadata above a guide."""
    found = _FRONT.match(made.text)
    if not found:
        return
    last = found[0].rstrip("\n").count("\n") + 1
    inside = [line for line in made.lines[1 : last - 1] if line.strip()]
    if inside and all(_YAML_LINE.match(line) for line in inside):
        made.silence(range(1, last + 1), "metadata")


def without_comments(made: Page, fenced: set[int]) -> None:
    """Take out the comments of HTML and MDX."""

    def silenced(found: re.Match[str], line: int) -> str:
        height = found[0].count("\n")
        for number in range(line, line + height + 1):
            made.reasons.setdefault(number, "comment")
        return "\n" * height

    made.lines = rewritten(made.lines, _COMMENT, silenced, fenced)


def without_modules(made: Page, fenced: set[int]) -> None:
    """Take out imports and exports of MDX, each that opens a bracket with the lines up to the next blank one."""
    number = 1
    while number <= len(made.lines):
        line = made.lines[number - 1]
        if number not in fenced and _MODULE.match(line):
            last = number
            if line.count("{") + line.count("[") > line.count("}") + line.count("]"):
                while last < len(made.lines) and made.lines[last].strip():
                    last += 1
            made.silence(range(number, last + 1), "metadata")
            number = last
        number += 1
