from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportCsvRequest

import real_anki
from deckgen.deck.markup import plain
from deckgen.deck.notes import Note
from deckgen.deck.story_types import QUESTION
from deckgen.renderers.anki.text_import import render_text

NOTES = real_anki.sample_notes()
FAILURE = real_anki.note(NOTES, "question/failure")


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Collection]:
    opened = real_anki.collection(tmp_path)
    real_anki.import_package(opened, real_anki.package(NOTES))
    yield opened
    opened.close()


def import_text(anki: Collection, notes: tuple[Note, ...]) -> dict[str, int]:
    path = Path(anki.path).with_name("notes.txt")
    path.write_bytes(render_text(real_anki.stamped(notes)))
    metadata = anki.get_csv_metadata(str(path), None)
    log = anki.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
    parts = ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype", "missing_deck")
    return {part: len(getattr(log, part)) for part in parts if len(getattr(log, part))}


def edited(**values: str) -> tuple[Note, ...]:
    changed = real_anki.with_value(FAILURE, **{name: plain(text) for name, text in values.items()})
    return tuple(changed if note is FAILURE else note for note in NOTES)


def failure(anki: Collection) -> int:
    (found,) = anki.find_notes("key:failure")
    return int(found)


def test_the_text_says_what_the_package_said(anki: Collection) -> None:
    before = real_anki.snapshot(anki)

    assert import_text(anki, NOTES) == {"duplicate": len(NOTES)}
    assert before == real_anki.snapshot(anki)


def test_an_edit_arrives_and_an_emptied_field_is_emptied(anki: Collection) -> None:
    assert import_text(anki, edited(Question='Tell me: "when"?\tReally?', Angle="")) == {
        "updated": 1,
        "duplicate": len(NOTES) - 1,
    }
    arrived = anki.get_note(failure(anki))
    assert [arrived["Question"], arrived["Angle"]] == ['Tell me: "when"?\tReally?', ""]


def test_tags_added_fields_templates_and_schedule_of_the_user_stay(anki: Collection) -> None:
    note_type = anki.models.get(QUESTION.id)
    assert note_type is not None
    anki.models.add_field(note_type, anki.models.new_field("My own"))
    note_type["tmpls"][0]["afmt"] += "{{My own}}"
    anki.models.update_dict(note_type)
    note = anki.get_note(failure(anki))
    note["My own"] = "breathe first"
    note.tags.append("mine")
    anki.update_note(note)
    card = note.cards()[0]
    card.type, card.queue, card.due, card.ivl, card.reps, card.flags = 2, 2, 40, 21, 9, 3
    card.did = anki.decks.id("Elsewhere")
    anki.update_card(card)
    before = real_anki.snapshot(anki)

    assert import_text(anki, edited(Question="When did you fail, and why?"))["updated"] == 1

    after = real_anki.snapshot(anki)
    arrived = anki.get_note(failure(anki))
    assert (arrived["Question"], arrived["My own"]) == ("When did you fail, and why?", "breathe first")
    assert "mine" in arrived.tags
    assert "breathe first" in real_anki.shown(anki, "key:failure")[1]
    assert {table for table in before if before[table] != after[table]} == {"notes"}


def test_where_a_field_of_ones_own_stops_the_package_the_text_gets_through(anki: Collection) -> None:
    note_type = anki.models.get(QUESTION.id)
    assert note_type is not None
    anki.models.add_field(note_type, anki.models.new_field("My own"))
    anki.models.update_dict(note_type)
    changed = edited(Question="When did you fail, and why?")
    later_s = anki.db.scalar("SELECT max(mod) FROM notes") + 1

    stopped = real_anki.import_package(anki, real_anki.package(changed, later_s))

    assert set(stopped.conflicting) == {note.key for note in NOTES if note.type is QUESTION}
    assert import_text(anki, changed)["updated"] == 1
    assert "and why?" in real_anki.shown(anki, "key:failure")[0]


def test_the_text_puts_the_words_of_the_bank_over_ones_own(anki: Collection) -> None:
    note = anki.get_note(failure(anki))
    note["Question"] = "In my own words?"
    anki.update_note(note)

    assert import_text(anki, NOTES)["updated"] == 1
    assert "When did you fail?" in real_anki.shown(anki, "key:failure")[0]


def test_a_new_note_comes_into_its_deck(anki: Collection) -> None:
    anki.remove_notes([failure(anki)])

    assert import_text(anki, NOTES) == {"new": 1, "duplicate": len(NOTES) - 1}
    card = anki.get_note(failure(anki)).cards()[0]
    assert anki.decks.name(card.did) == "Interview::5 Questions"


def test_a_collection_without_the_note_types_is_left_alone(tmp_path: Path) -> None:
    empty = real_anki.collection(tmp_path / "other")

    assert import_text(empty, NOTES) == {"missing_notetype": len(NOTES)}
    assert empty.note_count() == 0
    empty.close()


def test_check_database_has_nothing_to_say(anki: Collection) -> None:
    import_text(anki, edited(Question="Changed"))

    assert anki.fix_integrity()[1]
