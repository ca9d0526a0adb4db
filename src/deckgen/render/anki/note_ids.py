"""The ids of notes in a package, made from their GUIDs so that they are the same in every package."""

import hashlib
from collections.abc import Iterable, Iterator

# Anki shows a note's id, milliseconds since 1970, as the day it was added: all of ours were added on one day.
_DAY_START_MS = 1763769600000
DAY_MS = 24 * 60 * 60 * 1000


def note_ids(guids: Iterable[str]) -> Iterator[int]:
    """An id for each note, whatever else is in the package, unless two would meet: the second takes the next."""
    taken: set[int] = set()
    for guid in guids:
        place = number_of(guid) % DAY_MS
        while place in taken:
            place = (place + 1) % DAY_MS
        taken.add(place)
        yield _DAY_START_MS + place


def number_of(text: str) -> int:
    """A number of 64 bits that depends on a text alone."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
