"""Whatever is chosen in Anki's import dialog, whatever we changed: never a conflict, never a lost schedule."""

from dataclasses import replace
from itertools import product

import pytest
from anki.collection import Collection

import lived_in
import real_anki
from deckgen import model
from deckgen.deck.note_types import NOTE_TYPES
from deckgen.deck.notes import Field, Note, NoteType, Slot
from deckgen.deck.story_types import QUESTION
from deckgen.ledger.records import Ledger
from deckgen.pipeline.change_report import browse_search
from deckgen.pipeline.publish import publish
from deckgen.renderers.anki.content import content_of
from deckgen.renderers.anki.package import render_anki
from deckgen.renderers.anki.templates import style_sheet
from lived_in import DAY_S, FIRST_S, NEW, Bank, rows
from real_anki import ALWAYS, IF_NEWER, NEVER

start, bank, anki = lived_in.start, lived_in.bank, lived_in.anki  # fixtures of this module too


def redesigned(note_type: NoteType) -> NoteType:
    """A note type as the next version may have it: other faces, another name, a spare field in use."""
    fields = tuple(Field(field.id, "Setting" if field.name == "Spare 2" else field.name) for field in note_type.fields)
    back = (*note_type.screen.back, Slot("section", "Setting", "Setting"))
    screen = replace(note_type.screen, name="Renamed", front=note_type.screen.front[:2], back=back)
    return replace(note_type, name=f"{note_type.name} 2", fields=fields, screen=screen)


def redesigned_note(note: Note) -> Note:
    return replace(note, type=redesigned(note.type))


def redesigned_package(bank: Bank, now: int) -> bytes:
    """The same notes by a later deckgen, whose note types all changed now."""
    first = {note_type.id: FIRST_S for note_type in NOTE_TYPES}
    notes = publish(real_anki.notes_of(bank.folder), Ledger("interview", "interview"), FIRST_S).notes
    changed = [replace(stamped, content=content_of(redesigned_note(stamped.note))) for stamped in notes]
    return render_anki(changed, note_type_times=dict.fromkeys(first, now))


def test_a_redesign_arrives_without_conflict_or_full_sync(bank: Bank, anki: Collection) -> None:
    notes, cards = rows(anki, "notes"), rows(anki, "cards")
    schema = real_anki.schema_time(anki)

    outcome = real_anki.import_package(anki, redesigned_package(bank, FIRST_S + DAY_S))

    assert (outcome.new, outcome.updated, outcome.conflicting) == ((), (), ())
    assert schema == real_anki.schema_time(anki)
    assert (notes, cards) == (rows(anki, "notes"), rows(anki, "cards"))
    assert {name.id for name in anki.models.all_names_and_ids() if name.name.startswith("Deckgen")} == {
        note_type.id for note_type in NOTE_TYPES
    }
    arrived = anki.models.get(QUESTION.id)
    assert arrived is not None
    assert (arrived["name"], arrived["flds"][26]["name"]) == ("Deckgen Question 2", "Setting")
    assert "{{Setting}}" in arrived["tmpls"][0]["afmt"]
    assert anki.fix_integrity()[1]


def test_another_style_arrives_and_nothing_else_moves(
    bank: Bank, anki: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes, cards = rows(anki, "notes"), rows(anki, "cards")
    schema = real_anki.schema_time(anki)
    for module in ("package", "digests"):
        monkeypatch.setattr(f"deckgen.renderers.anki.{module}.style_sheet", lambda: ".card { color: teal; }")

    outcome = real_anki.import_package(anki, bank.package(FIRST_S + DAY_S))

    assert (outcome.new, outcome.updated, outcome.conflicting) == ((), (), ())
    assert (notes, cards, schema) == (rows(anki, "notes"), rows(anki, "cards"), real_anki.schema_time(anki))
    assert {".card { color: teal; }"} == {found["css"] for found in anki.models.all() if "Deckgen" in found["name"]}


def test_a_style_of_ones_own_stays_while_ours_is_the_same(bank: Bank, anki: Collection) -> None:
    note_type = anki.models.get(QUESTION.id)
    assert note_type is not None
    note_type["css"] += "\n.card { color: teal; }"
    anki.models.update_dict(note_type)
    bank.tell(NEW)

    real_anki.import_package(anki, bank.package(FIRST_S + DAY_S))

    kept = anki.models.get(QUESTION.id)
    assert kept is not None
    assert kept["css"] == style_sheet() + "\n.card { color: teal; }"


OPTIONS = tuple(product((IF_NEWER, ALWAYS, NEVER), (IF_NEWER, ALWAYS, NEVER), (False, True)))


@pytest.mark.parametrize(("notes", "types", "merge"), OPTIONS)
def test_no_option_makes_a_conflict_or_loses_a_schedule(
    bank: Bank, anki: Collection, notes: int, types: int, merge: bool
) -> None:
    cards, reviews, schema = rows(anki, "cards"), rows(anki, "revlog"), real_anki.schema_time(anki)
    count = anki.note_count()
    bank.tell(NEW)

    for data in (bank.package(FIRST_S + DAY_S), redesigned_package(bank, FIRST_S + DAY_S)):
        outcome = real_anki.import_package(anki, data, notes=notes, note_types=types, merge=merge)
        assert (outcome.new, outcome.conflicting) == ((), ())
    last = real_anki.import_package(anki, bank.package(FIRST_S + 2 * DAY_S, force=True))

    assert (last.new, last.conflicting) == ((), ())
    assert (cards, reviews, count) == (rows(anki, "cards"), rows(anki, "revlog"), anki.note_count())
    assert schema == real_anki.schema_time(anki)
    assert len(NOTE_TYPES) == sum("Deckgen" in name.name for name in anki.models.all_names_and_ids())
    assert NEW in real_anki.shown(anki, '"note:Deckgen Story*" key:census-pipeline')[1]
    assert anki.fix_integrity()[1]


def test_the_search_finds_exactly_the_retired_notes(bank: Bank, anki: Collection) -> None:
    bank.change(shorter)

    report = bank.build(FIRST_S + DAY_S)
    real_anki.import_package(anki, next(bank.out.glob("*.apkg")).read_bytes())

    gone = {"checklist/quantify-results", "checklist/preparation", "question/failure"}
    assert set(report.changes.retired) == gone
    found = [anki.get_note(number) for number in anki.find_notes(browse_search(report.changes.retired))]
    assert gone == {f"{kind(note.mid)}/{note['Key']}" for note in found}
    assert len(gone) == len(found)


def shorter(bank: model.Bank) -> model.Bank:
    kept = tuple(question for question in bank.questions if question.key != "failure")
    return replace(bank, checklists=(), questions=kept)


def kind(note_type: int) -> str:
    (found,) = (each.kind for each in NOTE_TYPES if each.id == note_type)
    return found
