import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection

import real_anki
from deckgen.deck.note_types import NOTE_TYPES
from deckgen.deck.notes import guid
from deckgen.renderers.anki.content import content_of
from deckgen.renderers.anki.field_html import tags
from deckgen.renderers.anki.package import render_anki
from deckgen.renderers.anki.stamped import Stamped

NOTES = real_anki.sample_notes()
TIMES = {note_type.id: real_anki.LONG_AGO_S for note_type in NOTE_TYPES}
DECKS = {
    "question": "Interview::5 Questions",
    "story": "Interview::6 Stories",
    "principle": "Interview::4 Principles",
    "framework": "Interview::8 Frameworks",
    "checklist": "Interview::8 Frameworks",
}


@pytest.fixture(scope="module")
def anki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    opened = real_anki.collection(tmp_path_factory.mktemp("profile"))
    outcome = real_anki.import_package(opened, real_anki.package(NOTES))
    assert len(NOTES) == len(outcome.new)
    yield opened
    opened.close()


def test_each_deck_gets_the_cards_of_its_kinds(anki: Collection) -> None:
    expected = Counter(DECKS[note.type.kind] for note in NOTES)
    found = {
        deck.name: anki.decks.card_count(deck.id, include_subdecks=False) for deck in anki.decks.all_names_and_ids()
    }

    assert {**expected, "Default": 0, "Interview": 0} == found


def test_the_sample_has_the_notes_a_loop_needs(anki: Collection) -> None:
    counts = {each.kind: len(anki.find_notes(f'"note:{each.name}"')) for each in NOTE_TYPES}

    assert counts["question"] >= 16
    assert counts["story"] >= 9
    assert counts["principle"] >= 16
    assert counts["framework"] + counts["checklist"] >= 4


def test_every_note_has_its_one_card(anki: Collection) -> None:
    assert [1] * len(NOTES) == anki.db.list("SELECT count() FROM cards GROUP BY nid")
    assert len(NOTES) == len(anki.find_notes(""))


def test_check_database_has_nothing_to_say(anki: Collection) -> None:
    assert anki.fix_integrity() == ("Database rebuilt and optimized.", True)


def test_no_card_counts_as_empty(anki: Collection) -> None:
    assert list(anki.get_empty_cards().notes) == []


def test_a_second_import_of_the_same_file_changes_nothing(anki: Collection) -> None:
    before = real_anki.snapshot(anki)
    schema = real_anki.schema_time(anki)

    outcome = real_anki.import_package(anki, real_anki.package(NOTES))

    assert {note.key for note in NOTES} == set(outcome.duplicate)
    assert (outcome.new, outcome.updated, outcome.conflicting) == ((), (), ())
    assert before == real_anki.snapshot(anki)
    assert schema == real_anki.schema_time(anki)


def test_cards_wait_in_the_order_of_the_bank(anki: Collection) -> None:
    found = anki.db.list("SELECT guid FROM notes JOIN cards ON cards.nid = notes.id ORDER BY due")

    assert [guid("interview", note.id) for note in NOTES] == found


def test_ids_names_and_places_of_fields_arrive(anki: Collection) -> None:
    for note_type in NOTE_TYPES:
        found = anki.models.get(note_type.id)
        assert found is not None
        assert note_type.name == found["name"]
        assert [(field.id, field.name) for field in note_type.fields] == [(f["id"], f["name"]) for f in found["flds"]]
        assert [note_type.screen.id] == [template["id"] for template in found["tmpls"]]
        assert found["sortf"] == 1
        assert {"Stamp", "Spare 2", "Spare 3", "Spare 4"} == {f["name"] for f in found["flds"] if f["collapsed"]}


def test_tags_and_times_arrive(anki: Collection) -> None:
    for note in NOTES:
        (found,) = anki.find_notes(f'"note:{note.type.name}" "key:{note.key}"')
        arrived = anki.get_note(found)
        assert (list(tags(note)), real_anki.LONG_AGO_S) == (sorted(arrived.tags), arrived.mod)


def test_equal_notes_give_equal_bytes_in_another_process_at_another_time() -> None:
    script = (
        "import time; time.time = lambda: 86400.0\n"
        "import real_anki, sys; sys.stdout.buffer.write(real_anki.package(real_anki.sample_notes()))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland"}
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(__file__).parent, env=environment, capture_output=True, check=True
    )

    assert real_anki.package(NOTES) == run.stdout


def test_an_id_does_not_depend_on_the_other_notes(tmp_path: Path) -> None:
    ids = []
    for name, notes in (("all", NOTES), ("some", NOTES[5:])):
        opened = real_anki.collection(tmp_path / name)
        real_anki.import_package(opened, real_anki.package(notes))
        ids.append(dict(opened.db.all("SELECT guid, id FROM notes")))
        opened.close()

    assert ids[1] == {guid: note_id for guid, note_id in ids[0].items() if guid in ids[1]}


def test_time_zero_is_imported_and_found_again(tmp_path: Path) -> None:
    opened = real_anki.collection(tmp_path)

    first = real_anki.import_package(opened, real_anki.package(NOTES, 1))
    second = real_anki.import_package(opened, real_anki.package(NOTES, 1))

    assert (len(NOTES), len(NOTES)) == (len(first.new), len(second.duplicate))
    assert opened.fix_integrity()[1]
    opened.close()


def test_two_notes_with_one_guid_are_refused() -> None:
    with pytest.raises(ValueError, match=f"'{NOTES[0].id}' and '{NOTES[1].id}' have the same GUID 'x'"):
        render_anki([Stamped(content_of(note), "x", 1) for note in NOTES[:2]], note_type_times=TIMES)


def test_no_notes_are_an_empty_package(tmp_path: Path) -> None:
    opened = real_anki.collection(tmp_path)

    assert real_anki.Imported() == real_anki.import_package(opened, render_anki([], note_type_times={}))
    opened.close()
