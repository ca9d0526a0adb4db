"""Suggest a known word for one that is misspelt."""

from collections.abc import Iterable


def near(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """Return a hint that names the nearest known word, or lists them all after ``otherwise``; "" for neither."""
    names = list(dict.fromkeys(known))
    if close := nearest(word, names):
        return f"did you mean '{close}'?"
    return f"{otherwise}: {', '.join(names)}" if otherwise else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like ``word``, "" if none is close."""
    from difflib import get_close_matches  # only a bank with a slip in it needs it

    folded = {name.casefold(): name for name in reversed(list(known))}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else ""
