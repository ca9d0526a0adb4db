"""An edit touches what it changed, and nothing else: proved in an Anki that has been studied in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection

import real_anki
from deckgen.deck.markup import words
from lived_in import DAY_S, FIRST_S, REVIEWS, REWORDED, TAGGED, Bank, begun, changed_keys, rows

OLD = "Engineering took the project into its **next sprint**"
NEW = "Engineering took the project into the sprint after"


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begun(tmp_path_factory.mktemp("start"))


@pytest.fixture
def bank(start: Path, tmp_path: Path) -> Bank:
    return Bank.of(shutil.copytree(start, tmp_path / "copy"))


@pytest.fixture
def anki(bank: Bank) -> Iterator[Collection]:
    opened = real_anki.collection(bank.folder.parent / "profile")
    yield opened
    opened.close()


def result(anki: Collection) -> str:
    return real_anki.shown(anki, '"note:Deckgen Story" key:census-pipeline')[1]


def test_the_collection_has_been_lived_in(anki: Collection) -> None:
    assert anki.db.scalar("SELECT count() FROM revlog") == REVIEWS
    assert len(anki.find_notes("tag:mine")) >= len(TAGGED)
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
    printing = {note.key for note in real_anki.sample_notes() if OLD.replace("*", "") in said(note.id)}
    notes, cards, reviews = rows(anki, "notes"), rows(anki, "cards"), rows(anki, "revlog")
    assert len(printing) >= 4

    bank.edit(OLD, NEW)
    outcome = real_anki.import_package(anki, bank.package(FIRST_S + DAY_S))

    after = rows(anki, "notes")
    assert (printing, (), ()) == (set(outcome.updated), outcome.new, outcome.conflicting)
    assert printing == changed_keys(notes, after)
    assert [row[:3] for row in notes.values()] == [row[:3] for row in after.values()]
    assert (cards, reviews) == (rows(anki, "cards"), rows(anki, "revlog"))
    assert NEW in result(anki)
    assert anki.fix_integrity() == ("Database rebuilt and optimized.", True)


def said(note_id: str) -> str:
    return " ".join(words(value) for value in real_anki.note(real_anki.sample_notes(), note_id).values)


def test_own_tags_and_own_words_stay_until_their_entry_changes(bank: Bank, anki: Collection) -> None:
    bank.edit(OLD, NEW)
    real_anki.import_package(anki, bank.package(FIRST_S + DAY_S))

    assert {anki.get_note(found)["Key"] for found in anki.find_notes('"In my own words."')} == {"star", "dive-deep"}
    assert {anki.get_note(found)["Key"] for found in anki.find_notes("tag:mine")} == {"failure", "ownership"}


def test_two_edits_in_one_second_both_take_effect(bank: Bank, anki: Collection) -> None:
    for text, before in (("First words", OLD), ("Second words", "First words"), ("Third words", "Second words")):
        bank.edit(before, text)
        real_anki.import_package(anki, bank.package(FIRST_S + DAY_S))
        assert text in result(anki)


def test_a_revert_takes_effect_even_with_the_clock_a_day_back(bank: Bank, anki: Collection) -> None:
    bank.edit(OLD, NEW)
    real_anki.import_package(anki, bank.package(FIRST_S + 2 * DAY_S))
    bank.edit(NEW, OLD)
    real_anki.import_package(anki, bank.package(FIRST_S + DAY_S))

    assert OLD.replace("*", "") in result(anki)


def test_the_edit_of_a_real_evening(bank: Bank, anki: Collection) -> None:
    """One story is new, and takes over as backup of two principles and of their questions."""
    notes, cards = rows(anki, "notes"), rows(anki, "cards")
    story = (bank.folder / "08-power-bi-latency.yaml").read_text("utf-8")
    story = story.replace("story: power-bi-latency", "story: onboarding-portal").replace("aliases:", "# aliases:")
    (bank.folder / "10-onboarding-portal.yaml").write_text(retitled(story), "utf-8")
    matrix = bank.folder / "matrix.yaml"
    text = matrix.read_text("utf-8")
    for before in ("primary: sales-ai-tool, backup: census-pipeline", "primary: salesmart, backup: claims-gen-ai"):
        assert text.count(before) == 1
        text = text.replace(before, before.split(", backup")[0] + ", backup: onboarding-portal")
    matrix.write_text(text, "utf-8")
    questions = bank.folder / "questions.yaml"
    text = questions.read_text("utf-8")
    for before, times in (("backup: {story: data-quality-framework, angle: I designed", 1), (SAVINGS, 2)):
        assert text.count(before) == times
        old = before.split("story: ")[1].split(",")[0].split("\n")[0]
        text = text.replace(before, before.replace(old, "onboarding-portal"))
    questions.write_text(text, "utf-8")

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


SAVINGS = "backup:\n      story: claims-gen-ai\n      angle: Time down by"


def retitled(story: str) -> str:
    lines = story.split("\n")
    return "\n".join("title: Onboarding Portal" if line.startswith("title:") else line for line in lines)


def test_a_renamed_key_keeps_the_note_and_its_schedule(bank: Bank, anki: Collection) -> None:
    (before,) = anki.db.all("SELECT guid, id FROM notes WHERE flds LIKE 'trust-own-mistake%'")
    cards = rows(anki, "cards")

    bank.edit("- question: trust-own-mistake", "- question: trust-what-i-broke\n    was: trust-own-mistake")
    report = bank.build(FIRST_S + DAY_S)
    outcome = real_anki.import_package(anki, next(bank.out.glob("*.apkg")).read_bytes())

    assert [(each.old, each.new) for each in report.changes.renamed] == [
        ("question/trust-own-mistake", "question/trust-what-i-broke")
    ]
    assert (outcome.updated, outcome.new) == (("trust-what-i-broke",), ())
    assert [before] == anki.db.all("SELECT guid, id FROM notes WHERE flds LIKE 'trust-what-i-broke%'")
    assert cards == rows(anki, "cards")


def test_an_entry_that_left_and_came_back_is_the_same_note(bank: Bank, anki: Collection) -> None:
    path = bank.folder / "checklists.yaml"
    text = path.read_text("utf-8")
    cards = rows(anki, "cards")

    path.unlink()
    gone = bank.build(FIRST_S + DAY_S).changes.retired
    real_anki.import_package(anki, next(bank.out.glob("*.apkg")).read_bytes())
    path.write_text(text.replace("Quantify all results", "Put figures to all results"), "utf-8")
    back = bank.build(FIRST_S + 2 * DAY_S).changes.returned
    outcome = real_anki.import_package(anki, next(bank.out.glob("*.apkg")).read_bytes())

    assert set(gone) == set(back) == {"checklist/quantify-results", "checklist/preparation"}
    assert outcome.updated == ("quantify-results",)
    assert cards == rows(anki, "cards")
