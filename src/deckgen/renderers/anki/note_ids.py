"""The ids of notes in a package, made from their GUIDs so that they are the same in every package."""

import hashlib
from collections.abc import Iterable, Iterator

# Anki reads a note's id as milliseconds since 1970 and shows it as the day the note was added. Ours share one day.
_DAY_START_MS = 1763769600000
DAY_MS = 24 * 60 * 60 * 1000


def note_ids(guids: Iterable[str]) -> Iterator[int]:
    """An id for each note, made from its GUID alone; where two would collide, the second takes the next free one."""
    taken: set[int] = set()
    for guid in guids:
        place = number_of(guid) % DAY_MS
        while place in taken:
            place = (place + 1) % DAY_MS
        taken.add(place)
        yield _DAY_START_MS + place


def number_of(text: str) -> int:
    """A 64-bit number that depends on the text alone."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
