from collections.abc import Callable
from pathlib import Path

import pytest
from anki.collection import Collection

import anki_files
import real_anki
from anki_files import PACKAGES, WHOLE, AnkiFiles
from deckgen.collection.held import Container, Held, HeldNote
from deckgen.collection.read import read
from deckgen.deck.note_types import NOTE_TYPES
from deckgen.deck.notes import guid
from deckgen.renderers.anki.content import content_of

PLAIN = ("new-plain.apkg", "old-plain.apkg")
SCHEDULED = ("new-scheduled.apkg", "old-scheduled.apkg", "oldest.apkg", *WHOLE)
BY_ANKI = {"marked", "leech"}
# Anki then makes a filtered deck an ordinary one, and forgets where its cards came from.
BORROWED = {"Interview::8 Frameworks": "Tonight"}


def row(note: HeldNote) -> tuple[object, ...]:
    """A note as the row that Anki's own API makes of it."""
    return (
        note.type.name,
        note.modified_s,
        set(note.tags),
        dict(note.fields),
        note.deck,
        note.suspended,
        note.flag,
        note.reviewed,
    )


@pytest.mark.parametrize("name", SCHEDULED)
def test_a_file_of_any_kind_and_age_says_what_anki_says(files: AnkiFiles, name: str) -> None:
    held = read(files.folder / name)

    assert {note.guid: row(note) for note in held.notes} == files.rows
    assert held.scheduling


@pytest.mark.parametrize("name", PLAIN)
def test_an_export_without_scheduling_is_known_and_says_the_rest(files: AnkiFiles, name: str) -> None:
    held = read(files.folder / name)

    assert {note.guid: row(note) for note in held.notes} == {
        guid: (note_type, modified_s, tags - BY_ANKI, contents, BORROWED.get(deck, deck), False, 0, False)
        for guid, (note_type, modified_s, tags, contents, deck, *_) in files.rows.items()
    }
    assert not held.scheduling


def test_the_collection_was_lived_in(files: AnkiFiles) -> None:
    rows = files.rows.values()

    assert {"mine", "marked", "leech"} <= set.union(*(tags for _, _, tags, *_ in rows))
    assert {deck for *_, deck, _, _, _ in rows} >= {"My own deck", "Interview::8 Frameworks"}
    assert {suspended for *_, suspended, _, _ in rows} == {True, False}
    assert {flag for *_, flag, _ in rows} == set(range(8))


@pytest.mark.parametrize("name", [*PACKAGES, *WHOLE])
def test_the_container_is_told_apart(files: AnkiFiles, name: str) -> None:
    expected = {".apkg": Container.PACKAGE, ".colpkg": Container.COLLECTION_PACKAGE, ".anki2": Container.COLLECTION}

    assert read(files.folder / name).container == expected[Path(name).suffix]


@pytest.mark.parametrize("name", [*PACKAGES, *WHOLE])
def test_bytes_are_read_as_a_file_is(files: AnkiFiles, name: str) -> None:
    path = files.folder / name

    assert read(path.read_bytes(), name=name) == read(path)


@pytest.mark.parametrize("name", [*PACKAGES, *WHOLE])
def test_a_file_has_the_note_types_and_decks(files: AnkiFiles, name: str) -> None:
    held = read(files.folder / name)
    ours = {note_type.id: note_type for note_type in held.note_types}

    assert [
        (ours[wanted.id].name, [(field.id, field.name) for field in ours[wanted.id].fields], ours[wanted.id].templates)
        for wanted in NOTE_TYPES
    ] == [
        (wanted.name, [(field.id, field.name) for field in wanted.fields], (wanted.screen.name,))
        for wanted in NOTE_TYPES
    ]
    assert {ours[wanted.id].modified_s for wanted in NOTE_TYPES} == {1_763_800_000}
    assert {"Interview::5 Questions", "My own deck"} <= set(held.decks)


@pytest.mark.parametrize("name", [*PACKAGES, *WHOLE])
def test_only_a_whole_collection_knows_what_was_deleted(files: AnkiFiles, name: str) -> None:
    assert read(files.folder / name).deleted == (
        {files.deleted} if name in WHOLE or name == "oldest.apkg" else frozenset()
    )


def test_a_note_that_came_back_is_not_deleted(files: AnkiFiles, tmp_path: Path) -> None:
    (tmp_path / "collection.anki2").write_bytes((files.folder / "profile/collection.anki2").read_bytes())
    anki = real_anki.collection(tmp_path)
    real_anki.import_package(anki, (files.folder / "output/interview.apkg").read_bytes())
    anki.close()
    held = read(tmp_path / "collection.anki2")

    assert files.deleted in {note.id for note in held.notes}
    assert held.deleted == frozenset()


@pytest.mark.parametrize("name", ["new-scheduled.apkg", "old.colpkg", "profile/collection.anki2"])
def test_only_notes_of_the_types_and_guids_asked_for_are_read(files: AnkiFiles, name: str) -> None:
    story, framework = NOTE_TYPES[1], guid("interview", "framework/star")
    held = read(files.folder / name, note_types=[story.id], guids=[framework, "no such"])

    assert {(note.type.name, note.guid == framework) for note in held.notes} == {
        ("Deckgen Story", False),
        ("Deckgen Framework", True),
    }
    assert len(held.notes) == sum(row[0] == "Deckgen Story" for row in files.rows.values()) + 1


def test_our_own_package_is_read_back() -> None:
    notes = real_anki.sample_notes()
    held = read(real_anki.package(notes))

    assert sorted((note.guid, note.values, note.tags, note.deck, note.modified_s) for note in held.notes) == sorted(
        (guid("interview", note.id), content_of(note).fields, content_of(note).tags, note.deck, real_anki.LONG_AGO_S)
        for note in notes
    )
    assert not held.scheduling


def test_an_empty_collection_holds_nothing_of_ours(tmp_path: Path) -> None:
    real_anki.collection(tmp_path).close()
    held = read(tmp_path / "collection.anki2")

    assert held == Held(Container.COLLECTION, True, (), held.note_types, ("Default",))


def mark(anki: Collection) -> None:
    anki.tags.bulk_add(anki.find_notes("key:star"), "marked")


def flag(anki: Collection) -> None:
    anki.set_user_flag_for_cards(2, anki.find_cards("key:star"))


@pytest.mark.parametrize("do", [mark, flag])
def test_a_mark_or_a_flag_alone_shows_that_scheduling_was_exported(
    do: Callable[[Collection], None], tmp_path: Path
) -> None:
    anki = real_anki.collection(tmp_path)
    real_anki.import_package(anki, real_anki.package(real_anki.sample_notes()))
    before = read(anki_files.export(anki, tmp_path / "before.apkg"))
    do(anki)
    after = read(anki_files.export(anki, tmp_path / "after.apkg"))
    anki.close()

    assert (before.scheduling, after.scheduling) == (False, True)
