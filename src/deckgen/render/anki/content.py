"""What Anki is given of a note, made once: its fields as HTML, its tags, and the digest of both."""

from collections.abc import Iterable
from dataclasses import dataclass

from deckgen.deck.notes import Note
from deckgen.render.anki.digests import contents_digest, published_tags
from deckgen.render.anki.field_html import fields, tags
from deckgen.stamp import FIELD, stamp


@dataclass(frozen=True, slots=True)
class Content:
    """A note's fields as HTML, in the order of its type, with its stamp among them, and its tags, sorted."""

    note: Note
    fields: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def counted_fields(self) -> tuple[str, ...]:
        """The fields whose text moves the note's time: the stamp does not, it rides along."""
        place = stamp_place(field.name for field in self.note.type.fields)
        return without_stamp(self.fields, place)

    @property
    def counted_tags(self) -> tuple[str, ...]:
        """The tags that move the note's time."""
        return published_tags(self.note.type.kind, self.tags)

    @property
    def digest(self) -> str:
        """The digest of the note as Anki keeps it, 16 hexadecimal digits."""
        return contents_digest(self.note.type.id, self.counted_fields, self.counted_tags)


def content_of(note: Note) -> Content:
    """A note as Anki is given it."""
    values, tagged = fields(note), tags(note)
    names = [field.name for field in note.type.fields]
    place = stamp_place(names)
    stamped = (*values[:place], stamp(names, values, tagged), *values[place + 1 :])
    return Content(note, stamped, tagged)


def note_digest(note: Note) -> str:
    """The digest of a note as Anki keeps it, 16 hexadecimal digits."""
    return content_of(note).digest


def stamp_place(names: Iterable[str]) -> int:
    """The place of the stamp among the fields of a note type."""
    return list(names).index(FIELD)


def without_stamp(values: tuple[str, ...], place: int) -> tuple[str, ...]:
    """A note's fields with an empty stamp, as they were before there were stamps."""
    return (*values[:place], "", *values[place + 1 :])
