"""Where several things stand, in few words for a message."""

from collections.abc import Sequence

from deckgen.source import Span

_LISTED = 3


def in_line(place: Span) -> str:
    """Where something stands, as the end of a message; "" for what stands in no file."""
    return f", in line {place.line} of {place.path}" if place.path else ""


def whereabouts(places: Sequence[Span], near: Span) -> str:
    """Where some things stand, seen from a place: in which lines of its file, or in which files; "" for in none."""
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
    """Words as a list in a sentence."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def quoted(words: Sequence[str]) -> str:
    """Words in quotes as a list in a sentence, as many as one can take in."""
    more = [f"{len(words) - _LISTED} more"] if len(words) > _LISTED else []
    return listed([*(f"'{word}'" for word in words[:_LISTED]), *more])
