"""Edits made in the real Anki, taken into a bank, built and imported again: both say the same, and nothing is lost."""

from pathlib import Path

from anki.collection import Collection

import against_anki
import real_anki
from against_anki import build_against, differs, edit, exported, import_all, later, note_of
from deckgen import files
from deckgen.bank.load import load
from deckgen.pipeline.diff_folder import diff_folder
from deckgen.pipeline.take import taken
from deckgen.pipeline.taken_fields import Taken
from lived_in import Bank

EDITS = {
    ("question/failure", "Question"): "Tell me about a <b>big</b> failure.",
    ("question/failure", "Trap"): "Blaming others<div>or the weather</div>",
    ("question/customer-worked-backwards", "Angle"): "It began, as always, with&nbsp;a customer",
    ("story/census-pipeline", "Situation"): "Nobody owned it; R&amp;D &lt;had&gt; 5 * 3 files.",
    ("story/census-pipeline", "Lesson"): "Persuade:<ul><li>with a <i>prototype</i></li><li>not with words</li></ul>",
    ("story/salesmart", "Result"): "One.<br><br>Two.",
    ("framework/star", "Guidance"): "<b>S</b>, then <code>T</code>.",
}


start, bank, anki = against_anki.start, against_anki.bank, against_anki.anki  # fixtures of this module too


def take(bank: Bank, anki: Collection, *names: str) -> Taken:
    """Take the edits of notes into the files of a bank."""
    held = exported(anki, bank.folder.parent / "held.apkg")
    comparison = diff_folder(bank.folder, bank.out, now=later(), against=held).comparison
    assert comparison
    result = taken(load(bank.folder), comparison, names)
    files.replace_all({Path(path): data for path, data in result.files.items()})
    return result


def test_what_was_edited_in_anki_is_the_same_in_both_afterwards(bank: Bank, anki: Collection) -> None:
    for (name, field), html in EDITS.items():
        edit(anki, name, field, html)
    result = take(bank, anki, "all")

    assert result.waiting == ()
    assert {(done.note_id, done.field) for done in result.done} == {*EDITS}

    report = build_against(bank, anki, later())
    import_all(bank, anki)

    assert report.waiting == ()
    assert not differs(bank, anki, later())


def test_a_text_that_several_notes_print_reaches_all_of_them(bank: Bank, anki: Collection) -> None:
    told_in = [note for note in real_anki.notes_of(bank.folder) if "story::salesmart" in note.tags]
    edit(anki, "story/salesmart", "Action", "I did <b>this</b>.")
    take(bank, anki, "salesmart")
    build_against(bank, anki, later())
    import_all(bank, anki)

    actions = {note_of(anki, note.id)["Action"] for note in told_in if note.type.kind in ("question", "story")}
    assert actions == {"I did <strong>this</strong>."}
    assert len(told_in) > 2


def test_what_waits_stays_in_anki_as_it_is(bank: Bank, anki: Collection) -> None:
    edit(anki, "story/census-pipeline", "Pocket", "<ul><li>mine</li></ul>")
    edit(anki, "story/census-pipeline", "Lesson", '<span style="color: red;">red</span>')
    edit(anki, "story/census-pipeline", "Task", "Mine.")
    result = take(bank, anki, "census-pipeline")
    build_against(bank, anki, later())
    import_all(bank, anki)

    note = note_of(anki, "story/census-pipeline")
    assert [field.field for field in result.done] == ["Task"]
    assert [field.field for field in result.waiting] == ["Pocket", "Lesson"]
    assert [note["Pocket"], note["Lesson"], note["Task"]] == [
        "<ul><li>mine</li></ul>",
        '<span style="color: red;">red</span>',
        "Mine.",
    ]


def test_nothing_is_taken_of_a_profile_that_nobody_edited(bank: Bank, anki: Collection) -> None:
    result = take(bank, anki, "all")

    assert (result.files, result.done, result.waiting) == ({}, (), ())
