"""Keys made from names when an entry is first imported; from then on they are the author's."""

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 60
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "Đ": "d", "ı": "i"})


def key_of(name: str, otherwise: str) -> str:
    """A key from the Latin letters and digits of a name; ``otherwise`` if less than half of the name is Latin."""
    short = re.sub(r"\s*[(（][^()（）]*[)）]\s*$", "", name)
    clean = _latin(short) or _latin(name)
    letters = [character for character in short if character.isalnum()]
    if not clean or len(clean.replace("-", "")) * 2 < len(letters):
        return otherwise
    if len(clean) <= _LONGEST:
        return clean
    return clean[: _LONGEST + 1].rpartition("-")[0] or clean[:_LONGEST]


def _latin(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)).replace("'", "").replace("’", "")
    ascii_only = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


class Unique:
    """Keys and titles given out once each; a second one gets a number."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def __contains__(self, word: str) -> bool:
        return word in self._taken

    def add(self, word: str) -> None:
        """Reserve a word."""
        self._taken.add(word)

    def key(self, name: str, kind: str) -> str:
        """A new key from a name, or ``kind-1`` and so on if the name has too few Latin letters."""
        wanted = key_of(name, "")
        start = wanted or f"{kind}-1"
        number = 1
        while start in self._taken:
            number += 1
            start = f"{wanted or kind}-{number}"
        self._taken.add(start)
        return start

    def title(self, name: str) -> str:
        """A new title: the name, with a number in parentheses if it was given out before."""
        start, number = name, 1
        while start in self._taken:
            number += 1
            start = f"{name} ({number})"
        self._taken.add(start)
        return start
