"""Whether two fields show the same, though Anki's editor has written one of them anew."""

import html
import re
import unicodedata

from deckgen.collection.field_blocks import blocks_of
from deckgen.deck.markup import Rich
from deckgen.deck.shown_blocks import shown

_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_EMPTY_SPAN = "<span></span>"
_TAG_NAMES = {"b": "strong", "i": "em"}
_TAG = re.compile(r"<(/?)(b|i|br ?/)>", re.IGNORECASE)
_KEPT = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def same_html(one: str, other: str) -> bool:
    """Whether two fields show the same text with the same emphasis, in the same lines, paragraphs and lists."""
    if one == other or _plain(one) == _plain(other):
        return True
    blocks = _shown(one)
    return bool(blocks) and blocks == _shown(other)


def shown_text(field: str) -> str:
    """What a field shows, on one line, without its marks of emphasis."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", _plain(field)))
    return " ".join(text.split())


def _shown(field: str) -> Rich:
    """The blocks of a field as a reader tells them apart; () for an empty one, and for one that blocks cannot say."""
    return shown(blocks_of(field) or ())


def _plain(field: str) -> str:
    """A field in one spelling: the editor writes characters for entities, "b" for "strong", and no empty span."""
    field = _TAG.sub(_renamed, field.replace(_EMPTY_SPAN, ""))
    return unicodedata.normalize("NFC", _ENTITY.sub(_character, field)).replace("\xa0", " ").strip(" ")


def _renamed(tag: re.Match[str]) -> str:
    name = tag[2].lower().rstrip(" /")
    return f"<{tag[1]}{_TAG_NAMES.get(name, name)}>"


def _character(entity: re.Match[str]) -> str:
    character = html.unescape(entity[0])
    return _KEPT.get(character, character)
