"""A guide rewritten as Markdown: HTML, MDX, comments and front matter in place, so that no line moves."""

from deckgen.importers.page.fences import fenced_lines
from deckgen.importers.page.flashcards import cards
from deckgen.importers.page.folds import folds, summaries
from deckgen.importers.page.html_tables import lifted
from deckgen.importers.page.inline_html import BREAK, CELL, joined_items, referred, without_tags
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.page.mdx_arrays import arrays
from deckgen.importers.page.mdx_components import closed_names, spoken, unwrapped
from deckgen.importers.page.metadata_lines import without_comments, without_front_matter, without_modules


def page(text: str) -> Page:
    """Rewrite a guide; the page has as many lines as the text."""
    made = Page(text.split("\n"))
    without_front_matter(made)
    fenced = fenced_lines(made.lines)
    without_comments(made, fenced)
    made.lines, silent = arrays(made.lines, fenced)
    made.reasons |= dict.fromkeys(silent - made.reasons.keys(), "metadata")
    without_modules(made, fenced)
    made.lines = cards(made.lines, fenced)
    summaries(made, fenced)
    made.lines, made.tables = lifted(made.lines, fenced)
    made.lines = spoken(made.lines, fenced)
    made.lines = joined_items(made.lines, fenced)
    folds(made, fenced)
    closed = closed_names(made.text)
    for number, line in enumerate(made.lines, start=1):
        if number not in fenced and ("<" in line or "&" in line):
            made.lines[number - 1] = referred(without_tags(unwrapped(line, closed)))
            if not made.lines[number - 1].strip(" \t" + BREAK + CELL):
                made.lines[number - 1] = ""
                made.reasons.setdefault(number, "HTML tag")
    return made
