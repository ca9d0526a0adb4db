"""Where the fields of a published note type stand in the one that Anki holds."""

from deckgen.collection.expected import ExpectedType
from deckgen.collection.held import HeldNote, HeldType

Places = tuple[int | None, ...]
"""For each field of the published type its place in Anki's, None when it is not there."""


def field_places(expected: ExpectedType, held: HeldType) -> Places:
    """Match by id, as Anki does; by name where a file has no ids; else whatever stands in the same place."""
    by_id = {field.id: place for place, field in enumerate(held.fields) if field.id}
    by_name = {field.name: place for place, field in enumerate(held.fields)}
    places: list[int | None] = [by_id.get(field_id, by_name.get(name)) for field_id, name in expected.fields]
    taken = set(places)
    return tuple(
        place if match is None and place < len(held.fields) and place not in taken else match
        for place, match in enumerate(places)
    )


def is_altered(expected: ExpectedType, held: HeldType) -> bool:
    """Whether fields or templates were added, removed or moved in Anki, which then takes it for another note type."""
    return field_places(expected, held) != tuple(range(len(held.fields))) or len(held.templates) != expected.templates


def values_in(note: HeldNote, places: Places) -> tuple[str, ...]:
    """The values of a note in Anki in the order of the published type, "" for a field that is not there."""
    return tuple(note.values[place] if place is not None and place < len(note.values) else "" for place in places)
