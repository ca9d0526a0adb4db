"""What a package holds before any Anki has read it: the zip, and the collection in it."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

import real_anki
from deckgen.deck.note_types import NOTE_TYPES
from deckgen.renderers.anki.templates import faces, style_sheet

NOTES = real_anki.sample_notes()


@pytest.fixture(scope="module")
def package() -> bytes:
    return real_anki.package(NOTES)


@pytest.fixture(scope="module")
def collection(package: bytes) -> sqlite3.Connection:
    return opened(package)


def opened(package: bytes) -> sqlite3.Connection:
    """The collection of a package, in memory."""
    connection = sqlite3.connect(":memory:")
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        connection.deserialize(archive.read("collection.anki2"))
    return connection


def held(collection: sqlite3.Connection, column: str) -> list[dict[str, Any]]:
    """The decks or the note types, which the collection keeps as JSON."""
    (text,) = collection.execute(f"SELECT {column} FROM col").fetchone()
    return list(json.loads(text).values())


def test_the_zip_says_nothing_of_where_and_when_it_was_made(package: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        members = archive.infolist()
        media = archive.read("media")

    assert [member.filename for member in members] == ["collection.anki2", "media"]
    assert media == b"{}"
    for member in members:
        assert member.date_time == (1980, 1, 1, 0, 0, 0)
        assert (member.create_system, member.external_attr >> 16) == (3, 0o644)
        assert member.compress_type == zipfile.ZIP_DEFLATED


def test_a_package_is_packed_small(package: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        (member,) = (member for member in archive.infolist() if member.filename == "collection.anki2")

    assert member.compress_size * 4 < member.file_size


def test_a_deck_has_the_id_it_always_had(collection: sqlite3.Connection) -> None:
    decks = {deck["name"]: deck["id"] for deck in held(collection, "decks")}

    assert decks == {
        "Default": 1,
        "Interview::4 Principles": 1763751379121,
        "Interview::5 Questions": 1763712214641,
        "Interview::6 Stories": 1763757547815,
        "Interview::8 Frameworks": 1763700708980,
    }


def test_decks_have_no_description_that_an_import_would_overwrite(collection: sqlite3.Connection) -> None:
    assert {deck["desc"] for deck in held(collection, "decks")} == {""}


def test_note_types_have_their_faces_and_their_style(collection: sqlite3.Connection) -> None:
    models = {model["name"]: model for model in held(collection, "models")}
    decks = {deck["id"] for deck in held(collection, "decks")}

    for note_type in NOTE_TYPES:
        model = models[note_type.name]
        (template,) = model["tmpls"]

        assert (template["qfmt"], template["afmt"]) == faces(note_type)
        assert model["css"] == style_sheet()
        assert model["mod"] == real_anki.LONG_AGO_S
        assert model["did"] in decks


def test_cards_are_due_one_after_the_other_from_1(collection: sqlite3.Connection) -> None:
    due = [number for (number,) in collection.execute("SELECT due FROM cards ORDER BY due")]

    assert due == list(range(1, len(NOTES) + 1))


def test_no_card_is_due_later_than_anki_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckgen.renderers.anki.package.enumerate", late, raising=False)
    collection = opened(real_anki.package(NOTES[:3]))
    due = [number for (number,) in collection.execute("SELECT due FROM cards ORDER BY due")]

    assert due == [999_998, 999_999, 999_999]


def late(items: Any, start: int) -> Iterator[tuple[int, Any]]:
    """The items of a bank's last notes, where it has a million."""
    yield from enumerate(items, start=start + 999_997)
