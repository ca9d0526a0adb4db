"""What a band leaves on either side: a band of one number, such as 30 seconds, means a tenth more or less."""

from deckgen.timing import Band

_MORE_OR_LESS = 1.1
_ROUNDING_S = 0.5
"""Seconds are told as whole numbers, so what rounds into a band is in it."""


def edges_s(band: Band) -> tuple[float, float]:
    """The seconds between which a text is right."""
    if band.at_least_s == band.at_most_s:
        return band.at_least_s / _MORE_OR_LESS, band.at_most_s * _MORE_OR_LESS
    return band.at_least_s, band.at_most_s


def shortest_s(band: Band) -> float:
    """The seconds below which a text is too short."""
    return round(edges_s(band)[0]) - _ROUNDING_S


def longest_s(band: Band) -> float:
    """The seconds above which a text is too long."""
    return edges_s(band)[1] + _ROUNDING_S
