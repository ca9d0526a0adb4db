"""Lines: as many words as fit, none of them left alone, and none ever lost."""

from bisect import bisect_right

from deckgen.render.pdf.measure import Para

_LEAST_BEFORE_ORPHAN = 3
"""Words a line keeps at least when its last ones move down."""
_LEAST_LAST_LINE = 0.2
"""Of the measure: a shorter last line looks lost."""
_LEAST_LAST_WORD = 0.45
"""The same when it is a single word."""


def broken(para: Para, measure: float) -> list[int]:
    """The unit after the last one of each line; ``measure`` is the line's width in parts of the size.

    No unit may be wider than the measure.
    """
    starts, ends = para.starts, para.ends
    room = measure + para.shift + 1e-6
    count = len(ends)
    if para.hard:
        return _broken_by_author(para, room)
    lines: list[int] = []
    first = 0
    while first < count:
        last = bisect_right(ends, starts[first] + room, first)
        first = last if last > first else first + 1
        lines.append(first)
    if len(lines) > 1:
        _accompany(para, lines, room)
    return lines


def count_lines(para: Para, measure: float) -> int:
    """How many lines a paragraph takes."""
    starts, ends = para.starts, para.ends
    room = measure + para.shift + 1e-6
    if starts[-1] <= room:
        return 1 + len(para.hard) if ends else 0
    if para.hard:
        return len(_broken_by_author(para, room))
    count = len(ends)
    lines = first = 0
    while first < count:
        last = bisect_right(ends, starts[first] + room, first)
        first = last if last > first else first + 1
        lines += 1
    return lines


def balanced(para: Para, measure: float) -> list[int]:
    """Lines of about one length, no more of them than needed: for what is read at a glance."""
    lines = broken(para, measure)
    if len(lines) < 2 or para.hard:
        return lines
    narrow, wide = max(para.starts[-1] / len(lines), para.widest), measure
    for _ in range(6):
        middle = (narrow + wide) / 2
        if count_lines(para, middle) == len(lines):
            wide = middle
        else:
            narrow = middle
    return broken(para, wide)


def _broken_by_author(para: Para, room: float) -> list[int]:
    lines: list[int] = []
    first = 0
    for stop in (*para.hard, len(para.ends)):
        if first == stop:
            lines.append(stop)
        while first < stop:
            last = min(bisect_right(para.ends, para.starts[first] + room, first), stop)
            first = last if last > first else first + 1
            lines.append(first)
    return lines


def _accompany(para: Para, lines: list[int], room: float) -> None:
    """Move words down to a last line that would be a word or two alone, when the line above has words to spare."""
    above = lines[-3] if len(lines) > 2 else 0
    moved = lines[-2]
    end = para.ends[-1]
    while (
        end - para.starts[moved] < (_LEAST_LAST_WORD if moved == len(para.ends) - 1 else _LEAST_LAST_LINE) * room
        and moved - above > _LEAST_BEFORE_ORPHAN
        and end - para.starts[moved - 1] <= room
    ):
        moved -= 1
    lines[-2] = moved
