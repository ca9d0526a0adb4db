import os
from pathlib import Path
from typing import Any

import pytest

import real_anki
from anki_files import PACKAGES, WHOLE, AnkiFiles, listing
from deckgen.collection.contents import read_contents
from deckgen.collection.held import Held
from deckgen.collection.read import read
from deckgen.collection.unreadable import UnreadableCollection


def refusal(path: Path) -> str:
    """What is said of a file that cannot be read, named "x"."""
    with pytest.raises(UnreadableCollection) as caught:
        read(path, name="x")
    return str(caught.value)


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
