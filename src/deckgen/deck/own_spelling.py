"""A text changed in some words, with the rest as its author typed it: the same look can be typed in several ways."""

import re
from difflib import SequenceMatcher

from deckgen.deck.markup import parse
from deckgen.deck.markup_writer import typed
from deckgen.deck.shown_blocks import shown

_SPACES = re.compile(r"(\s+)")


def in_own_spelling(new: str, old: str) -> str:
    """The text ``new`` with the words, signs and spaces of ``old`` wherever the two show the same."""
    usual = typed(parse(old))
    if usual is None or usual == old:
        return new
    old_words, usual_words, new_words = (_SPACES.split(text) for text in (old, usual, new))
    if len(old_words) != len(usual_words):
        return new
    kept: list[str] = []
    for tag, first, last, new_first, new_last in SequenceMatcher(None, usual_words, new_words, False).get_opcodes():
        kept += old_words[first:last] if tag == "equal" else new_words[new_first:new_last]
    text = "".join(kept)
    return text if shown(parse(text)) == shown(parse(new)) else new
