"""Hints: which known word a word may have been meant for."""

from collections.abc import Iterable


def near(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """A hint: the nearest known word, or the list of them after ``otherwise``."""
    names = list(dict.fromkeys(known))
    if close := nearest(word, names):
        return f"did you mean '{close}'?"
    return f"{otherwise}: {', '.join(names)}" if otherwise else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like a word; "" when none is."""
    from difflib import get_close_matches  # only a bank with a slip in it needs it

    folded = {name.casefold(): name for name in reversed(list(known))}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else ""
