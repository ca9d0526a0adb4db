"""A mark a field: enough to tell later which fields of a note have changed."""

from collections.abc import Iterable

from deckgen.stamp import LOCK_DIGITS, mark


def content_marks(fields: Iterable[str], tags: Iterable[str]) -> tuple[str, ...]:
    """Four hexadecimal digits for the tags and for each field, "0" for an empty one; the empty end is left out."""
    marks = [mark(text, LOCK_DIGITS) for text in (" ".join(tags), *fields)]
    while marks and marks[-1] == "0":
        marks.pop()
    return tuple(marks)
