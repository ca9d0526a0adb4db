"""Anki's SQLite database, opened so that nothing is written, in it or beside it, and no query runs for ever."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from deckgen.collection.unreadable import UnreadableCollection, damaged

# A database in memory cannot have a write-ahead log: these two bytes of the header say that it has none.
_JOURNAL_MODE = slice(18, 20)
_NO_LOG = b"\x01\x01"
# Steps of SQLite's virtual machine: a note and its card take about 100, and at least 300 bytes.
_STEPS_AT_A_TIME = 10_000
_STEPS_A_BYTE = 10
# What a table or JSON of another shape than Anki's leads to.
_DAMAGE = (sqlite3.Error, LookupError, TypeError, AttributeError, ValueError, OverflowError, RecursionError)


@contextmanager
def open_database(source: Path | bytearray, name: str, size: int) -> Iterator[sqlite3.Connection]:
    """A whole database of ``size`` bytes, to be read only; ``name`` is what messages call it.

    A path is opened as immutable, so that it is neither locked nor given a log. The header of bytes is changed in
    place.

    Raises:
        UnreadableCollection: it is damaged, has other tables than Anki's, or asks for endless work.
    """
    try:
        with closing(_file(source) if isinstance(source, Path) else _memory(source)) as connection:
            _restrain(connection, size)
            if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
                raise damaged(name)
            yield connection
    except UnreadableCollection:
        raise
    except _DAMAGE as error:
        raise damaged(name) from error


def _file(path: Path) -> sqlite3.Connection:
    # Three slashes, then the path without its first: right for "/home", "C:/Users" and "//server/share".
    place = quote(os.fsencode(path.resolve().as_posix().removeprefix("/")))
    return sqlite3.connect(f"file:///{place}?mode=ro&immutable=1", uri=True)


def _memory(data: bytearray) -> sqlite3.Connection:
    data[_JOURNAL_MODE] = _NO_LOG
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return connection


def _restrain(connection: sqlite3.Connection, size: int) -> None:
    """Trust nothing that a schema could bring along, and stop a query that does not end."""
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.create_collation("unicase", _unicase)
    steps = iter(range(1_000 + size * _STEPS_A_BYTE // _STEPS_AT_A_TIME))
    connection.set_progress_handler(lambda: next(steps, None) is None, _STEPS_AT_A_TIME)


def _unicase(one: str, other: str) -> int:
    """The order that Anki keeps names in, which some of its indexes need."""
    first, second = one.casefold(), other.casefold()
    return (first > second) - (first < second)
