"""A field of Anki's as an author would type it in the bank."""

import re

from deckgen.collection.field_blocks import blocks_of
from deckgen.deck.markup import Paragraph
from deckgen.deck.markup_writer import typed
from deckgen.deck.shown_blocks import shown

_ALIVE = re.compile(
    r"\[(?:sound|anki):|\[(latex|\$\$?)\].*?\[/\1\]|\[\[type:|\\\(.*?\\\)|\\\[.*?\\\]", re.DOTALL | re.IGNORECASE
)
"""What Anki makes sounds, formulas and input boxes of; deckgen writes the same signs so that they stay signs."""


def markup_of(field_html: str) -> str | None:
    """The markup that shows what a field shows.

    None when there is none, as for a colour, a picture, a link, a formula, or a line that would become a list.
    """
    blocks = None if _ALIVE.search(field_html) else blocks_of(field_html)
    return None if blocks is None else typed(blocks)


def unmarked_text_of(field_html: str) -> str | None:
    """The text of a field without markup, such as a title; None when it has emphasis, or several lines."""
    blocks = None if _ALIVE.search(field_html) else blocks_of(field_html)
    match None if blocks is None else shown(blocks):
        case ():
            return ""
        case (Paragraph(runs),) if len(runs) == 1 and not (runs[0].bold or runs[0].italic or runs[0].code):
            return None if "\n" in runs[0].text else runs[0].text
    return None
