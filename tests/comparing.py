"""A profile that has imported the sample bank with its stamps, changed and compared. Not a test module."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection

import real_anki
from deckgen.collection.compare import compare
from deckgen.collection.comparison import Comparison, Editor, NoteComparison, Standing
from deckgen.collection.expected import Expected
from deckgen.collection.read import read
from deckgen.deck.markup import plain
from deckgen.deck.notes import Note, guid
from deckgen.renderers.anki.content import content_of
from expected_notes import BANK
from real_anki import LONG_AGO_S

NOTES = real_anki.sample_notes()
LATER_S = LONG_AGO_S + 100
STORY = "story/census-pipeline"
FRAMEWORK = "framework/star"
QUESTION = "question/failure"


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile that has imported the sample bank with its stamps."""
    folder = tmp_path_factory.mktemp("start")
    anki = real_anki.collection(folder)
    real_anki.import_package(anki, real_anki.package(NOTES))
    anki.close()
    return folder


@pytest.fixture
def anki(start: Path, tmp_path: Path) -> Iterator[Collection]:
    """That profile, open in Anki and free to be changed."""
    opened = real_anki.collection(shutil.copytree(start, tmp_path / "profile"))
    yield opened
    opened.close()


def compared(anki: Collection, expected: tuple[Expected, ...], **others: object) -> Comparison:
    """The comparison with a collection once Anki has let it go."""
    anki.close()
    held = read(Path(anki.path))
    anki.reopen()
    return compare(expected, held, **others)  # type: ignore[arg-type]  # passed on as they are


def changed(*changes: tuple[str, dict[str, str]], notes: tuple[Note, ...] = NOTES) -> tuple[Note, ...]:
    """The sample's notes with other texts in fields of some."""
    edits = dict(changes)
    return tuple(
        real_anki.with_value(note, **{name: plain(text) for name, text in edits.get(note.id, {}).items()})
        for note in notes
    )


def of(comparison: Comparison, name: str) -> NoteComparison:
    (note,) = (note for note in comparison.notes if note.expected.id == name)
    return note


def standings(comparison: Comparison) -> dict[str, Standing]:
    """The notes that do not say the same, by id."""
    return {note.expected.id: note.standing for note in comparison.notes if note.standing is not Standing.SAME}


def edits(comparison: Comparison, name: str) -> dict[str, Editor]:
    """Who changed which field of a note."""
    return {field.name: field.by for field in of(comparison, name).fields}


def note_id(anki: Collection, name: str) -> int:
    found = anki.db.scalar("SELECT id FROM notes WHERE guid = ?", guid(BANK, name))
    assert isinstance(found, int)
    return found


def edit(anki: Collection, name: str, **texts: str) -> None:
    """Edit fields of a note as a person does in Anki's browser."""
    note = anki.get_note(note_id(anki, name))
    for field, text in texts.items():
        note[field.replace("_", " ")] = text
    anki.update_note(note)


def retagged(name: str, *tags: str) -> tuple[Note, ...]:
    """The sample's notes, one of them with other tags."""
    return tuple(replace(note, tags=tags) if note.id == name else note for note in NOTES)


def date_back(anki: Collection) -> None:
    """Make a profile one that imported the first version of deckgen: without stamps, with the tags it wrote."""
    for note in NOTES:
        content = content_of(note)
        fields, tags = "\x1f".join(content.counted_fields), " ".join(("", *content.counted_tags, ""))
        anki.db.execute("UPDATE notes SET flds = ?, tags = ? WHERE guid = ?", fields, tags, guid(BANK, note.id))
