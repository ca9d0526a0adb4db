from dataclasses import replace
from pathlib import Path

import pytest

import real_anki
from deckgen.collection.deck_names import same_deck
from deckgen.collection.read import read

NAMES = (
    'A "quoted" deck::Questions',
    "Interview::  spaced ::Q",
    "interview::questions",
    "::lead",
    "a::::b",
    "E\u0301t\u00e9::x",
    "tab\tname::q",
    "a:b::c",
    "x" * 200,
    " ",
    "\u0130stanbul::\u00df",
)


def test_a_name_that_anki_has_cleaned_is_still_the_same(tmp_path: Path) -> None:
    notes = [replace(note, deck=name) for note, name in zip(real_anki.sample_notes(), NAMES, strict=False)]
    anki = real_anki.collection(tmp_path)
    anki.decks.id("INTERVIEW")
    real_anki.import_package(anki, real_anki.package(notes))
    anki.close()
    decks = {note.values[0]: note.deck for note in read(tmp_path / "collection.anki2").notes}

    assert len(decks) == len(NAMES)
    assert [note.deck for note in notes if not same_deck(decks[str(note.key)], note.deck)] == []
    assert sum(decks[str(note.key)] != note.deck for note in notes) >= 6


@pytest.mark.parametrize("other", ["A", "A::B::C", "A::C", "B::A", "AB", "A:B", ""])
def test_another_name_is_another_deck(other: str) -> None:
    assert not same_deck("A::B", other)
