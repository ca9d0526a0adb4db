"""Lines that readers of a guide never see, emptied: front matter, comments, imports and exports of MDX."""

import re

from deckgen.importers.page.fences import sub_outside_fences
from deckgen.importers.page.markdown_page import Page

_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\n(?:.*\n)*?\1[ \t]*(?:\n|\Z)")
_YAML_LINE = re.compile(r"\s*(?:[\w-]+\s*[:=]|-\s|#|[\]}])|\s")
_COMMENT = re.compile(r"<!--.*?-->|\{/\*.*?\*/\}", re.S)
_MODULE = re.compile(r"(import\s.+?['\"];?|import\s*\{|export\s+(const|default|function|let|async)\b.*)\s*$")


def blank_front_matter(page: Page) -> None:
    """Empty the front matter."""
    front_matter = _FRONT_MATTER.match(page.text)
    if not front_matter:
        return
    last = front_matter[0].rstrip("\n").count("\n") + 1
    inside = [line for line in page.lines[1 : last - 1] if line.strip()]
    if inside and all(_YAML_LINE.match(line) for line in inside):
        page.blank(range(1, last + 1), "metadata")


def blank_comments(page: Page, fenced: set[int]) -> None:
    """Empty the comments of HTML and MDX."""

    def blank(comment: re.Match[str], line: int) -> str:
        height = comment[0].count("\n")
        for number in range(line, line + height + 1):
            page.reasons.setdefault(number, "comment")
        return "\n" * height

    page.lines = sub_outside_fences(_COMMENT, blank, page.lines, fenced)


def blank_modules(page: Page, fenced: set[int]) -> None:
    """Empty imports and exports of MDX; one that leaves a bracket open reaches to the next empty line."""
    number = 1
    while number <= len(page.lines):
        line = page.lines[number - 1]
        if number not in fenced and _MODULE.match(line):
            last = number
            if line.count("{") + line.count("[") > line.count("}") + line.count("]"):
                while last < len(page.lines) and page.lines[last].strip():
                    last += 1
            page.blank(range(number, last + 1), "metadata")
            number = last
        number += 1
