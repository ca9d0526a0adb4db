"""The tolerance of a band: a single number, such as 30 seconds, allows ten percent more or less."""

from deckgen.timing import Band

_MORE_OR_LESS = 1.1
_ROUNDING_S = 0.5
"""Seconds are shown as whole numbers, so a time that rounds into the band is in it."""


def edges_s(band: Band) -> tuple[float, float]:
    """Return the shortest and the longest time that is right, in seconds."""
    if band.at_least_s == band.at_most_s:
        return band.at_least_s / _MORE_OR_LESS, band.at_most_s * _MORE_OR_LESS
    return band.at_least_s, band.at_most_s


def shortest_s(band: Band) -> float:
    """Return the seconds below which a text is too short."""
    return round(edges_s(band)[0]) - _ROUNDING_S


def longest_s(band: Band) -> float:
    """Return the seconds above which a text is too long."""
    return edges_s(band)[1] + _ROUNDING_S
