"""Items of the wrong shape in a list of entries: if all are wrong, the author made one mistake, not one for each."""

from collections.abc import Iterator, Sequence

from deckgen.bank.places import whereabouts
from deckgen.source import Span


def each_mistake(wrong: Sequence[Span], count: int) -> Iterator[tuple[int, str]]:
    """Yield the indices of the items to report, each with an end for its message.

    ``wrong`` are the places of the wrong items, ``count`` is the number of all items.
    """
    if len(wrong) == count > 1:
        where = whereabouts(wrong[1:], wrong[0])
        yield 0, f"; neither is any other{f', {where}' if where else ''}"
    else:
        yield from ((index, "") for index in range(len(wrong)))
