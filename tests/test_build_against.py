"""A build that looks at what Anki holds loses nothing of a person's work there, and brings over what differs."""

import shutil
import time
from dataclasses import replace

from anki.collection import Collection

import against_anki
import real_anki
from against_anki import TAGGED, build_against, differs, edit, exported, import_all, later, note_of
from deckgen.collection.comparison import Standing
from deckgen.pipeline.build import build
from lived_in import FIRST_S, STORY, Bank

OWN = ("mine", "marked", "leech")
STORY_NOTE = f"story/{STORY}"


start, bank, anki = against_anki.start, against_anki.bank, against_anki.anki  # fixtures of this module too


def tag(anki: Collection, *names: str) -> None:
    for name in names:
        note = note_of(anki, name)
        note.tags += OWN
        anki.update_note(note)


def reword_everything(bank: Bank) -> None:
    """Another word in each entry, so that every note changes."""
    bank.change(
        lambda old: replace(
            old,
            stories=tuple(replace(entry, result=f"{entry.result} Again.") for entry in old.stories),
            questions=tuple(replace(entry, trap=f"{entry.trap} Again.") for entry in old.questions),
            principles=tuple(replace(entry, meaning=f"{entry.meaning} Again.") for entry in old.principles),
            frameworks=tuple(replace(entry, guidance=f"{entry.guidance} Again.") for entry in old.frameworks),
            checklists=tuple(replace(entry, guidance=f"{entry.guidance} Again.") for entry in old.checklists),
        )
    )


def test_every_tagged_note_keeps_its_tags_and_shows_the_bank(bank: Bank, anki: Collection) -> None:
    names = [note.id for note in real_anki.notes_of(bank.folder)]
    tag(anki, *names)
    reword_everything(bank)
    report = build_against(bank, anki, later())
    import_all(bank, anki)

    assert len(report.changes.changed) == len(names)
    for name in names:
        note = note_of(anki, name)
        assert set(OWN) <= set(note.tags)
        assert "Again." in " ".join(note.fields)
    assert not differs(bank, anki, later())


def test_an_edit_lost_to_a_touch_between_build_and_import_is_found_and_mended(bank: Bank, anki: Collection) -> None:
    bank.tell("It was taken up.")
    build(bank.folder, bank.out, now=FIRST_S + 100, only=("anki",))
    lesson = note_of(anki, STORY_NOTE)["Lesson"]
    for text in ("A slip.", lesson):  # which leaves nothing behind but the note's time
        edit(anki, STORY_NOTE, "Lesson", text)
    import_all(bank, anki)
    assert "It was taken up." not in note_of(anki, STORY_NOTE)["Result"]
    assert differs(bank, anki, later())
    build_against(bank, anki, later())
    import_all(bank, anki)

    assert note_of(anki, STORY_NOTE)["Result"] == "It was taken up."
    assert not differs(bank, anki, later())


def test_an_edit_made_in_anki_is_kept_and_waits_until_the_bank_wins(bank: Bank, anki: Collection) -> None:
    edit(anki, STORY_NOTE, "Lesson", "In my own words.")
    bank.tell("It was taken up.")
    report = build_against(bank, anki, later())
    import_all(bank, anki)

    assert [note.expected.id for note in report.waiting] == [STORY_NOTE]
    assert len(report.changes.changed) + len(report.changes.unchanged) == sum(report.notes.values())
    note = note_of(anki, STORY_NOTE)
    assert (note["Lesson"], note["Result"]) == ("In my own words.", "It was taken up.")

    build_against(bank, anki, later() + 1, bank_wins=[STORY])
    import_all(bank, anki)
    assert note_of(anki, STORY_NOTE)["Lesson"] != "In my own words."
    assert not differs(bank, anki, later())


def test_an_edit_made_in_anki_is_taken_into_the_bank(bank: Bank, anki: Collection) -> None:
    tag(anki, STORY_NOTE)
    edit(anki, STORY_NOTE, "Lesson", "In my <b>own</b> words.")
    report = build_against(bank, anki, later(), take=[STORY])
    import_all(bank, anki)
    assert report.taken

    assert [field.field for field in report.taken.done] == ["Lesson"]
    assert "In my **own** words." in (bank.folder / "04-census-pipeline.yaml").read_text("utf-8")
    assert set(OWN) <= set(note_of(anki, STORY_NOTE).tags)
    assert not differs(bank, anki, later())


