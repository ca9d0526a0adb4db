"""The Stamp field: what a note said when it was published, as a mark of its tags and of each of its fields.

    v1 TAGS.FIELD.FIELD...      16 hexadecimal digits each, "0" for an empty one; zeros at the end are left out

A field whose text in Anki still fits its mark was not edited there. The marks follow the order of the note type's
fields, which is for life; the fields named in ``UNMARKED`` say nothing of the author's and always have "0".
"""

import hashlib
import re
from collections.abc import Iterable, Sequence

FIELD = "Stamp"
UNMARKED = frozenset({FIELD, "Language", "Labels"})

STAMP_DIGITS, LOCK_DIGITS = 16, 4

_EMPTY = "0"
_STAMP = re.compile(rf"v1 ((?:[0-9a-f]{{{STAMP_DIGITS}}}|{_EMPTY})(?:\.(?:[0-9a-f]{{{STAMP_DIGITS}}}|{_EMPTY}))*)")


def stamp(names: Sequence[str], values: Sequence[str], tags: Iterable[str]) -> str:
    """The stamp of a note from the names and the HTML of its fields, in the order of its type, and its tags."""
    marks = [mark(tags_text(tags))]
    marks += [_EMPTY if name in UNMARKED else mark(value) for name, value in zip(names, values, strict=True)]
    return stamp_of(marks)


def stamp_of(marks: Sequence[str]) -> str:
    """The stamp that holds these marks, that of the tags first."""
    kept = list(marks)
    while len(kept) > 1 and kept[-1] == _EMPTY:
        kept.pop()
    return f"v1 {'.'.join(kept)}"


def marks_of(text: str) -> tuple[str, ...] | None:
    """The marks in a stamp, that of the tags first; None for a text that is no stamp."""
    match = _STAMP.fullmatch(text)
    return tuple(match[1].split(".")) if match else None


def mark(text: str, digits: int = STAMP_DIGITS) -> str:
    """The mark of a text: that many hexadecimal digits, or "0" when it is empty."""
    return hashlib.blake2b(text.encode(), digest_size=digits // 2).hexdigest() if text else _EMPTY


def mark_at(marks: Sequence[str], place: int) -> str:
    """The mark at a place; beyond the end all are of empty texts."""
    return marks[place] if place < len(marks) else _EMPTY


def fits(marks: Sequence[str], place: int, text: str) -> bool:
    """Whether a text is the one marked at a place, in a stamp or in the lock; beyond the end every text was empty."""
    marked = mark_at(marks, place)
    if not text or marked == _EMPTY:
        return not text and marked == _EMPTY
    return len(marked) in (LOCK_DIGITS, STAMP_DIGITS) and mark(text, len(marked)) == marked


def tags_text(tags: Iterable[str]) -> str:
    """Tags as the one text that is marked: without regard to case, which Anki takes from the tags it already has."""
    return " ".join(sorted({tag.casefold() for tag in tags}))
