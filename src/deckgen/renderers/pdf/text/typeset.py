"""Lines: as many words as fit, none of them left alone, and none ever lost."""

from bisect import bisect_right

from deckgen.renderers.pdf.text.para import Para

_LEAST_LEFT = 3
"""Words a line keeps at least when its last ones move down."""
_LEAST_LAST_LINE = 0.2
"""Of the measure: a shorter last line looks lost."""
_LEAST_LAST_WORD = 0.45
"""The same when it is a single word."""


def broken(para: Para, measure: float) -> tuple[int, ...]:
    """The unit after the last one of each line; ``measure`` is the line's width in parts of the size.

    No unit may be wider than the measure.
    """
    room = measure + para.hang + 1e-6
    count = para.count
    if para.length <= room and not para.hard:
        return (count,) if count else ()
    starts, ends = para.places()
    lines: list[int] = []
    first = 0
    for stop in (*para.hard, count):
        if first == stop:
            lines.append(stop)
        while first < stop:
            last = bisect_right(ends, starts[first] + room, first, stop)
            if first + _LEAST_LEFT < last < stop and para.clings(last - 1):
                last -= 1
            first = last if last > first else first + 1
            lines.append(first)
    if not para.hard and len(lines) > 1:
        _accompany(para, starts, ends[-1], lines, room)
    return tuple(lines)


def balanced(para: Para, measure: float) -> tuple[int, ...]:
    """Lines of about one length, no more of them than needed: for what is read at a glance."""
    lines = broken(para, measure)
    if len(lines) < 2 or para.hard:
        return lines
    narrow, wide = max(para.length / len(lines), para.widest_unit), measure
    for _ in range(6):
        middle = (narrow + wide) / 2
        if len(broken(para, middle)) == len(lines):
            wide = middle
        else:
            narrow = middle
    return broken(para, wide)


def _accompany(para: Para, starts: list[float], end: float, lines: list[int], room: float) -> None:
    """Move words down to a last line that would be a word or two alone, when the line above has words to spare."""
    above = lines[-3] if len(lines) > 2 else 0
    moved, count = lines[-2], lines[-1]

    def wants_company() -> bool:
        least = _LEAST_LAST_WORD if moved == count - 1 else _LEAST_LAST_LINE
        return end - starts[moved] < least * room or para.clings(moved - 1)

    while wants_company() and moved - above > _LEAST_LEFT and end - starts[moved - 1] <= room:
        moved -= 1
    lines[-2] = moved
