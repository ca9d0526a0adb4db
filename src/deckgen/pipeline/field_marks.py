"""A mark a field: enough to tell later which fields of a note have changed."""

import hashlib
from collections.abc import Iterable


def content_marks(fields: Iterable[str], tags: Iterable[str]) -> tuple[str, ...]:
    """Four hexadecimal digits for the tags and for each field, "0" for an empty one; the empty end is left out."""
    marks = [_mark(text) for text in (" ".join(tags), *fields)]
    while marks and marks[-1] == "0":
        marks.pop()
    return tuple(marks)


def _mark(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=2).hexdigest() if text else "0"
