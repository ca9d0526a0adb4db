"""The note types and decks of a collection, in Anki's older schema and its newer one."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from deckgen.collection.held import HeldField, HeldType
from deckgen.collection.protobuf import number_in

_NEWEST = 18
_FIELD_ID = 9  # the number of "id" in notetypes.proto, Notetype.Field.Config


def is_newer(connection: sqlite3.Connection) -> bool:
    """Whether the collection was written by an Anki with a schema that this reader does not know."""
    (version,) = connection.execute("SELECT ver FROM col").fetchone()
    return int(version) > _NEWEST


def read_note_types(connection: sqlite3.Connection) -> dict[int, HeldType]:
    """Every note type by its id."""
    rows = _tables(connection) if _has_tables(connection) else _json_note_types(connection)
    return {note_type.id: note_type for note_type in rows}


def read_decks(connection: sqlite3.Connection) -> dict[int, str]:
    """The name of every deck by its id, its levels separated by "::"."""
    if _has_tables(connection):
        rows = connection.execute("SELECT id, name FROM decks").fetchall()
    else:
        rows = [(deck["id"], deck["name"]) for deck in _json(connection, "decks")]
    return {int(deck_id): name.replace("\x1f", "::") for deck_id, name in rows}


def _has_tables(connection: sqlite3.Connection) -> bool:
    """Whether note types and decks have tables of their own; before schema 15 they are JSON in one row."""
    query = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('notetypes', 'fields', 'decks')"
    return bool(connection.execute(query).fetchone() == (3,))


def _tables(connection: sqlite3.Connection) -> Iterator[HeldType]:
    fields: dict[int, list[HeldField]] = {}
    for owner, name, config in connection.execute("SELECT ntid, name, config FROM fields ORDER BY ntid, ord"):
        fields.setdefault(owner, []).append(HeldField(number_in(config, _FIELD_ID), str(name)))
    templates: dict[int, list[str]] = {}
    for owner, name in connection.execute("SELECT ntid, name FROM templates ORDER BY ntid, ord"):
        templates.setdefault(owner, []).append(str(name))
    for type_id, name, modified_s in connection.execute("SELECT id, name, mtime_secs FROM notetypes ORDER BY id"):
        yield HeldType(
            type_id, str(name), tuple(fields.get(type_id, ())), tuple(templates.get(type_id, ())), int(modified_s)
        )


def _json_note_types(connection: sqlite3.Connection) -> Iterator[HeldType]:
    for model in _json(connection, "models"):
        yield HeldType(
            int(model["id"]),
            str(model["name"]),
            tuple(HeldField(int(field.get("id") or 0), str(field["name"])) for field in model["flds"]),
            tuple(str(template["name"]) for template in model["tmpls"]),
            int(model["mod"]),
        )


def _json(connection: sqlite3.Connection, column: str) -> list[dict[str, Any]]:
    (text,) = connection.execute(f"SELECT {column} FROM col").fetchone()
    return list(json.loads(text).values())
