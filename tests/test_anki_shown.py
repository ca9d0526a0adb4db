"""What a person types is what Anki shows: texts that might be taken for more, in every place."""

import unicodedata

import pytest
from anki.collection import Collection

import hostile_bank
import real_anki
from deckgen.deck.notes import Note
from deckgen.renderers.anki.templates import filled
from hostile_bank import HOSTILE

anki = real_anki.empty  # a fixture of this module too


@pytest.fixture(scope="module")
def hostile(anki: Collection, tmp_path_factory: pytest.TempPathFactory) -> tuple[Note, ...]:
    """A bank that says each hostile text in every place, imported."""
    folder = tmp_path_factory.mktemp("bank")
    hostile_bank.write(folder)
    notes = real_anki.notes_of(folder)
    assert real_anki.import_package(anki, real_anki.package(notes)).conflicting == ()
    return notes


# On each kind's back: how often the text is to be read there at least.
SAID = {"question": 11, "gap": 2, "story": 9, "principle": 4, "framework": 5, "checklist": 3}


def test_hostile_text_is_shown_as_typed_in_every_place(anki: Collection, hostile: tuple[Note, ...]) -> None:
    looked = 0
    for number, text in enumerate(HOSTILE):
        typed = real_anki.squeezed(unicodedata.normalize("NFC", text))
        for kind, times in SAID.items():
            front, back = real_anki.shown(anki, f"key:{kind}-{number}")
            assert typed in front
            # The capitals of a name on top of a card are the style sheet's: the text is as typed.
            assert back.count(typed) >= times, (kind, text, back)
            looked += 1

    assert len(SAID) * len(HOSTILE) == looked


def test_nothing_in_a_text_comes_alive(anki: Collection, hostile: tuple[Note, ...]) -> None:
    for found in anki.find_cards("key:*"):
        card = anki.get_card(found)
        output = card.render_output()
        for html in (output.question_text, output.answer_text):
            assert "[[" not in html
            assert "[anki:play" not in html
            assert "<script" not in html
            assert "<img" not in html
            assert "\\(" not in html
            assert "\\&#91;" not in html
        assert (output.question_av_tags, output.answer_av_tags) == ([], [])


def test_check_database_has_nothing_to_say_of_hostile_text(anki: Collection, hostile: tuple[Note, ...]) -> None:
    assert anki.fix_integrity()[1]
    assert list(anki.get_empty_cards().notes) == []


def test_the_page_shows_what_anki_shows(anki: Collection, hostile: tuple[Note, ...]) -> None:
    real_anki.import_package(anki, real_anki.package(real_anki.sample_notes()))
    for note in (*hostile, *real_anki.sample_notes()):
        card = real_anki.card(anki, f'"note:{note.type.name}" key:{note.key}')
        output = card.render_output()

        assert filled(note) == (output.question_text, output.answer_text)
