"""What a bank says about the printing of its cards."""

from dataclasses import dataclass

from deckgen.text_fields import TextField, TextsField, WithTexts


@dataclass(frozen=True, slots=True)
class PrintSettings(WithTexts):
    """How the pocket cards are printed, as the author wrote it; "" and () mean the default.

    Lengths are millimetres. ``back_error_mm`` is how far a back lands from its front: to the right, up.
    """

    paper: TextField = TextField()
    card: TextField = TextField()
    sheet: TextField = TextField()
    orientation: TextField = TextField()
    layout: TextField = TextField()
    edge: TextField = TextField()
    turn: TextField = TextField()
    marks: TextField = TextField()
    fit: TextField = TextField()
    margin_mm: float | None = None
    gutter_mm: float | None = None
    bleed_mm: float | None = None
    back_error_mm: tuple[float, float] | None = None
    cards: TextsField = TextsField()
    only: TextsField = TextsField()
    pages: TextsField = TextsField()
    fonts: TextsField = TextsField()
    mono: bool | None = None
