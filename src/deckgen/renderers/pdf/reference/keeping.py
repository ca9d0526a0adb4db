"""What stays together on a page: lines of a paragraph, entries of a list."""

from collections.abc import Sequence

_SHORT = 4
"""Paragraphs of this many lines may be parted, entries of a list from here on."""


def lines_here(fitting: int, count: int) -> int:
    """How many of ``count`` lines to set where ``fitting`` more fit: two at least at each end; 0 for none."""
    if fitting >= count:
        return count
    kept = min(fitting, count - 2) if count >= _SHORT else 0
    return kept if kept >= 2 else 0


def needed(heights: Sequence[float]) -> list[float]:
    """What must fit below each entry's top for it to begin on a page, so that none stands on one alone.

    The first brings the second along, the last but one the last; a list too short for both stays whole.
    """
    if len(heights) < _SHORT:
        return [sum(heights), *heights[1:]][: len(heights)]
    found = list(heights)
    found[0] += heights[1]
    found[-2] += heights[-1]
    return found
