"""What a bank says about the printing of its cards."""

from dataclasses import dataclass, fields

from deckgen.source import Text


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """How the pocket cards are printed, as the author wrote it; "" and () mean the default.

    Lengths are millimetres. ``back_error_mm`` is how far a back lands from its front: to the right, up. Programs may
    write plain strings, and one alone where several may stand.
    """

    paper: Text = Text()
    card: Text = Text()
    sheet: Text = Text()
    orientation: Text = Text()
    layout: Text = Text()
    edge: Text = Text()
    turn: Text = Text()
    marks: Text = Text()
    fit: Text = Text()
    margin_mm: float | None = None
    gutter_mm: float | None = None
    bleed_mm: float | None = None
    back_error_mm: tuple[float, float] | None = None
    cards: tuple[Text, ...] = ()
    only: tuple[Text, ...] = ()
    pages: tuple[Text, ...] = ()
    fonts: tuple[Text, ...] = ()
    mono: bool | None = None

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            if item.name in _SEVERAL:
                given = (value,) if isinstance(value, str) else value or ()
                object.__setattr__(self, item.name, tuple(map(_text, given)))
            elif isinstance(value, str):
                object.__setattr__(self, item.name, _text(value))


_SEVERAL = ("cards", "only", "pages", "fonts")


def _text(value: str) -> Text:
    return value if isinstance(value, Text) else Text(value)
