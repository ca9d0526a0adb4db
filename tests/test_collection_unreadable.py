import io
import os
import sqlite3
import sys
import zipfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import real_anki
from anki_files import PACKAGES, WHOLE, AnkiFiles
from deckgen.collection.contents import read_contents
from deckgen.collection.held import Held
from deckgen.collection.read import read
from deckgen.collection.unreadable import UnreadableCollection

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def refusal(source: Path | bytes, limit: int = 1 << 30) -> str:
    """What is said of a file that cannot be read, named "x"."""
    with pytest.raises(UnreadableCollection) as caught:
        read(source, name="x", limit=limit)
    assert "\n" not in str(caught.value) + caught.value.hint
    return str(caught.value)


def zipped(name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr(name, data)
    return target.getvalue()


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


def listing(folder: Path) -> dict[str, tuple[bytes, int]]:
    """The bytes and the time of everything in a folder."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir() if path.is_file()}


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


def test_a_collection_that_anki_has_open_is_refused_even_while_nothing_waits_in_its_log(tmp_path: Path) -> None:
    anki = real_anki.collection(tmp_path)
    real_anki.import_package(anki, real_anki.package(real_anki.sample_notes()))
    anki.close()
    anki = real_anki.collection(tmp_path)
    idle = (refusal(tmp_path / "collection.anki2"), (tmp_path / "collection.anki2-wal").stat().st_size)
    anki.tags.bulk_add(anki.find_notes("key:star"), "mine")
    before = listing(tmp_path)
    busy = (refusal(tmp_path / "collection.anki2"), (tmp_path / "collection.anki2-wal").stat().st_size > 0)
    after = listing(tmp_path)
    (tmp_path / "link").symlink_to("collection.anki2")
    linked = refusal(tmp_path / "link")
    anki.close()

    message = "'x' is in use by Anki"
    assert (idle, busy, linked) == ((message, 0), (message, True), message)
    assert after == before
    assert [note.tags for note in read(tmp_path / "link").notes if "mine" in note.tags] == [("framework::star", "mine")]


def test_a_collection_that_changes_while_it_is_read_is_refused(
    files: AnkiFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "collection.anki2"
    path.write_bytes((files.folder / "profile/collection.anki2").read_bytes())
    contents = read_contents

    def touched(*arguments: Any) -> Held:
        os.utime(path, ns=(1, 1))
        return contents(*arguments)

    monkeypatch.setattr("deckgen.collection.read.read_contents", touched)

    assert refusal(path) == "'x' changed while it was read"


@pytest.mark.parametrize("name", [*PACKAGES, *WHOLE])
def test_reading_leaves_no_trace(files: AnkiFiles, name: str) -> None:
    folder = (files.folder / name).parent
    before = listing(folder)
    read(files.folder / name)

    assert listing(folder) == before


def test_without_zstandard_a_new_package_says_what_to_install(
    files: AnkiFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(UnreadableCollection, match="needs the package 'zstandard'") as caught:
        read(files.folder / "new-plain.apkg")

    assert "pip install 'deckgen[against]'" in caught.value.hint
    assert read(files.folder / "old-plain.apkg").notes


PATCHES = st.lists(
    st.tuples(
        st.floats(0, 1) | st.floats(0, 0.01) | st.floats(0.99, 1),
        st.binary(min_size=1, max_size=8) | st.sampled_from([b"\xff" * 8, bytes(8), b"\x7f\xff\xff\xff"]),
        st.sampled_from(["over", "in", "cut"]),
    ),
    min_size=1,
    max_size=12,
)


def patched(data: bytes, patches: list[tuple[float, bytes, str]]) -> bytes:
    for share, other, how in patches:
        place = int(share * len(data))
        rest = {"over": place + len(other), "in": place, "cut": place + 40 * len(other)}[how]
        data = data[:place] + (b"" if how == "cut" else other) + data[rest:]
    return data


@settings(max_examples=150, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from([*PACKAGES, *WHOLE]), inside=st.booleans(), patches=PATCHES)
def test_a_damaged_file_is_read_or_refused(
    files: AnkiFiles, name: str, inside: bool, patches: list[tuple[float, bytes, str]]
) -> None:
    data = (files.folder / name).read_bytes()
    if inside:  # past the checksum of the zip file
        collection = (files.folder / "profile/collection.anki2").read_bytes()
        data = zipped("collection.anki21b", zstandard.compress(patched(collection, patches)))
    else:
        data = patched(data, patches)

    with suppress(UnreadableCollection):
        read(data)
