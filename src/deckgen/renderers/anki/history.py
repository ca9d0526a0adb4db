"""Read a package that deckgen wrote: its notes, their GUIDs and times."""

import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from deckgen.deck.note_types import NOTE_TYPES
from deckgen.deck.notes import Kind
from deckgen.renderers.anki.content import stamp_place, without_stamp
from deckgen.renderers.anki.digests import contents_digest, definition_digest, published_tags

_KINDS: dict[int, Kind] = {note_type.id: note_type.kind for note_type in NOTE_TYPES}
_STAMPS = {note_type.id: stamp_place(field.name for field in note_type.fields) for note_type in NOTE_TYPES}
_FOREIGN = "not a package that deckgen wrote"
_SQLITE = b"SQLite format 3\x00"
_NOTES = """
    SELECT notes.guid, notes.mid, notes.mod, notes.tags, notes.flds, cards.did
    FROM notes JOIN cards ON cards.nid = notes.id
    ORDER BY cards.due, notes.id
"""


class PublishedNote(NamedTuple):
    """A note in a package; ``id`` is kind and key, ``modified_s`` is in seconds since 1970.

    ``fields`` and ``tags`` are those whose change makes a note newer.
    """

    id: str
    guid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    digest: str
    modified_s: int
    deck: str


def read_package(package: bytes) -> tuple[tuple[PublishedNote, ...], dict[Kind, tuple[str, int]]]:
    """The notes of an .apkg from ``render_anki``, in its order, and for each kind the digest and time of its note type.

    Digests equal those of the notes and note types that went in. Times are seconds since 1970.

    Raises:
        ValueError: deckgen did not write these bytes; the message says why.
    """
    try:
        connection = _open(package)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, zlib.error) as error:
        raise ValueError(f"{_FOREIGN}: it is no zip file with a collection in it") from error
    try:
        rows = connection.execute(_NOTES).fetchall()
        models, decks = connection.execute("SELECT models, decks FROM col").fetchone()
        names = {int(deck["id"]): str(deck["name"]) for deck in json.loads(decks).values()}
        notes = tuple(_note(names, *row) for row in rows)
        types = dict(_type(model) for model in json.loads(models).values() if int(model["id"]) in _KINDS)
    except (sqlite3.Error, LookupError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"{_FOREIGN}: its collection holds something else") from error
    finally:
        connection.close()
    return notes, types


def _open(package: bytes) -> sqlite3.Connection:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        data = archive.read("collection.anki2")
    if not data.startswith(_SQLITE):
        raise zipfile.BadZipFile("its collection is not a database")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return connection


def _note(
    decks: Mapping[int, str], guid: str, note_type: int, modified_s: int, tags: str, contents: str, deck_id: int
) -> PublishedNote:
    kind = _KINDS[note_type]
    fields = without_stamp(tuple(contents.split("\x1f")), _STAMPS[note_type])
    tagged = published_tags(kind, tags.split())
    return PublishedNote(
        id=f"{kind}/{fields[0]}",
        guid=guid,
        fields=fields,
        tags=tagged,
        digest=contents_digest(note_type, fields, tagged),
        modified_s=modified_s,
        deck=decks[deck_id],
    )


def _type(model: dict[str, Any]) -> tuple[Kind, tuple[str, int]]:
    digest = definition_digest(
        model["name"],
        [(field["id"], field["name"]) for field in model["flds"]],
        [(card["id"], card["name"], card["qfmt"], card["afmt"]) for card in model["tmpls"]],
        model["css"],
    )
    return _KINDS[int(model["id"])], (digest, int(model["mod"]))
