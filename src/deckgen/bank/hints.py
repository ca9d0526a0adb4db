"""Hints: which known word a word may have been meant for."""

from collections.abc import Iterable
from difflib import get_close_matches


def near(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """A hint: the nearest known word, or the list of them after ``otherwise``."""
    names = list(dict.fromkeys(known))
    folded = {name.casefold(): name for name in reversed(names)}
    if close := get_close_matches(word.casefold(), folded, n=1, cutoff=0.6):
        return f"did you mean '{folded[close[0]]}'?"
    return f"{otherwise}: {', '.join(names)}" if otherwise else ""
