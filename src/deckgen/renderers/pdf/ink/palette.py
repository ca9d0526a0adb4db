"""Colours that people with any eyes can tell apart, and where a principle's tab stands along the edge."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

Colour = tuple[float, float, float]

INK: Colour = (0.1, 0.1, 0.1)
QUIET: Colour = (0.35, 0.35, 0.35)
"""Small grey text: 7 to 1 on white."""
FAINT: Colour = (0.78, 0.78, 0.78)
"""Rules, never text."""
SHADE: Colour = (0.93, 0.93, 0.93)
"""Behind text; ink on it stands at 15 to 1."""
MONO_TAB: Colour = (0.45, 0.45, 0.45)

OKABE_ITO: tuple[Colour, ...] = tuple(
    (int(code[0:2], 16) / 255, int(code[2:4], 16) / 255, int(code[4:6], 16) / 255)
    for code in ("0072B2", "D55E00", "009E73", "E69F00", "CC79A7", "56B4E9", "333333", "F0E442")
)
"""Source: Okabe and Ito, Color Universal Design, 2008; black softened to save ink."""

GAP = OKABE_ITO[1]
"""What is still missing."""

LEAST_PLACES = 8


class Tab(NamedTuple):
    """A principle's mark: its colour, and its place among ``places`` along the edge."""

    colour: Colour
    place: int
    places: int


def tabs(principles: Iterable[str], *, mono: bool) -> dict[str, Tab]:
    """The tab of each principle, by key, in the bank's order; never two in one place."""
    keys = list(principles)
    places = max(LEAST_PLACES, len(keys))
    return {
        key: Tab(MONO_TAB if mono else OKABE_ITO[place % len(OKABE_ITO)], place, places)
        for place, key in enumerate(keys)
    }


@cache
def fill(colour: Colour) -> str:
    """The operator that fills with a colour."""
    return f"{_numbers(colour)} {'g' if colour[0] == colour[1] == colour[2] else 'rg'}"


@cache
def stroke(colour: Colour) -> str:
    """The operator that draws lines with a colour."""
    return f"{_numbers(colour)} {'G' if colour[0] == colour[1] == colour[2] else 'RG'}"


def contrast(one: Colour, other: Colour) -> float:
    """How well one colour is seen on the other, from 1 to 21. Source: WCAG 2.1, relative luminance."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _numbers(colour: Colour) -> str:
    parts = colour[:1] if colour[0] == colour[1] == colour[2] else colour
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in parts)
