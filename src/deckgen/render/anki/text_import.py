"""The notes as a text file for Anki's own import, which keeps the tags and the fields a person added."""

from collections.abc import Iterable, Iterator

from deckgen.render.anki.stamped import Stamped

# No column holds tags, so that Anki leaves them alone. The note type stands in a column because a note type that a
# collection does not have is then reported; named once for the file, its notes would become notes of another type.
_HEAD = ("#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3")


def render_text(notes: Iterable[Stamped]) -> bytes:
    """The notes as tab-separated UTF-8: GUID, note type, deck, then the fields in the order of the type."""
    return ("\n".join((*_HEAD, *_lines(notes))) + "\n").encode()


def _lines(notes: Iterable[Stamped]) -> Iterator[str]:
    for stamped in notes:
        note = stamped.note
        yield "\t".join(map(_quoted, (stamped.guid, note.type.name, note.deck, *stamped.content.fields)))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
