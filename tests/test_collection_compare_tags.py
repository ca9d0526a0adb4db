from pathlib import Path

from anki.collection import Collection

import anki_files
import comparing
import real_anki
from comparing import (
    FRAMEWORK,
    LATER_S,
    NOTES,
    QUESTION,
    STORY,
    changed,
    compared,
    date_back,
    note_id,
    of,
    retagged,
    standings,
)
from deckgen.collection.compare import compare
from deckgen.collection.comparison import Editor, Standing, TagChange
from deckgen.collection.comparison_json import summary
from deckgen.collection.read import read
from expected_notes import expect

start, anki = comparing.start, comparing.anki  # fixtures of this module too


def test_a_note_that_anki_tagged_after_the_build_is_ahead_and_the_tag_is_a_persons(anki: Collection) -> None:
    notes = changed((STORY, {"Lesson": "Count by hand."}))
    anki.tags.bulk_add([note_id(anki, STORY), note_id(anki, FRAMEWORK)], "mine marked leech")
    comparison = compared(anki, expect(notes, LATER_S))

    assert standings(comparison) == {STORY: Standing.AHEAD}
    assert of(comparison, STORY).own_tags == ("leech", "marked", "mine")
    assert of(comparison, FRAMEWORK).own_tags == ("leech", "marked", "mine")
    assert not of(comparison, STORY).updates
    assert summary(comparison)["tagged"] == 2


def test_tags_of_the_bank_changed_on_either_side_are_told_apart_from_a_persons(anki: Collection) -> None:
    before = real_anki.note(NOTES, FRAMEWORK).tags
    anki.tags.bulk_add([note_id(anki, FRAMEWORK)], "mine principle::mine")
    by_anki = compared(anki, expect(NOTES, LATER_S))
    by_both = compared(anki, expect(retagged(FRAMEWORK, *before, "kind::new"), LATER_S))
    anki.tags.bulk_remove([note_id(anki, FRAMEWORK)], "principle::mine")
    by_bank = compared(anki, expect(retagged(FRAMEWORK, *before, "kind::new"), LATER_S))

    changes = [of(comparison, FRAMEWORK).tags for comparison in (by_anki, by_both, by_bank)]
    assert [(change.missing, change.extra, change.by) for change in changes if change] == [
        ((), ("principle::mine",), Editor.ANKI),
        (("kind::new",), ("principle::mine",), Editor.BOTH),
        (("kind::new",), (), Editor.BANK),
    ]
    assert [of(comparison, FRAMEWORK).own_tags for comparison in (by_anki, by_both, by_bank)] == [("mine",)] * 3
    assert standings(by_anki) == {FRAMEWORK: Standing.EDITED}
    assert standings(by_bank) == {FRAMEWORK: Standing.AHEAD}


def test_tags_that_move_no_time_are_no_difference(anki: Collection) -> None:
    date_back(anki)
    before = set(anki.get_note(note_id(anki, QUESTION)).tags)
    old_tags = compared(anki, expect(NOTES))
    real_anki.import_package(anki, real_anki.package(NOTES, LATER_S))
    new_tags = compared(anki, expect(NOTES))
    tags = real_anki.note(NOTES, QUESTION).tags
    other_company = compared(anki, expect(retagged(QUESTION, *tags, "company::acme", "audience::hr")))

    assert before == {"kind::failure", "story::misaligned-metrics", "story::commission-rca"}
    assert set(tags) == {"kind::failure", "story::misaligned-metrics", "backup::commission-rca"}
    assert [standings(comparison) for comparison in (old_tags, new_tags, other_company)] == [{}] * 3


def test_a_tag_that_differs_is_told_alone_whichever_way_the_others_are_written(anki: Collection) -> None:
    notes = retagged(QUESTION, "kind::hero", "story::misaligned-metrics", "backup::commission-rca")
    stamped = of(compared(anki, expect(notes)), QUESTION)
    date_back(anki)
    unstamped = of(compared(anki, expect(notes)), QUESTION)

    assert stamped.tags == TagChange(("kind::hero",), ("kind::failure",), Editor.BANK)
    assert unstamped.tags == TagChange(("kind::hero",), ("kind::failure",), Editor.UNKNOWN)


def test_another_backup_is_told_as_one(anki: Collection) -> None:
    notes = retagged(QUESTION, "kind::failure", "story::misaligned-metrics", "backup::census-pipeline")
    tags = of(compared(anki, expect(notes)), QUESTION).tags

    assert tags == TagChange(("backup::census-pipeline",), ("backup::commission-rca",), Editor.BANK)


def test_the_case_in_which_anki_knows_a_tag_is_no_difference(tmp_path: Path) -> None:
    anki = real_anki.collection(tmp_path)
    note = anki.new_note(anki.models.by_name("Basic"))
    note["Front"], note.tags = "before ours", ["STORY", "Principle::Ownership"]
    anki.add_note(note, anki.decks.id("Default"))
    real_anki.import_package(anki, real_anki.package(NOTES))
    tags = set(anki.tags.all())
    comparison = compared(anki, expect(NOTES))
    anki.close()

    assert {tag for tag in tags if tag.startswith(("STORY::", "Principle::"))}
    assert standings(comparison) == {}
    assert summary(comparison)["tagged"] == 0


def test_a_package_without_scheduling_says_that_it_knows_no_marks(anki: Collection, tmp_path: Path) -> None:
    anki.tags.bulk_add([note_id(anki, STORY)], "mine marked")
    own = {}
    for scheduling in (True, False):
        comparison = compare(expect(NOTES), read(anki_files.export(anki, tmp_path / "x.apkg", scheduling)))
        own[comparison.scheduling] = of(comparison, STORY).own_tags

    assert own == {True: ("marked", "mine"), False: ("mine",)}
