"""However the evenings went, Anki holds what the bank says, and only what differed was touched."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection
from hypothesis import given, settings
from hypothesis import strategies as st

import real_anki
from deckgen.deck.markup import plain
from deckgen.deck.notes import Note
from deckgen.ledger.records import Ledger
from deckgen.pipeline.publish import publish
from deckgen.renderers.anki.content import content_of
from deckgen.renderers.anki.package import render_anki
from lived_in import DAY_S, FIRST_S, rows

NOTES = {note.id: note for note in real_anki.sample_notes()[::9]}
SAMPLE = st.fixed_dictionaries({name: st.sampled_from([None, "", "once", "twice"]) for name in NOTES})
EVENINGS = st.lists(st.tuples(SAMPLE, st.sampled_from([0, 1, 3600, DAY_S, -1, -DAY_S])), min_size=2, max_size=6)

pytestmark = pytest.mark.skipif(real_anki.VERSION < (25, 2), reason="this Anki stamps updates with its own clock")


def said(texts: Mapping[str, str | None]) -> tuple[Note, ...]:
    """The notes of an evening: each with a text in its last field but one and as a tag; None leaves it out."""
    return tuple(
        replace(
            real_anki.with_value(NOTES[name], **{NOTES[name].type.fields[-2].name: plain(text)}),
            tags=(*NOTES[name].tags, *([text] if text else [])),
        )
        for name, text in texts.items()
        if text is not None
    )


@settings(max_examples=25)
@given(evenings=EVENINGS)
def test_anki_holds_what_the_bank_says_after_any_sequence_of_edits(
    evenings: list[tuple[dict[str, str | None], int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        anki = real_anki.collection(Path(folder))
        ledger, now_s, held = Ledger("interview", "interview"), FIRST_S, dict[str, Note]()
        for texts, passed_s in evenings:
            now_s += passed_s
            notes = said(texts)
            cards = rows(anki, "cards")

            publication = publish(notes, ledger, now_s)
            data = render_anki(publication.notes, note_type_times=publication.note_type_times)
            outcome = real_anki.import_package(anki, data)

            assert set(outcome.new) == {note.key for note in notes if note.id not in held}
            assert set(outcome.updated) == {note.key for note in notes if held.get(note.id, note) != note}
            assert outcome.conflicting == ()
            ledger = publication.advanced.ledger
            held |= {note.id: note for note in notes}
            assert {arrived(anki, note) for note in held.values()} == {
                (content_of(note).fields, content_of(note).tags) for note in held.values()
            }
            assert cards.items() <= rows(anki, "cards").items()
        anki.close()


def arrived(anki: Collection, note: Note) -> tuple[tuple[str, ...], tuple[str, ...]]:
    (found,) = anki.find_notes(f'"note:{note.type.name}" key:{note.key}')
    stored = anki.get_note(found)
    return tuple(stored.fields), tuple(sorted(stored.tags))
