"""Write notes as a file for Anki's text import, which keeps the tags and fields that a person added."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from deckgen.renderers.anki.stamped import Stamped

# Without a column of tags, Anki leaves tags alone. The note type is a column because Anki then reports one that the
# collection lacks; named once for the whole file, Anki would silently use another note type.
_HEAD = ("#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3")


def render_text(notes: Iterable[Stamped]) -> bytes:
    """The notes as tab-separated UTF-8: GUID, note type, deck, then all fields in the order of the note type."""
    return ("\n".join((*_HEAD, *_lines(notes))) + "\n").encode()


def _lines(notes: Iterable[Stamped]) -> Iterator[str]:
    for stamped in notes:
        note = stamped.note
        yield "\t".join(map(_quoted, (stamped.guid, note.type.name, note.deck, *stamped.content.fields)))


_TAGGED_HEAD = (*_HEAD, "#tags column:4")


class TaggedRow(NamedTuple):
    """A note for Anki's text import with all its tags: the bank's and a person's."""

    guid: str
    note_type: str
    deck: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]


def render_tagged(rows: Iterable[TaggedRow]) -> bytes:
    """The notes as tab-separated UTF-8: GUID, note type, deck, tags, then the fields in the order of the type."""
    lines = (
        "\t".join(map(_quoted, (row.guid, row.note_type, row.deck, " ".join(row.tags), *row.fields))) for row in rows
    )
    return ("\n".join((*_TAGGED_HEAD, *lines)) + "\n").encode()


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
