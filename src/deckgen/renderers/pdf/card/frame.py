"""The parts of a face that are there on every card: margins, tab, kicker, footer; in points from its lower left."""

from dataclasses import dataclass, replace
from typing import Literal

from deckgen.renderers.pdf.sheet.paper import PT_PER_MM, Size

KICKER_PT = 6.8
FOOTER_PT = 6.0
TAB_MM = 2.6
FLOOR_PT = 7.0
"""No body text is smaller."""
STEP_PT = 0.25
CEILING_PT = 12.0
"""Above this, a card says no more than before and only looks emptier."""
FRONT_SCALE = 1.2
"""A front holds little and is read at a glance: all of it is so much larger than the text behind."""

_NARROW_MM = 60.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a face; ``tab_at`` is the edge, as it is read, that the tab stands at.

    ``scale`` is the size of the text in parts of the deck's body size, ``text_width_pt`` the length of a full line.
    """

    width_pt: float
    height_pt: float
    inset_pt: float
    bleed_pt: float
    tab_at: Literal["top", "bottom"] = "top"
    tab_mirrored: bool = False
    scale: float = 1.0

    @property
    def text_width_pt(self) -> float:
        """The length of a full line."""
        return self.width_pt - 2 * self.inset_pt

    @property
    def top_pt(self) -> float:
        """The upper edge of the text."""
        return self.height_pt - self.inset_pt

    @property
    def tab_pt(self) -> float:
        """How high a tab is."""
        return TAB_MM * PT_PER_MM


def inset_mm(card: Size) -> float:
    """How far text keeps from the cut: enough for a hand, a guillotine and the tab."""
    return 3.6 if min(card.width_mm, card.height_mm) < _NARROW_MM else 4.4


def frames(card: Size, bleed_mm: float, turn: str, *, one_side: bool) -> tuple[Frame, Frame]:
    """The frames of a front and a back.

    A tab is at one corner of the paper: a back turned like a book shows it mirrored, one turned like a notepad at its
    foot. On one side, where nothing is turned, both show it alike.
    """
    scale = PT_PER_MM
    measures = (card.width_mm * scale, card.height_mm * scale, inset_mm(card) * scale, bleed_mm * scale)
    front, back = Frame(*measures, scale=FRONT_SCALE), Frame(*measures)
    if one_side:
        return front, back
    if turn == "top":
        return front, replace(back, tab_at="bottom")
    return front, replace(back, tab_mirrored=True)
