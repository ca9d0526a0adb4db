"""A package read back: what was published in it, by which GUID, and when each note last changed."""

import io
import json
import sqlite3
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from deckgen.deck.note_types import NOTE_TYPES
from deckgen.render.anki.digests import contents_digest, definition_digest

_KINDS = {note_type.id: note_type.kind for note_type in NOTE_TYPES}
_FOREIGN = "not a package that deckgen wrote"


@dataclass(frozen=True, slots=True)
class PublishedNote:
    """A note as a package holds it; ``id`` is kind and key, ``modified_s`` counts seconds since 1970."""

    id: str
    guid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    digest: str
    modified_s: int


@dataclass(frozen=True, slots=True)
class PublishedType:
    """A note type as a package holds it; ``modified_s`` counts seconds since 1970."""

    id: int
    name: str
    digest: str
    modified_s: int


@dataclass(frozen=True, slots=True)
class History:
    """What a package holds, the notes in its order."""

    notes: tuple[PublishedNote, ...]
    types: tuple[PublishedType, ...]


def read_history(package: bytes) -> History:
    """What an .apkg that ``render_anki`` made holds; digests are those of the notes and types it was made of.

    Raises:
        ValueError: the bytes are no such package, with the reason.
    """
    try:
        connection = _open(package)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, zlib.error) as error:
        raise ValueError(f"{_FOREIGN}: it is no zip file with a collection in it") from error
    try:
        rows = connection.execute(
            "SELECT guid, mid, n.mod, tags, flds FROM notes n JOIN cards c ON c.nid = n.id ORDER BY c.due, n.id"
        ).fetchall()
        (models,) = connection.execute("SELECT models FROM col").fetchone()
        types = tuple(_type(model) for model in json.loads(models).values() if int(model["id"]) in _KINDS)
        notes = tuple(_note(*row) for row in rows)
    except (sqlite3.Error, KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise ValueError(f"{_FOREIGN}: its collection holds something else") from error
    finally:
        connection.close()
    return History(notes, types)


def _open(package: bytes) -> sqlite3.Connection:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        data = archive.read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return connection


def _note(guid: str, note_type: int, modified_s: int, tags: str, contents: str) -> PublishedNote:
    fields = tuple(contents.split("\x1f"))
    tagged = tuple(tags.split())
    return PublishedNote(
        id=f"{_KINDS[note_type]}/{fields[0]}",
        guid=guid,
        fields=fields,
        tags=tagged,
        digest=contents_digest(note_type, fields, tagged),
        modified_s=modified_s,
    )


def _type(model: dict[str, Any]) -> PublishedType:
    return PublishedType(
        id=int(model["id"]),
        name=model["name"],
        digest=definition_digest(
            model["name"],
            [(field["id"], field["name"]) for field in model["flds"]],
            [(made["id"], made["name"], made["qfmt"], made["afmt"]) for made in model["tmpls"]],
            model["css"],
        ),
        modified_s=model["mod"],
    )
