"""Notes as cards: measured, given one size, numbered, and reported where one card was not enough."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from deckgen.codes import print_codes
from deckgen.deck.markup import Run
from deckgen.deck.notes import Note
from deckgen.diagnostics import Diagnostic
from deckgen.renderers.pdf.card.face_maker import FaceMaker
from deckgen.renderers.pdf.card.frame import FLOOR_PT, Frame
from deckgen.renderers.pdf.card.layout import Fitter, Laid
from deckgen.renderers.pdf.sizing import Pair, body_size
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.renderers.pdf.text.measure import measured
from deckgen.renderers.pdf.text.para import Para
from deckgen.source import Span


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """One card of paper: the note, its two faces, its number in the deck."""

    note: Note
    front: Laid
    back: Laid
    number: int

    @property
    def part(self) -> int:
        """Which of the note's cards this is, from 1."""
        return self.front.part


@dataclass(frozen=True, slots=True, eq=False)
class Deck:
    """All cards in order, their body size in points, and what is to be said."""

    cards: tuple[Card, ...]
    body_pt: float
    findings: tuple[Diagnostic, ...]


def fitted(notes: Sequence[Note], frames: tuple[Frame, Frame], fonts: Fonts, fit: str, *, compact: bool) -> Deck:
    """The cards of some notes; ``fit`` says what happens to a note that is too long for one."""
    maker = FaceMaker(fonts, compact=compact)
    front, back = (Fitter(frame, fonts) for frame in frames)
    pairs: list[Pair] = []
    findings: list[Diagnostic] = []
    for note in notes:
        made = maker.faces(note)
        pairs.append((front.ready(made[0]), back.ready(made[1])))
        if fonts.missing or fonts.unshaped:
            findings += unprintable(fonts, f"{note.type.kind} '{note.key}'", note.key.span)
    body_pt = body_size(pairs, front, back, fit)
    laid = [(front.laid(one, body_pt), back.laid(other, body_pt)) for one, other in pairs]
    # A word broken for its width is measured again, and has been reported.
    fonts.missing.clear()
    fonts.unshaped.clear()
    cards: list[Card] = []
    for note, (ones, others) in zip(notes, laid, strict=True):
        parts = max(len(ones), len(others))
        for one, other in _paired(ones, others):
            cards.append(Card(note, one, other, len(cards) + 1))
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
    laid = card.front
    place = f"{card.number} / {count}"
    if laid.parts == 1:
        return measured((Run(place),), fonts)
    return measured((Run(f"{laid.part}/{laid.parts}", bold=True), Run(f" · {place}")), fonts)


def _paired(fronts: list[Laid], backs: list[Laid]) -> Iterator[tuple[Laid, Laid]]:
    """Fronts and backs of one note card by card; the shorter side shows its head again."""
    if len(fronts) == len(backs):
        yield from zip(fronts, backs, strict=True)
        return
    parts = max(len(fronts), len(backs))
    for part, (front, back) in enumerate(zip_longest(fronts, backs), start=1):
        yield (
            _again(front or fronts[0], front is None, part, parts),
            _again(back or backs[0], back is None, part, parts),
        )


def _again(laid: Laid, repeated: bool, part: int, parts: int) -> Laid:
    if parts == laid.parts:
        return laid
    pieces = laid.pieces[: len(laid.face.head)] if repeated else laid.pieces
    return Laid(laid.face, pieces, part, parts)


def _too_long(note: Note, parts: int, fit: str, body_pt: float) -> Diagnostic:
    name = f"{note.type.kind} '{note.key}'"
    if fit == "error":
        message = f"{name} is too long for one card, even at {FLOOR_PT:g} pt"
        return print_codes.CARD_OVERFLOW.at(note.key.span, message)
    message = f"{name} goes on over {parts} cards at {body_pt:g} pt"
    return print_codes.CONTINUED_CARD.at(note.key.span, message)
