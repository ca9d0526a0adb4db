from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection

import real_anki
from comparing import FRAMEWORK, LATER_S, STORY, UNSTAMPED, changed, compared, edit, edits, retagged, standings
from deckgen.collection.comparison import Editor, Standing
from deckgen.collection.read import read
from deckgen.deck.markup import plain
from expected_notes import expect, with_stamp, with_stamps


@pytest.fixture
def unstamped(tmp_path: Path) -> Iterator[Collection]:
    """A profile that has imported the bank from before there were stamps."""
    anki = real_anki.collection(tmp_path / "unstamped")
    real_anki.import_package(anki, real_anki.package(UNSTAMPED))
    yield anki
    anki.close()


def test_without_a_stamp_a_text_that_the_lock_has_marked_was_not_edited(unstamped: Collection) -> None:
    before = {note.id: note.marks for note in expect(UNSTAMPED)}
    notes = changed((STORY, {"Lesson": "Count by hand."}))
    expected = tuple(replace(note, marks=before[note.id]) for note in expect(notes, LATER_S))
    behind = compared(unstamped, expected)
    edit(unstamped, STORY, Lesson="Mine")
    edited = compared(unstamped, expected)

    assert standings(behind) == {STORY: Standing.BEHIND}
    assert standings(edited) == {STORY: Standing.EDITED}
    assert edits(edited, STORY) == {"Lesson": Editor.UNKNOWN}


def test_without_a_stamp_a_text_of_an_earlier_package_was_not_edited(unstamped: Collection) -> None:
    notes = retagged(FRAMEWORK, "kind::other")
    expected = expect(with_stamps(changed((STORY, {"Lesson": "Count by hand."}), notes=notes)), LATER_S)
    unknown = compared(unstamped, expected)
    known = compared(unstamped, expected, earlier=[read(real_anki.package(UNSTAMPED))])

    assert standings(unknown) == {STORY: Standing.EDITED, FRAMEWORK: Standing.EDITED}
    assert standings(known) == {STORY: Standing.BEHIND, FRAMEWORK: Standing.BEHIND}


def test_a_new_stamp_labels_and_language_are_no_difference(unstamped: Collection) -> None:
    notes = with_stamps(real_anki.with_value(with_stamp(note), Language=plain("en")) for note in UNSTAMPED)
    comparison = compared(unstamped, expect(notes))

    assert standings(comparison) == {}
    assert comparison.altered_types == ()
