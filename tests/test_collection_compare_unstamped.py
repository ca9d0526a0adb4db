import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection

import comparing
import real_anki
from comparing import FRAMEWORK, LATER_S, NOTES, STORY, changed, compared, date_back, edit, edits, retagged, standings
from deckgen.collection.comparison import Editor, Standing
from deckgen.collection.expected import Expected
from deckgen.collection.read import read
from deckgen.deck.notes import Note
from expected_notes import expect

start = comparing.start  # a fixture of this module too


@pytest.fixture
def unstamped(start: Path, tmp_path: Path) -> Iterator[Collection]:
    """A profile that has imported the bank from before there were stamps."""
    anki = real_anki.collection(shutil.copytree(start, tmp_path / "unstamped"))
    date_back(anki)
    yield anki
    anki.close()


def published(expected: tuple[Expected, ...], notes: tuple[Note, ...] = NOTES) -> tuple[Expected, ...]:
    """What is expected, with the marks that the lock has of notes published before."""
    marks = {note.id: note.marks for note in expect(notes)}
    return tuple(replace(note, marks=marks[note.id]) for note in expected)


def test_a_stamp_that_is_not_there_yet_is_no_difference(unstamped: Collection) -> None:
    comparison = compared(unstamped, expect(NOTES))

    assert {note.held.fields["Stamp"] for note in comparison.notes if note.held} == {""}
    assert standings(comparison) == {}
    assert comparison.altered_types == ()


def test_without_a_stamp_a_text_that_the_lock_has_marked_was_not_edited(unstamped: Collection) -> None:
    notes = changed((STORY, {"Lesson": "Count by hand."}), notes=retagged(FRAMEWORK, "kind::other"))
    behind = compared(unstamped, published(expect(notes, LATER_S)))
    edit(unstamped, STORY, Lesson="Mine")
    edited = compared(unstamped, published(expect(notes, LATER_S)))

    assert standings(behind) == {STORY: Standing.BEHIND, FRAMEWORK: Standing.BEHIND}
    assert standings(edited) == {STORY: Standing.EDITED, FRAMEWORK: Standing.BEHIND}
    assert edits(edited, STORY) == {"Lesson": Editor.UNKNOWN}


def test_without_a_stamp_a_text_of_an_earlier_package_was_not_edited(unstamped: Collection) -> None:
    notes = changed((STORY, {"Lesson": "Count by hand."}), notes=retagged(FRAMEWORK, "kind::other"))
    unknown = compared(unstamped, expect(notes, LATER_S))
    known = compared(unstamped, expect(notes, LATER_S), earlier=[read(real_anki.package(NOTES))])

    assert standings(unknown) == {STORY: Standing.EDITED, FRAMEWORK: Standing.EDITED}
    assert standings(known) == {STORY: Standing.BEHIND, FRAMEWORK: Standing.BEHIND}


def test_a_stamp_that_somebody_wrote_in_is_as_none(unstamped: Collection) -> None:
    notes = changed((STORY, {"Lesson": "Count by hand."}))
    edit(unstamped, STORY, Stamp="v1 oops")

    assert edits(compared(unstamped, published(expect(notes, LATER_S))), STORY) == {"Lesson": Editor.BANK}
    assert edits(compared(unstamped, expect(notes, LATER_S)), STORY) == {"Lesson": Editor.UNKNOWN}
