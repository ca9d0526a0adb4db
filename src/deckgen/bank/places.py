"""Phrases for messages: places and lists of words."""

from collections.abc import Sequence

from deckgen.source import Span

_LISTED = 3


def in_line(place: Span) -> str:
    """Return ", in line 3 of bank.yaml"; "" for a place in no file."""
    return f", in line {place.line} of {place.path}" if place.path else ""


def whereabouts(places: Sequence[Span], near: Span) -> str:
    """Summarise places as seen from ``near``: the lines if all are in its file, else the files; "" if in no file."""
    paths = list(dict.fromkeys(place.path for place in places if place.path))
    if not paths:
        return ""
    if paths == [near.path]:
        lines = list(dict.fromkeys(str(place.line) for place in places))
        if len(lines) > _LISTED:
            return f"in lines {lines[0]} to {lines[-1]}"
        return f"in line{'s' if len(lines) > 1 else ''} {listed(lines)}"
    if len(paths) > _LISTED:
        return f"in {len(paths)} files"
    return f"in {listed([path.rpartition('/')[2] for path in paths])}"


def listed(words: Sequence[str]) -> str:
    """Return "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def quoted(words: Sequence[str]) -> str:
    """Return "'a', 'b', 'c' and 4 more"."""
    more = [f"{len(words) - _LISTED} more"] if len(words) > _LISTED else []
    return listed([*(f"'{word}'" for word in words[:_LISTED]), *more])
