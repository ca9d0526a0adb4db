import io
import sqlite3
import zipfile
from dataclasses import replace

import pytest

import real_anki
from deckgen.deck.markup import plain
from deckgen.deck.note_types import NOTE_TYPES
from deckgen.deck.notes import Note, guid
from deckgen.renderers.anki.content import content_of, note_digest
from deckgen.renderers.anki.digests import note_type_digest
from deckgen.renderers.anki.field_html import fields
from deckgen.renderers.anki.history import read_package

NOTES = real_anki.sample_notes()


def test_a_package_read_back_says_what_it_was_made_of() -> None:
    notes, types = read_package(real_anki.package(NOTES))

    assert [(note.id, note.guid, note.digest, note.modified_s, note.fields, note.tags) for note in notes] == [
        (note.id, guid("interview", note.id), note_digest(note), real_anki.LONG_AGO_S, fields(note), counted_tags(note))
        for note in NOTES
    ]
    assert types == {note_type.kind: (note_type_digest(note_type), real_anki.LONG_AGO_S) for note_type in NOTE_TYPES}


def counted_tags(note: Note) -> tuple[str, ...]:
    return content_of(note).counted_tags


def test_tags_that_came_later_and_the_stamp_move_no_time() -> None:
    story = real_anki.note(NOTES, "story/census-pipeline")
    question = next(note for note in NOTES if any(tag.startswith("backup::") for tag in note.tags))
    first_version = [tag.replace("backup::", "story::") for tag in question.tags]
    without = [tag for tag in story.tags if not tag.startswith("story::")]

    assert note_digest(question) == note_digest(replace(question, tags=(*first_version, "company::acme")))
    assert note_digest(story) == note_digest(replace(story, tags=(*without, "audience::peer")))
    assert content_of(story).fields != content_of(story).counted_fields


def test_a_digest_follows_fields_tags_and_type_and_nothing_else() -> None:
    note = NOTES[0]
    variants = [note, real_anki.with_value(note, Angle=plain("x")), replace(note, tags=(*note.tags, "more"))]

    assert len({note_digest(variant) for variant in variants}) == 3
    assert note_digest(note) == note_digest(replace(note, deck="Elsewhere", tags=tuple(reversed(note.tags))))


def zipped(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return target.getvalue()


def database(*statements: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    for statement in statements:
        connection.execute(statement)
    data = connection.serialize()
    connection.close()
    return data


def foreign(models: str, note_type: str, contents: str) -> bytes:
    return zipped(
        collection_anki2=database(
            "CREATE TABLE col (models, decks)",
            "CREATE TABLE notes (id, guid, mid, mod, tags, flds)",
            "CREATE TABLE cards (nid, due, did)",
            f'INSERT INTO col VALUES (\'{models}\', \'{{"1": {{"id": 1, "name": "x"}}}}\')',
            f"INSERT INTO notes VALUES (1, 'g', {note_type}, 1, '', '{contents}')",
            "INSERT INTO cards VALUES (1, 1, 1)",
        )
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip at all",
        real_anki.package(NOTES)[:3000],
        zipped(media=b"{}"),
        zipped(collection_anki2=b""),
        zipped(collection_anki2=b"no database"),
        zipped(collection_anki2=real_anki.package(NOTES)),
        zipped(collection_anki2=database("CREATE TABLE other (id)")),
        zipped(collection_anki2=database("CREATE TABLE notes (id)")),
        foreign("{}", "1", "another note type"),
        foreign("nothing", "1763800100100", "key"),
        foreign("[]", "1763800100100", "key"),
        foreign('{"1": {"id": 1763800100100}}', "1763800100100", "key"),
    ],
    ids=lambda data: f"{len(data)} bytes",
)
def test_anything_else_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a package that deckgen wrote: it"):
        read_package(data)


def test_a_damaged_package_is_refused() -> None:
    data = bytearray(real_anki.package(NOTES))
    data[len(data) // 2 : len(data) // 2 + 40] = bytes(40)

    with pytest.raises(ValueError, match="not a package that deckgen wrote"):
        read_package(bytes(data))
