"""What Anki receives of a note, computed once: fields as HTML, tags, and the digest of both."""

from collections.abc import Iterable
from typing import NamedTuple

from deckgen.deck.notes import Note
from deckgen.renderers.anki.digests import contents_digest, published_tags
from deckgen.renderers.anki.field_html import fields, tags
from deckgen.stamp import FIELD, stamp


class Content(NamedTuple):
    """A note's fields as HTML in the order of its type, the stamp among them, and its sorted tags."""

    note: Note
    fields: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def counted_fields(self) -> tuple[str, ...]:
        """The fields whose change makes the note newer. The stamp does not: it goes along with other changes."""
        place = stamp_place(field.name for field in self.note.type.fields)
        return without_stamp(self.fields, place)

    @property
    def counted_tags(self) -> tuple[str, ...]:
        """The tags whose change makes the note newer."""
        return published_tags(self.note.type.kind, self.tags)

    @property
    def digest(self) -> str:
        """The digest of the note's type, fields and tags, 16 hexadecimal digits."""
        return contents_digest(self.note.type.id, self.counted_fields, self.counted_tags)


def content_of(note: Note) -> Content:
    """Convert a note for Anki."""
    values, tag_names = fields(note), tags(note)
    names = [field.name for field in note.type.fields]
    place = stamp_place(names)
    stamped = (*values[:place], stamp(names, values, tag_names), *values[place + 1 :])
    return Content(note, stamped, tag_names)


def note_digest(note: Note) -> str:
    """The digest of a note's type, fields and tags, 16 hexadecimal digits."""
    return content_of(note).digest


def stamp_place(names: Iterable[str]) -> int:
    """The index of the stamp among a note type's field names."""
    return list(names).index(FIELD)


def without_stamp(values: tuple[str, ...], place: int) -> tuple[str, ...]:
    """A note's fields with the stamp emptied, as in packages from before stamps existed."""
    return (*values[:place], "", *values[place + 1 :])
