"""An Anki file of any kind and age, read without a trace: a package, a collection package, a profile's collection."""

import io
import os
import stat
from collections.abc import Collection
from pathlib import Path
from typing import IO

from deckgen.collection.contents import Wanted, read_contents
from deckgen.collection.database import open_database
from deckgen.collection.definitions import is_newer
from deckgen.collection.held import Container, Held
from deckgen.collection.unpack import unpack
from deckgen.collection.unreadable import WHAT_TO_EXPORT, UnreadableCollection, damaged, newer

LIMIT = 1 << 30
"""Bytes of a database that are unpacked at most."""

_ZIP = b"PK"
_SQLITE = b"SQLite format 3\x00"
_HEADER = 100
_LOGS = ("-wal", "-journal")


def read(
    source: Path | bytes,
    *,
    name: str = "",
    note_types: Collection[int] | None = None,
    guids: Collection[str] = (),
    limit: int = LIMIT,
) -> Held:
    """What an Anki file holds; ``name`` is what messages call it, the path itself without one.

    With ``note_types``, ids, only notes of those types or with one of the ``guids`` are read.

    Raises:
        UnreadableCollection: it is no file of Anki's, damaged, larger than ``limit`` bytes, or open in Anki.
        OSError: it is not there or may not be read.
    """
    named = name or ("the file" if isinstance(source, bytes) else str(source))
    wanted = _wanted(note_types, guids)
    try:
        if isinstance(source, bytes):
            return _read_stream(io.BytesIO(source), named, wanted, limit)
        return _read_path(source, named, wanted, limit)
    except MemoryError as error:
        raise UnreadableCollection(f"'{named}' is too large for this machine's memory") from error


def _wanted(note_types: Collection[int] | None, guids: Collection[str]) -> Wanted:
    if note_types is None:
        return lambda _guid, _note_type: True
    ids, known = frozenset(note_types), frozenset(guids)
    return lambda guid, note_type: note_type in ids or guid in known


def _read_path(path: Path, name: str, wanted: Wanted, limit: int) -> Held:
    try:
        before = path.stat()
    except ValueError as error:  # a path with NUL in it
        raise UnreadableCollection(f"'{name}' cannot be a path") from error
    if stat.S_ISDIR(before.st_mode):
        raise UnreadableCollection(f"'{name}' is a folder", WHAT_TO_EXPORT)
    if not stat.S_ISREG(before.st_mode):  # opening a pipe would wait for somebody to write to it
        raise UnreadableCollection(f"'{name}' is not a regular file", WHAT_TO_EXPORT)
    with path.open("rb") as file:
        if file.peek(len(_SQLITE))[: len(_SQLITE)] != _SQLITE:
            return _read_stream(file, name, wanted, limit)
    _refuse_open(path, name)
    held = _read_database(path, name, before.st_size, Container.COLLECTION, wanted)
    _refuse_open(path, name)
    if _version(path.stat()) != _version(before):
        raise UnreadableCollection(f"'{name}' changed while it was read", "close Anki, then try again")
    return held


def _read_stream(stream: IO[bytes], name: str, wanted: Wanted, limit: int) -> Held:
    """A package, or the bytes of a collection."""
    start = stream.read(len(_SQLITE))
    stream.seek(0)
    if start == _SQLITE:
        return _read_bytes(bytearray(stream.read()), name, Container.COLLECTION, wanted)
    if not start:
        raise UnreadableCollection(f"'{name}' is empty", WHAT_TO_EXPORT)
    if not start.startswith(_ZIP):
        raise UnreadableCollection(f"'{name}' is neither an Anki package nor a collection", WHAT_TO_EXPORT)
    whole = name.lower().endswith(".colpkg")
    container = Container.COLLECTION_PACKAGE if whole else Container.PACKAGE
    return _read_bytes(unpack(stream, name, limit), name, container, wanted)


def _read_bytes(data: bytearray, name: str, container: Container, wanted: Wanted) -> Held:
    if len(data) < _HEADER or not data.startswith(_SQLITE):
        raise damaged(name)
    return _read_database(data, name, len(data), container, wanted)


def _read_database(source: Path | bytearray, name: str, size: int, container: Container, wanted: Wanted) -> Held:
    with open_database(source, name, size) as connection:
        if is_newer(connection):
            raise newer(name)
        return read_contents(connection, container, wanted)


def _refuse_open(path: Path, name: str) -> None:
    """Refuse a collection with a log beside it: what Anki wrote last stands only there."""
    real = os.path.realpath(path)
    if any(os.path.lexists(real + ending) for ending in _LOGS):
        hint = "close Anki, then try again; after a crash, open and close it once"
        raise UnreadableCollection(f"'{name}' is in use by Anki", hint)


def _version(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns
