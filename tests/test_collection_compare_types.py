from collections.abc import Callable
from typing import Any

import pytest
from anki.collection import Collection

import comparing
import real_anki
from comparing import LATER_S, NOTES, STORY, compared, edit, edits, note_id, of, standings
from deckgen.collection.comparison import Editor, Standing
from expected_notes import expect

start, anki = comparing.start, comparing.anki  # fixtures of this module too

FAR_S = 4_000_000_000


def change_type(anki: Collection, change: Callable[[Collection, dict[str, Any]], None]) -> None:
    model = anki.models.get(real_anki.note(NOTES, STORY).type.id)
    assert model is not None
    change(anki, model)
    anki.models.update_dict(model)


def test_a_note_given_another_note_type_is_told(anki: Collection) -> None:
    basic = anki.models.by_name("Basic")
    assert basic is not None
    anki.models.change(
        anki.models.get(real_anki.note(NOTES, STORY).type.id), [note_id(anki, STORY)], basic, {1: 0, 8: 1}, {0: 0}
    )
    comparison = compared(anki, expect(NOTES, FAR_S))
    imported = real_anki.import_package(anki, real_anki.package(NOTES, FAR_S))

    assert standings(comparison) == {STORY: Standing.OTHER_TYPE}
    assert not of(comparison, STORY).updates
    assert imported.conflicting == ("census-pipeline",)


def add_field(anki: Collection, model: dict[str, Any]) -> None:
    anki.models.add_field(model, anki.models.new_field("My notes"))


def add_template(anki: Collection, model: dict[str, Any]) -> None:
    anki.models.add_template(model, {**anki.models.new_template("Backwards"), "qfmt": "{{Result}}", "afmt": "{{Key}}"})


@pytest.mark.parametrize("add", [add_field, add_template])
def test_a_note_type_with_another_field_or_template_is_altered_and_its_notes_conflict(
    anki: Collection, add: Callable[[Collection, dict[str, Any]], None]
) -> None:
    change_type(anki, add)
    comparison = compared(anki, expect(NOTES, LATER_S))
    imported = real_anki.import_package(anki, real_anki.package(NOTES, LATER_S))

    assert comparison.altered_types == ("Deckgen Story",)
    assert standings(comparison) == {}
    assert comparison.differs
    assert len(imported.conflicting) == sum(note.type.kind == "story" for note in NOTES)


def move_and_rename(anki: Collection, model: dict[str, Any]) -> None:
    lesson = model["flds"][14]
    anki.models.reposition_field(model, lesson, 3)
    anki.models.rename_field(model, lesson, "Moral")


def test_fields_that_were_moved_in_anki_are_found_and_their_notes_conflict(anki: Collection) -> None:
    change_type(anki, move_and_rename)
    edit(anki, STORY, Moral="Mine")
    comparison = compared(anki, expect(NOTES, FAR_S))
    imported = real_anki.import_package(anki, real_anki.package(NOTES, FAR_S))

    assert [(field.name, field.anki, field.by) for field in of(comparison, STORY).fields] == [
        ("Lesson", "Mine", Editor.ANKI)
    ]
    assert comparison.altered_types == ("Deckgen Story",)
    assert "census-pipeline" in imported.conflicting


def test_fields_that_were_renamed_in_anki_are_found_and_the_type_is_not_altered(anki: Collection) -> None:
    change_type(anki, lambda anki, model: anki.models.rename_field(model, model["flds"][14], "Moral"))
    edit(anki, STORY, Moral="Mine")
    comparison = compared(anki, expect(NOTES, LATER_S))
    imported = real_anki.import_package(anki, real_anki.package(NOTES, LATER_S))

    assert edits(comparison, STORY) == {"Lesson": Editor.ANKI}
    assert comparison.altered_types == ()
    assert imported.conflicting == ()
