"""An edit touches what it changed, and nothing else: proved in an Anki that has been studied in."""

from dataclasses import replace

import pytest
from anki.collection import Collection

import lived_in
import real_anki
from deckgen import model
from deckgen.bank.load import load
from deckgen.deck.markup import parse, words
from deckgen.source import Text
from lived_in import DAY_S, FIRST_S, NEW, REVIEWS, REWORDED, STORY, TAGGED, Bank, changed_keys, rows

# Up to 24.11 an import puts its own clock on a note it updates, where later versions keep the package's time.
KEEPS_OUR_TIMES = pytest.mark.skipif(real_anki.VERSION < (25, 2), reason="this Anki stamps updates with its own clock")

start, bank, anki = lived_in.start, lived_in.bank, lived_in.anki  # fixtures of this module too


def result(anki: Collection) -> str:
    return real_anki.shown(anki, '"note:Deckgen Story" key:' + STORY)[1]


def test_the_collection_has_been_lived_in(anki: Collection) -> None:
    assert anki.db.scalar("SELECT count() FROM revlog") == REVIEWS
    assert len(anki.find_notes("tag:mine")) >= len(TAGGED)
    assert [deck["desc"] for deck in anki.decks.all() if deck["desc"]] == ["Ten a day, aloud."]
    assert len(anki.find_cards("is:suspended")) >= 4
    assert len(anki.find_cards("-flag:0")) >= 30
    assert len(anki.find_notes('"In my own words."')) == len(REWORDED)
    assert anki.fix_integrity() == ("Database rebuilt and optimized.", True)


def test_an_unchanged_rebuild_changes_nothing(bank: Bank, anki: Collection) -> None:
    first = bank.package(FIRST_S)
    before = real_anki.snapshot(anki)
    schema = real_anki.schema_time(anki)

    second = bank.package(FIRST_S + 30 * DAY_S, force=True)
    outcome = real_anki.import_package(anki, second)

    assert first == second
    assert (outcome.new, outcome.updated, outcome.conflicting) == ((), (), ())
    assert len(outcome.duplicate) == anki.note_count()
    assert before == real_anki.snapshot(anki)
    assert schema == real_anki.schema_time(anki)


def test_an_edited_story_updates_the_notes_that_print_it_and_nothing_else(bank: Bank, anki: Collection) -> None:
    told = words(real_anki.note(real_anki.sample_notes(), f"story/{STORY}")["Result"])
    printing = {note.key for note in real_anki.sample_notes() if told in " ".join(map(words, note.values))}
    notes, cards, reviews = rows(anki, "notes"), rows(anki, "cards"), rows(anki, "revlog")
    assert len(printing) >= 4

    bank.tell(NEW)
    outcome = real_anki.import_package(anki, bank.package(FIRST_S + DAY_S))

    after = rows(anki, "notes")
    assert (printing, (), ()) == (set(outcome.updated), outcome.new, outcome.conflicting)
    assert printing == changed_keys(notes, after)
    assert [row[:3] for row in notes.values()] == [row[:3] for row in after.values()]
    assert (cards, reviews) == (rows(anki, "cards"), rows(anki, "revlog"))
    assert NEW in result(anki)
    assert anki.fix_integrity() == ("Database rebuilt and optimized.", True)


def test_own_tags_and_own_words_stay_until_their_entry_changes(bank: Bank, anki: Collection) -> None:
    bank.tell(NEW)
    real_anki.import_package(anki, bank.package(FIRST_S + DAY_S))

    assert {anki.get_note(found)["Key"] for found in anki.find_notes('"In my own words."')} == {"star", "dive-deep"}
    assert {anki.get_note(found)["Key"] for found in anki.find_notes("tag:mine")} == {"failure", "ownership"}


@KEEPS_OUR_TIMES
def test_two_edits_in_one_second_both_take_effect(bank: Bank, anki: Collection) -> None:
    for text in ("First words.", "Second words.", "Third words."):
        bank.tell(text)
        real_anki.import_package(anki, bank.package(FIRST_S + DAY_S))
        assert text in result(anki)


@KEEPS_OUR_TIMES
def test_a_revert_takes_effect_even_with_the_clock_a_day_back(bank: Bank, anki: Collection) -> None:
    before = bank.told()
    bank.tell(NEW)
    real_anki.import_package(anki, bank.package(FIRST_S + 2 * DAY_S))
    bank.tell(before)
    real_anki.import_package(anki, bank.package(FIRST_S + DAY_S))

    assert words(parse(before)) in result(anki)


