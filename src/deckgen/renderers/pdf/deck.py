"""Notes as cards: measured, given one size, numbered, and reported where one card was not enough."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from deckgen.codes import print_codes
from deckgen.deck.markup import Run
from deckgen.deck.notes import Note
from deckgen.diagnostics import Diagnostic
from deckgen.renderers.pdf.card.face_maker import FaceMaker
from deckgen.renderers.pdf.card.faces import Face
from deckgen.renderers.pdf.card.frame import FLOOR_PT
from deckgen.renderers.pdf.card.layout import Fitter
from deckgen.renderers.pdf.sizing import Pair, body_size
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.measure import measured
from deckgen.renderers.pdf.text.para import Para
from deckgen.source import Span


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """One card of paper: the ``part``th, from 1, of the ``parts`` of its note; ``number`` is its place in the deck."""

    note: Note
    front: Face
    back: Face
    part: int
    parts: int
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Deck:
    """All cards in order, the size of their body text in points, and what there is to report about them."""

    cards: tuple[Card, ...]
    body_pt: float
    findings: tuple[Diagnostic, ...]


def fitted(notes: Sequence[Note], fitters: tuple[Fitter, Fitter], maker: FaceMaker, fonts: Fonts, fit: str) -> Deck:
    """The cards of some notes; ``fit`` says what happens to a note that is too long for one."""
    front, back = fitters
    pairs: list[Pair] = []
    findings: list[Diagnostic] = []
    for note in notes:
        front_face, back_face = maker.faces(note)
        pairs.append((front.ready(front_face), back.ready(back_face)))
        if fonts.missing or fonts.unshaped:
            findings += unprintable(fonts, f"{note.type.kind} '{note.key}'", note.key.span)
    body_pt = body_size(pairs, front, back, fit)
    cards: list[Card] = []
    for note, (front_face, back_face) in zip(notes, pairs, strict=True):
        parts = max(front.parts(front_face, body_pt), back.parts(back_face, body_pt))
        for part in range(1, parts + 1):
            cards.append(Card(note, front_face, back_face, part, parts, len(cards) + 1))
        if parts > 1:
            findings.append(_too_long(note, parts, fit, body_pt))
    return Deck(tuple(cards), body_pt, tuple(findings))


def unprintable(fonts: Fonts, place: str, span: Span) -> list[Diagnostic]:
    """What the fonts could not do since this was last asked."""
    found = []
    for character in sorted(fonts.missing):
        name = unicodedata.name(character, "a character without a name").lower()
        message = f"no font has '{character}' (U+{ord(character):04X}, {name}) of {place}; a box is printed"
        found.append(print_codes.MISSING_GLYPH.at(span, message))
    for script in sorted(fonts.unshaped):
        message = f"the letters of {script} in {place} are not put in order, joined and placed as they should be"
        found.append(print_codes.UNSHAPED_SCRIPT.at(span, message))
    fonts.missing.clear()
    fonts.unshaped.clear()
    return found


def number_of(card: Card, count: int, fonts: Fonts) -> Para:
    """The card's place in the deck, and in its note when that goes on over several cards."""
    place = f"{card.number} / {count}"
    if card.parts == 1:
        return measured((Run(place),), fonts)
    return measured((Run(f"{card.part}/{card.parts}", bold=True), Run(f" · {place}")), fonts)


def _too_long(note: Note, parts: int, fit: str, body_pt: float) -> Diagnostic:
    name = f"{note.type.kind} '{note.key}'"
    if fit == "error":
        message = f"{name} is too long for one card, even at {FLOOR_PT:g} pt"
        return print_codes.CARD_OVERFLOW.at(note.key.span, message)
    message = f"{name} goes on over {parts} cards at {body_pt:g} pt"
    return print_codes.CONTINUED_CARD.at(note.key.span, message)
