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

    No unit may be wider than the measure. The paragraph keeps the last answer, as a size is tried and then laid out.
    """
    if para.tried == measure:
        return para.breaks
    starts, ends = para.starts, para.ends
    room = measure + para.shift + 1e-6
    count = len(ends)
    lines: list[int] = []
    first = 0
    if para.hard:
        lines = _broken_by_author(para, room)
    elif count and starts[-1] <= room:
        lines.append(count)
    else:
        while first < count:
            last = bisect_right(ends, starts[first] + room, first)
            first = last if last > first else first + 1
            lines.append(first)
        if len(lines) > 1:
            _accompany(para, lines, room)
    para.tried, para.breaks = measure, lines
    return lines


def balanced(para: Para, measure: float) -> list[int]:
    """Lines of about one length, no more of them than needed: for what is read at a glance."""
    lines = broken(para, measure)
    if len(lines) < 2 or para.hard:
        return lines
    narrow, wide = max(para.starts[-1] / len(lines), para.widest_unit), measure
    for _ in range(6):
        middle = (narrow + wide) / 2
        if len(broken(para, middle)) == len(lines):
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