def test_a_dry_run_takes_nothing_and_says_what_it_would(bank: Bank, anki: Collection) -> None:
    edit(anki, STORY_NOTE, "Lesson", "In my own words.")
    before = (bank.folder / "04-census-pipeline.yaml").read_bytes()
    report = build_against(bank, anki, later(), take=["all"], dry_run=True)
    assert report.taken

    assert [field.note_id for field in report.taken.done] == [STORY_NOTE]
    assert (bank.folder / "04-census-pipeline.yaml").read_bytes() == before


def test_a_text_of_several_fields_waits(bank: Bank, anki: Collection) -> None:
    edit(anki, STORY_NOTE, "Figures", "<ul><li>everything: doubled</li></ul>")
    report = build_against(bank, anki, later(), take=["all"])
    assert report.taken

    assert [(field.note_id, field.field) for field in report.taken.waiting] == [(STORY_NOTE, "Figures")]


def test_an_edit_that_waits_survives_a_build_that_does_not_look(bank: Bank, anki: Collection) -> None:
    edit(anki, STORY_NOTE, "Lesson", "In my own words.")
    build_against(bank, anki, later())
    report = build(bank.folder, bank.out, now=later() + 1, only=("anki",), force=True)
    import_all(bank, anki)

    assert not report.changes
    assert note_of(anki, STORY_NOTE)["Lesson"] == "In my own words."


def test_after_the_text_import_a_build_that_does_not_look_takes_no_tags(bank: Bank, anki: Collection) -> None:
    tag(anki, STORY_NOTE)
    bank.tell("It was taken up.")
    build_against(bank, anki, int(time.time()) - 1)
    import_all(bank, anki)
    build(bank.folder, bank.out, now=later(), only=("anki",), force=True)
    import_all(bank, anki)

    assert set(OWN) <= set(note_of(anki, STORY_NOTE).tags)


def test_a_build_that_does_not_look_says_that_the_text_file_waits(bank: Bank, anki: Collection) -> None:
    tag(anki, STORY_NOTE)
    anki.db.execute("UPDATE notes SET mod = ?", FIRST_S + 10)  # tagged a while ago
    bank.tell("It was taken up.")
    build_against(bank, anki, int(time.time()) - 1)  # as a real build: the import comes later
    report = build(bank.folder, bank.out, now=later(), only=("anki",), force=True)

    assert "L613" in {finding.code for finding in report.diagnostics}
    import_all(bank, anki)
    build_against(bank, anki, later())
    assert not (bank.out / TAGGED).exists()


def test_an_older_lock_file_on_another_machine_is_mended_by_what_anki_holds(bank: Bank, anki: Collection) -> None:
    before = (bank.folder / "deckgen.lock").read_text()
    bank.tell("It was taken up.")
    real_anki.import_package(anki, bank.package(FIRST_S + 5000))
    shutil.rmtree(bank.out)
    (bank.folder / "deckgen.lock").write_text(before)
    bank.tell("It was put off.")
    report = build_against(bank, anki, FIRST_S + 100)
    import_all(bank, anki)

    assert report.ledger
    assert report.ledger.notes[STORY_NOTE].modified_s == FIRST_S + 5001
    assert note_of(anki, STORY_NOTE)["Result"] == "It was put off."


def test_an_upgrade_from_the_first_version_differs_in_nothing(bank: Bank, anki: Collection) -> None:
    held = exported(anki, bank.folder.parent / "exported.apkg")
    report = build(bank.folder, bank.out, now=later(), only=("anki",), against=held)
    assert report.comparison

    assert {note.standing for note in report.comparison.notes} == {Standing.SAME}


def test_a_file_that_is_not_ankis_is_one_error_and_nothing_is_written(bank: Bank) -> None:
    path = bank.folder.parent / "guide.apkg"
    path.write_bytes(b"# My guide")
    before = (bank.folder / "deckgen.lock").read_bytes()
    bank.tell("It was taken up.")
    report = build(bank.folder, bank.out, now=FIRST_S + 100, only=("anki",), against=path)

    assert [finding.code for finding in report.diagnostics if finding.severity == "error"] == ["L612"]
    assert (bank.folder / "deckgen.lock").read_bytes() == before
