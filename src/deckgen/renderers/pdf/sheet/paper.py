"""Sizes of paper, cards and label sheets, in millimetres."""

import re
from math import inf
from typing import NamedTuple

PT_PER_MM = 72 / 25.4
_CUSTOM = r"(?i)(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|in)"


class Size(NamedTuple):
    """A rectangle people know by a name; other names in ``aliases``."""

    name: str
    width_mm: float
    height_mm: float
    aliases: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.width_mm:g} x {self.height_mm:g} mm"

    def turned(self) -> "Size":
        """The same rectangle on its side."""
        return Size(self.name, self.height_mm, self.width_mm, self.aliases)

    def upright(self) -> "Size":
        """The same rectangle on its shorter side."""
        return self if self.width_mm <= self.height_mm else self.turned()


class Sheet(NamedTuple):
    """A sheet of cards that are cut already: where its first card begins from the left and the top, and the steps."""

    name: str
    paper: str
    card: Size
    columns: int
    rows: int
    left_mm: float
    top_mm: float
    step_x_mm: float
    step_y_mm: float

    @property
    def gap_mm(self) -> float:
        """Between a card and its nearest neighbour; endless when it has none."""
        across = self.step_x_mm - self.card.width_mm if self.columns > 1 else inf
        down = self.step_y_mm - self.card.height_mm if self.rows > 1 else inf
        return round(min(across, down), 3)


PAPERS = (
    Size("a3", 297, 420),
    Size("a4", 210, 297),
    Size("a5", 148, 210),
    Size("a6", 105, 148),
    Size("letter", 215.9, 279.4, ("us-letter",)),
    Size("legal", 215.9, 355.6, ("us-legal",)),
)
"""Upright. ISO 216 and ANSI/ASME Y14.1."""

CARDS = (
    Size("3x5", 127, 76.2, ("index",)),
    Size("4x6", 152.4, 101.6),
    Size("a6", 148, 105),
    Size("a7", 105, 74),
    Size("poker", 63, 88),
    Size("bridge", 57, 89),
    Size("business-eu", 85, 55, ("business",)),
    Size("business-us", 88.9, 50.8),
    Size("mini", 44, 67),
)
"""The way each is held: index and business cards wide, playing cards tall."""

SHEETS = (
    Sheet("avery-5388", "letter", Size("3x5", 127, 76.2), 1, 3, 44.45, 25.4, 127, 76.2),
    Sheet("avery-5371", "letter", Size("business-us", 88.9, 50.8), 2, 5, 19.05, 12.7, 88.9, 50.8),
    Sheet("avery-8371", "letter", Size("business-us", 88.9, 50.8), 2, 5, 19.05, 12.7, 88.9, 50.8),
    Sheet("avery-8373", "letter", Size("business-us", 88.9, 50.8), 2, 4, 12.7, 19.05, 101.6, 63.5),
    Sheet("avery-5389", "letter", Size("4x6", 152.4, 101.6), 1, 2, 31.75, 31.75, 152.4, 114.3),
    Sheet("avery-c32011", "a4", Size("85x54mm", 85, 54), 2, 5, 15, 13.5, 95, 54),
    Sheet("herma-5028", "a4", Size("83.8x50.8mm", 83.8, 50.8), 2, 5, 18.6, 22, 89.2, 50.8),
    Sheet("sigel-lp795", "a4", Size("business-eu", 85, 55), 2, 5, 14, 10.5, 95, 55),
    Sheet("hama-50400", "a4", Size("business-eu", 85, 55), 2, 5, 13.5, 10.5, 95, 55),
)
"""Source: the makers' own templates, as gLabels ships them. Most do not stand in the middle of the paper."""

CARD_SIDES_MM = (40.0, 420.0)
PAPER_SIDES_MM = (70.0, 1200.0)
"""The least and the most that a side of a size written out may be."""


def paper_named(name: str) -> Size | None:
    """The paper of a name or of a size such as ``200x200mm``; None when it is neither."""
    return _named(name, PAPERS, PAPER_SIDES_MM)


def card_named(name: str) -> Size | None:
    """The card of a name or of a size such as ``63x88mm`` or ``2.5x3.5in``; None when it is neither."""
    return _named(name, CARDS, CARD_SIDES_MM)


def sheet_named(name: str) -> Sheet | None:
    """The label sheet of a name, the maker's name left out or not; None when no sheet is called that."""
    wanted = re.sub(r"[\s_]+", "-", name.strip().casefold())
    for sheet in SHEETS:
        if wanted in (sheet.name, sheet.name.partition("-")[2]):
            return sheet
    return None


def custom_size(text: str) -> Size | None:
    """A size written out, as in ``63x88mm``; None when the text is not one."""
    found = re.fullmatch(_CUSTOM, text.strip())
    if not found:
        return None
    from decimal import Decimal

    scale = Decimal("25.4") if found[3].lower() == "in" else Decimal(1)
    width, height = (float(Decimal(found[side]) * scale) for side in (1, 2))
    return Size(f"{found[1]}x{found[2]}{found[3].lower()}", width, height)


def _named(name: str, sizes: tuple[Size, ...], sides_mm: tuple[float, float]) -> Size | None:
    wanted = name.strip().casefold()
    for size in sizes:
        if wanted == size.name or wanted in size.aliases:
            return size
    written, (least, most) = custom_size(name), sides_mm
    if written and all(least <= side <= most for side in (written.width_mm, written.height_mm)):
        return written
    return None
