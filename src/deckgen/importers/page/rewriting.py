"""HTML, MDX, comments and front matter of a guide rewritten as Markdown, each on its own line."""

import re

from deckgen.importers.page.fences import fenced_lines
from deckgen.importers.page.flashcards import label_flashcards
from deckgen.importers.page.folds import label_folds, label_summaries
from deckgen.importers.page.html_tables import extract_tables
from deckgen.importers.page.inline_html import BREAK, CELL, decode_references, join_items, replace_tags
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.page.mdx_arrays import list_questions
from deckgen.importers.page.mdx_components import closed_components, label_attributes, unwrap
from deckgen.importers.page.metadata_lines import blank_comments, blank_front_matter, blank_modules
from deckgen.importers.words.escapes import without_early_escapes


def markdown_page(text: str) -> Page:
    """A guide rewritten as Markdown; the page has as many lines as the text."""
    page = Page(text.split("\n"))
    blank_front_matter(page)
    fenced = fenced_lines(page.lines)
    blank_comments(page, fenced)
    page.lines, emptied = list_questions(page.lines, fenced)
    page.reasons |= dict.fromkeys(emptied - page.reasons.keys(), "metadata")
    blank_modules(page, fenced)
    page.lines = label_flashcards(page.lines, fenced)
    label_summaries(page, fenced)
    page.lines, page.tables = extract_tables(page.lines, fenced)
    page.lines = label_attributes(page.lines, fenced)
    page.lines = join_items(page.lines, fenced)
    label_folds(page, fenced)
    closed = closed_components(page.text)
    for number, line in enumerate(page.lines, start=1):
        if number not in fenced and ("<" in line or "&" in line):
            page.lines[number - 1] = decode_references(replace_tags(unwrap(line, closed)))
            if not page.lines[number - 1].strip(" \t" + BREAK + CELL):
                page.lines[number - 1] = ""
                page.reasons.setdefault(number, "HTML tag")
    page.lines = _unescaped(page.lines, fenced)
    return page


def _unescaped(lines: list[str], fenced: set[int]) -> list[str]:
    """The lines without most escapes, and with two spaces for a backslash that ends a line of a paragraph."""
    following = [*lines[1:], ""]
    return [
        line if number in fenced else without_early_escapes(_with_spaces(line) if after.strip() else line)
        for number, (line, after) in enumerate(zip(lines, following, strict=True), start=1)
    ]


_BREAK_MARK = re.compile(r"(?<!\\)((?:\\\\)*)\\$")


def _with_spaces(line: str) -> str:
    return _BREAK_MARK.sub(r"\1  ", line)
