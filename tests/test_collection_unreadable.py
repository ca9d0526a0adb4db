import io
import os
import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest
import zstandard

from anki_files import PACKAGES, WHOLE, AnkiFiles, listing, zipped
from deckgen.collection.read import read
from deckgen.collection.unreadable import UnreadableCollection

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def refusal(source: Path | bytes, limit: int = 1 << 30) -> str:
    """What is said of a file that cannot be read, named "x"."""
    with pytest.raises(UnreadableCollection) as caught:
        read(source, name="x", limit=limit)
    assert "\n" not in str(caught.value) + caught.value.hint
    return str(caught.value)


def unzipped(package: Path) -> bytes:
    """The database in a package that is not compressed any further."""
    with zipfile.ZipFile(package) as archive:
        return archive.read("collection.anki21")


def tables(*statements: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    for statement in statements:
        connection.execute(statement)
    data = connection.serialize()
    connection.close()
    return data


NEITHER = "'x' is neither an Anki package nor a collection"
DAMAGED = "'x' is damaged"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "'x' is empty"),
        (b"%PDF-1.7\n...", NEITHER),
        (b"key\tquestion\n", NEITHER),
        (b"S", NEITHER),
        (b"PK", DAMAGED),
        (b"SQLite format 3\x00", DAMAGED),
        (b"SQLite format 3\x00" + bytes(5000), DAMAGED),
        (zipped("word/document.xml", b"<w/>"), "'x' is a zip file without an Anki collection"),
        (zipped("collection.anki2", b"", zipfile.ZIP_LZMA), "'x' is a zip file of a kind that Anki does not use"),
        (zipped("collection.anki2", b""), DAMAGED),
        (zipped("collection.anki2", b"no database, but longer than the header of one" * 9), DAMAGED),
        (zipped("collection.anki21b", b"not compressed"), DAMAGED),
        (zipped("collection.anki21b", zstandard.compress(b"no database")), DAMAGED),
        (tables("CREATE TABLE other (id)"), DAMAGED),
        (tables("CREATE TABLE col (ver)", "INSERT INTO col VALUES (11)"), DAMAGED),
        (tables("CREATE TABLE col (ver)", "INSERT INTO col VALUES (19)"), "'x' was written by a newer Anki"),
        (
            tables("CREATE TABLE col (ver, models)", 'INSERT INTO col VALUES (11, \'{"1": {"id": 1e999}}\')'),
            DAMAGED,
        ),
        (
            tables("CREATE TABLE col (ver, models)", f"INSERT INTO col VALUES (11, '{'[' * 100_000}')"),
            DAMAGED,
        ),
    ],
)
def test_anything_else_is_refused_in_one_line(data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(data)
    before = listing(tmp_path)

    assert (refusal(data), refusal(tmp_path / "file")) == (message, message)
    assert listing(tmp_path) == before


def test_a_view_that_never_ends_is_stopped() -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, '' AS name FROM n"
    data = tables(
        "CREATE TABLE col (ver, models, decks)",
        "INSERT INTO col VALUES (11, '{}', '{}')",
        "CREATE TABLE cards (nid, did, odid, queue, flags, reps, ord, type)",
        f"CREATE VIEW notes AS SELECT id, '' AS guid, 1 AS mid, 1 AS mod, '' AS tags, '' AS flds FROM ({endless})",
    )

    assert refusal(data) == DAMAGED


@pytest.mark.parametrize("name", [*PACKAGES, *WHOLE])
def test_a_file_that_was_cut_short_is_refused(files: AnkiFiles, name: str, tmp_path: Path) -> None:
    data = (files.folder / name).read_bytes()
    (tmp_path / "cut").write_bytes(data[: len(data) * 2 // 3])

    assert refusal(tmp_path / "cut") == DAMAGED


def test_a_bomb_is_not_unpacked_past_the_limit(files: AnkiFiles) -> None:
    bomb = unzipped(files.folder / "old-plain.apkg") + bytes(64 << 20)
    too_large = "'x' is larger than 8 MiB when unpacked"

    assert refusal(zipped("collection.anki21", bomb), 8 << 20) == too_large
    assert refusal(zipped("collection.anki21b", zstandard.compress(bomb)), 8 << 20) == too_large
    assert refusal(zipped("collection.anki21b", zstandard.compress(zstandard.compress(bomb))), 8 << 20) == DAMAGED


def test_a_declared_size_is_not_believed(files: AnkiFiles) -> None:
    data = unzipped(files.folder / "old-plain.apkg")
    package, size = zipped("collection.anki21", data), len(data).to_bytes(4, "little")

    assert size in package
    assert refusal(package.replace(size, (99).to_bytes(4, "little"))) == DAMAGED
    assert read(package.replace(size, (1 << 31).to_bytes(4, "little"))) == read(package)


def test_the_note_that_asks_an_old_anki_to_upgrade_is_never_taken_for_the_collection(files: AnkiFiles) -> None:
    package = (files.folder / "new-plain.apkg").read_bytes()

    assert refusal(package.replace(b"collection.anki21b", b"collection.anki99b")) == DAMAGED


def test_a_package_of_a_later_version_is_refused(files: AnkiFiles) -> None:
    target = io.BytesIO((files.folder / "new-plain.apkg").read_bytes())
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("meta", b"\x08\x04")

    assert refusal(target.getvalue()) == "'x' was written by a newer Anki"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "'x' is a folder"


@POSIX
def test_a_pipe_or_a_device_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert refusal(tmp_path / "pipe") == "'x' is not a regular file"
    assert refusal(Path("/dev/zero")) == "'x' is not a regular file"


def test_a_path_that_cannot_be_one_is_refused() -> None:
    assert refusal(Path("a\0b")) == "'x' cannot be a path"


def test_a_file_that_is_not_there_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "missing.apkg")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_the_systems_error(tmp_path: Path) -> None:
    (tmp_path / "secret.apkg").touch(mode=0)

    with pytest.raises(PermissionError):
        read(tmp_path / "secret.apkg")


def test_without_zstandard_a_new_package_says_what_to_install(
    files: AnkiFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(UnreadableCollection, match="needs the package 'zstandard'") as caught:
        read(files.folder / "new-plain.apkg")

    assert "pip install 'deckgen[against]'" in caught.value.hint
    assert read(files.folder / "old-plain.apkg").notes