def test_an_edit_built_after_the_last_import_takes_effect_in_every_version(bank: Bank, anki: Collection) -> None:
    before = bank.told()
    bank.tell(NEW)
    real_anki.import_package(anki, bank.package(FIRST_S + DAY_S))
    last_s = anki.db.scalar("SELECT max(mod) FROM notes")
    bank.tell(before)
    outcome = real_anki.import_package(anki, bank.package(last_s + 1))

    assert STORY in outcome.updated
    assert words(parse(before)) in result(anki)


def test_the_edit_of_a_real_evening(bank: Bank, anki: Collection) -> None:
    """One story is new, and takes over as backup of two principles and of their questions."""
    notes, cards = rows(anki, "notes"), rows(anki, "cards")
    bank.change(evening)

    report = bank.build(FIRST_S + 3 * DAY_S)
    outcome = real_anki.import_package(anki, next(bank.out.glob("*.apkg")).read_bytes())

    asked = {"big-scalable-pattern", "results-proudest-achievement", "results-greatest-impact"}
    assert report.changes.new == ("story/onboarding-portal",)
    assert {change.id for change in report.changes.changed} == {
        *(f"question/{key}" for key in asked),
        "principle/think-big",
        "principle/deliver-results",
    }
    assert outcome.new == ("onboarding-portal",)
    assert asked | {"think-big", "deliver-results"} == set(outcome.updated)
    assert asked | {"think-big", "deliver-results", "onboarding-portal"} == changed_keys(notes, rows(anki, "notes"))
    assert cards.items() <= rows(anki, "cards").items()


def evening(bank: model.Bank) -> model.Bank:
    pick = model.Pick(Text("onboarding-portal"), Text("It shows what a team can do"))
    moved = {"think-big", "deliver-results"}
    story = replace(bank.stories[0], key=pick.story, title=Text("Onboarding Portal"), aliases=())
    return replace(
        bank,
        stories=(*bank.stories, story),
        matrix=tuple(replace(row, backup=pick) if row.principle in moved else row for row in bank.matrix),
        questions=tuple(replace(each, backup=pick) if each.principle in moved else each for each in bank.questions),
    )


def test_a_renamed_key_keeps_the_note_and_its_schedule(bank: Bank, anki: Collection) -> None:
    (before,) = anki.db.all("SELECT guid, id FROM notes WHERE flds LIKE 'trust-own-mistake%'")
    cards = rows(anki, "cards")

    bank.change(renamed)
    report = bank.build(FIRST_S + DAY_S)
    outcome = real_anki.import_package(anki, next(bank.out.glob("*.apkg")).read_bytes())

    assert [(each.old, each.new) for each in report.changes.renamed] == [
        ("question/trust-own-mistake", "question/trust-what-i-broke")
    ]
    assert (outcome.updated, outcome.new) == (("trust-what-i-broke",), ())
    assert [before] == anki.db.all("SELECT guid, id FROM notes WHERE flds LIKE 'trust-what-i-broke%'")
    assert cards == rows(anki, "cards")


def renamed(bank: model.Bank) -> model.Bank:
    return replace(
        bank,
        questions=tuple(
            replace(each, key=Text("trust-what-i-broke"), was=(each.key,)) if each.key == "trust-own-mistake" else each
            for each in bank.questions
        ),
    )


def test_an_entry_that_left_and_came_back_is_the_same_note(bank: Bank, anki: Collection) -> None:
    whole = load(bank.folder).bank
    cards = rows(anki, "cards")

    bank.change(lambda bank: replace(bank, checklists=()))
    gone = bank.build(FIRST_S + DAY_S).changes.retired
    real_anki.import_package(anki, next(bank.out.glob("*.apkg")).read_bytes())
    first, *others = whole.checklists
    bank.change(lambda bank: replace(bank, checklists=(replace(first, name=Text("Back again")), *others)))
    back = bank.build(FIRST_S + 2 * DAY_S).changes.returned
    outcome = real_anki.import_package(anki, next(bank.out.glob("*.apkg")).read_bytes())

    assert set(gone) == set(back) == {f"checklist/{entry.key}" for entry in whole.checklists}
    assert outcome.updated == (first.key,)
    assert cards == rows(anki, "cards")
