from dataclasses import replace
from pathlib import Path

from anki.collection import Collection, DeckIdLimit, ExportAnkiPackageOptions

import anki_files
import comparing
import real_anki
from comparing import (
    FRAMEWORK,
    LATER_S,
    NOTES,
    STORY,
    changed,
    compared,
    edit,
    edits,
    note_id,
    of,
    standings,
)
from deckgen.collection.compare import compare
from deckgen.collection.comparison import Editor, Standing
from deckgen.collection.comparison_json import summary
from deckgen.collection.read import read
from deckgen.deck.markup import parse
from deckgen.deck.notes import guid
from deckgen.source import Text
from expected_notes import BANK, expect
from real_anki import LONG_AGO_S

start, anki = comparing.start, comparing.anki  # fixtures of this module too


def test_what_was_imported_is_the_same(anki: Collection) -> None:
    comparison = compared(anki, expect(NOTES))

    assert standings(comparison) == {}
    assert not comparison.differs
    assert len(comparison.notes) == len(NOTES)


def test_studying_is_no_difference_and_is_told(anki: Collection) -> None:
    def card(name: str) -> int:
        return int(anki.db.scalar("SELECT id FROM cards WHERE nid = ?", note_id(anki, name)))

    anki.sched.suspend_cards([card(STORY)])
    anki.set_user_flag_for_cards(4, [card(STORY)])
    anki.sched.bury_cards([card(FRAMEWORK)])
    anki.decks.select(anki.decks.id("Interview::5 Questions"))
    studied = anki.sched.getCard()
    anki.sched.answerCard(studied, 3)
    comparison = compared(anki, expect(NOTES))
    story = of(comparison, STORY).held

    assert standings(comparison) == {}
    assert story is not None
    assert (story.suspended, story.flag, story.reviewed) == (True, 4, False)
    assert [note.held.id for note in comparison.notes if note.held and note.held.reviewed] == [studied.nid]


def test_an_edit_of_the_bank_is_behind_until_it_is_imported(anki: Collection) -> None:
    notes = changed((STORY, {"Lesson": "Count by hand."}), (FRAMEWORK, {"Guidance": ""}))
    before = compared(anki, expect(notes, LATER_S))
    real_anki.import_package(anki, real_anki.package(notes, LATER_S))
    after = compared(anki, expect(notes, LATER_S))

    assert standings(before) == {STORY: Standing.BEHIND, FRAMEWORK: Standing.BEHIND}
    assert edits(before, STORY) == {"Lesson": Editor.BANK}
    assert edits(before, FRAMEWORK) == {"Guidance": Editor.BANK}
    assert of(before, STORY).updates
    assert standings(after) == {}
    assert not of(after, STORY).updates


def test_an_edit_whose_time_is_not_later_than_ankis_is_ahead(anki: Collection) -> None:
    notes = changed((STORY, {"Lesson": "Count by hand."}))
    comparison = compared(anki, expect(notes, LONG_AGO_S))
    imported = real_anki.import_package(anki, real_anki.package(notes, LONG_AGO_S))

    assert standings(comparison) == {STORY: Standing.AHEAD}
    assert edits(comparison, STORY) == {"Lesson": Editor.BANK}
    assert imported.updated == ()


def test_a_field_edited_in_anki_is_told_with_both_texts(anki: Collection) -> None:
    edit(anki, STORY, Lesson="<b>Mine</b>", Situation_seconds="20")
    comparison = compared(anki, expect(NOTES, LATER_S))
    lesson = next(field for field in of(comparison, STORY).fields if field.name == "Lesson")

    assert standings(comparison) == {STORY: Standing.EDITED}
    assert edits(comparison, STORY) == {"Situation seconds": Editor.ANKI, "Lesson": Editor.ANKI}
    assert lesson.anki == "<b>Mine</b>"
    assert lesson.bank == next(note for note in expect(NOTES) if note.id == STORY).values[14] != ""


