"""Where a scalar of a YAML text stands, quotes and block sign included, and in what."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from deckgen.bank.scalars import after_properties, scalar
from deckgen.source import Source, Text

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class ScalarPlace:
    """A scalar from ``start`` to ``end``, behind its anchor; ``style`` is its quote, "|", ">", or "" for a plain one.

    ``column`` is that of the mapping or list it stands in, from 0; ``in_braces`` whether that is in { } or [ ].
    """

    value: Text
    start: int
    end: int
    style: str
    column: int
    in_braces: bool


def scalar_place(source: Source, offset: int) -> ScalarPlace | None:
    """The scalar that the character at ``offset`` belongs to; None where there is none, or the text is not YAML."""
    try:
        return next((place for place in _places(source) if place.start <= offset <= place.end), None)
    except yaml.YAMLError:
        return None


def _places(source: Source) -> Iterator[ScalarPlace]:
    inside: list[yaml.CollectionStartEvent] = []
    for event in iter(_Loader(source.text).get_event, None):
        if isinstance(event, yaml.CollectionStartEvent):
            inside.append(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            inside.pop()
        elif isinstance(event, yaml.ScalarEvent):
            start, end = _at(event.start_mark).index, _at(event.end_mark).index
            if event.anchor or event.tag:
                start = after_properties(source, start, end)
            column = _at(inside[-1].start_mark).column if inside else 0
            in_braces = bool(inside and inside[-1].flow_style)
            value = scalar(event.value, event.style, source, start, end)
            yield ScalarPlace(value, start, end, event.style or "", column, in_braces)


def _at(mark: object) -> yaml.Mark:
    """A mark that is there; the library's types allow for one that is not, and have no name for its two classes."""
    return mark  # type: ignore[return-value]  # as above
