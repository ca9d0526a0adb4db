"""Reads the text of each card back from a PDF, without artifacts such as cut marks and page numbers."""

import re
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber

from deckgen.deck.markup import words
from deckgen.deck.notes import Note
from deckgen.renderers.pdf.card.frame import inset_mm
from deckgen.renderers.pdf.sheet.imposition import Box
from deckgen.renderers.pdf.sheet.paper import PT_PER_MM
from deckgen.renderers.pdf.sheet.settings import Plan

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f]")


@dataclass(frozen=True, slots=True)
class ReadFace:
    """One face: its text in content order, and the characters too near the cut or beyond it."""

    text: str
    outside: tuple[str, ...]


def read_faces(data: bytes, plan: Plan, cards: int) -> dict[tuple[int, str], ReadFace]:
    """The faces of a deck by card (from 0) and side."""
    found: dict[tuple[int, str], ReadFace] = {}
    with pdfplumber.open(BytesIO(data)) as pdf:
        for page, side in zip(pdf.pages, plan.imposition.sides(cards), strict=False):
            for placed in side.faces:
                found[placed.card, placed.face] = _face(page, placed.box, inset_mm(plan.card))
    return found


def _face(page: Any, box: Box, safe_mm: float) -> ReadFace:
    left, low = box.x_mm * PT_PER_MM, box.y_mm * PT_PER_MM
    right, high = left + box.width_mm * PT_PER_MM, low + box.height_mm * PT_PER_MM
    safe = safe_mm * PT_PER_MM - 0.6
    text, outside = [], []
    for character in page.chars:
        x, y = character["matrix"][4], character["matrix"][5]
        if not (left - 1 <= x <= right + 1 and low - 1 <= y <= high + 1):
            continue
        if character["tag"] != "Artifact":
            text.append(character["text"])
        ends = x - character["width"] if box.turned else x + character["width"]
        near, far = min(x, ends), max(x, ends)
        inside = near >= left + safe and far <= right - safe and low + safe <= y <= high - safe
        if not inside and character["text"].strip():
            outside.append(character["text"])
    return ReadFace("".join(text), tuple(outside))


def plain(text: str) -> str:
    """Text in NFC and one case, without zero-width characters, so that only what was written is compared."""
    # In this order: a zero-width character between a letter and its combining mark would keep NFC from joining them.
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).casefold()


def squeezed(text: str) -> str:
    """Text without its spaces."""
    return "".join(plain(text).split())


def shown(note: Note, side: str) -> list[str]:
    """The texts on a face of a note, slot by slot."""
    slots = note.type.paper.front if side == "front" else note.type.paper.back
    return [words(note[slot.field]) for slot in slots if slot.field and note[slot.field]]