def test_who_changed_a_field_is_told_field_by_field(anki: Collection) -> None:
    edit(anki, STORY, Lesson="Mine", Title="My title", Result="Agreed by both.")
    notes = changed((STORY, {"Lesson": "The bank's", "Action": "I counted.", "Result": "Agreed by both."}))
    comparison = compared(anki, expect(notes, LATER_S))

    assert edits(comparison, STORY) == {"Title": Editor.ANKI, "Action": Editor.BANK, "Lesson": Editor.BOTH}
    assert of(comparison, STORY).standing is Standing.EDITED


def test_an_edit_that_was_taken_into_the_bank_is_the_same(anki: Collection) -> None:
    edit(anki, STORY, Lesson="Count <b>twice</b> &amp; [again]")
    notes = tuple(
        real_anki.with_value(note, Lesson=parse("Count **twice** & [again]")) if note.id == STORY else note
        for note in NOTES
    )

    assert standings(compared(anki, expect(notes, LATER_S))) == {}


def test_a_deleted_note_is_deleted_where_the_collection_says_so_and_missing_elsewhere(
    anki: Collection, tmp_path: Path
) -> None:
    anki.remove_notes([note_id(anki, STORY)])
    package = read(anki_files.export(anki, tmp_path / "all.apkg"))
    anki.export_collection_package(str(tmp_path / "all.colpkg"), include_media=False, legacy=False)
    anki.reopen()

    assert standings(compare(expect(NOTES), package)) == {STORY: Standing.MISSING}
    assert standings(compare(expect(NOTES), read(tmp_path / "all.colpkg"))) == {STORY: Standing.DELETED}
    assert standings(compared(anki, expect(NOTES))) == {STORY: Standing.DELETED}


def test_a_note_never_imported_is_missing(anki: Collection) -> None:
    new = replace(NOTES[0], key=Text("brand-new"))
    comparison = compared(anki, expect((*NOTES, new)))

    assert standings(comparison) == {new.id: Standing.MISSING}
    assert comparison.differs


def test_notes_of_a_deck_that_was_not_exported_are_missing(anki: Collection, tmp_path: Path) -> None:
    deck = anki.decks.by_name("Interview::6 Stories")
    assert deck is not None
    anki.export_anki_package(
        out_path=str(tmp_path / "one.apkg"),
        options=ExportAnkiPackageOptions(with_scheduling=False, legacy=False),
        limit=DeckIdLimit(deck["id"]),
    )
    comparison = compare(expect(NOTES), read(tmp_path / "one.apkg"))

    assert {note.expected.type.name for note in comparison.notes if note.standing is Standing.SAME} == {"Deckgen Story"}
    assert set(standings(comparison).values()) == {Standing.MISSING}


def test_a_card_moved_to_another_deck_is_told_and_no_difference(anki: Collection) -> None:
    anki.set_deck(anki.find_cards(f"nid:{note_id(anki, STORY)}"), anki.decks.id("My own::Deck"))
    anki.decks.rename(anki.decks.id("Interview::8 Frameworks"), "interview::8 FRAMEWORKS")
    comparison = compared(anki, expect(NOTES))

    assert {note.expected.id: note.elsewhere for note in comparison.notes if note.elsewhere} == {STORY: "My own::Deck"}
    assert (standings(comparison), comparison.differs, summary(comparison)["elsewhere"]) == ({}, False, 1)


def test_what_has_left_the_bank_is_told_while_it_is_there(anki: Collection) -> None:
    here = tuple(note for note in expect(NOTES) if note.id != STORY)
    retired = {STORY: guid(BANK, STORY), "story/long-gone": guid(BANK, "story/long-gone")}
    before = compared(anki, here, retired=retired)
    anki.remove_notes([note_id(anki, STORY)])
    after = compared(anki, here, retired=retired)

    assert ([still.id for still in before.retired], before.differs) == ([STORY], True)
    assert ([still.id for still in after.retired], after.differs) == ([], False)
