"""Whatever a text or a bank holds, Anki shows it as typed."""

import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

from anki.collection import Collection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import real_anki
from deckgen.deck.builders import build_notes
from deckgen.deck.guidance_types import PRINCIPLE
from deckgen.deck.markup import Paragraph, Rich, Run, plain
from deckgen.deck.notes import Note
from deckgen.model import Bank
from deckgen.renderers.anki.field_html import escape, tags, to_html
from deckgen.renderers.anki.templates import filled
from deckgen.source import Text
from hostile_bank import HOSTILE
from strategies import banks

anki = real_anki.empty  # a fixture of this module too

TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.text(st.sampled_from("&<>[]{}()\\$#^/:;=!-*`'\" \u0338\u0301\u200f\n\tsoundlatexnkyp"), max_size=40),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3).map("".join),
)
RUNS = st.builds(Run, TEXTS, bold=st.booleans(), italic=st.booleans(), code=st.booleans())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(st.lists(RUNS, min_size=1, max_size=3), min_size=1, max_size=20))
def test_any_text_is_shown_as_typed(anki: Collection, told: list[list[Run]]) -> None:
    notes = [_note(f"any-{place}", (Paragraph(tuple(runs)),)) for place, runs in enumerate(told)]
    times = 1 + (anki.db.scalar("SELECT max(mod) FROM notes WHERE flds LIKE 'any-%'") or 0)
    outcome = real_anki.import_package(anki, real_anki.package(notes, times))
    assert len(notes) == len(outcome.new) + len(outcome.updated)

    for note, runs in zip(notes, told, strict=True):
        arrived = anki.get_note(anki.find_notes(f"key:{note.key}")[0])["Meaning"]
        assert "".join(_composed(run.text) for run in runs) == real_anki.visible(arrived) or not arrived.strip()
        card = real_anki.card(anki, f"key:{note.key}")
        assert filled(note)[1] == card.render_output().answer_text


def _note(key: str, meaning: Rich) -> Note:
    values = {"Key": plain(key), "Name": plain(key), "Meaning": meaning}
    return Note(PRINCIPLE, Text(key), tuple(values.get(field.name, ()) for field in PRINCIPLE.fields), "Any")


def _composed(text: str) -> str:
    kept = "".join(character for character in text if unicodedata.category(character) != "Cc" or character in "\n\t")
    return unicodedata.normalize("NFC", kept)


def test_an_empty_value_is_an_empty_field() -> None:
    assert [to_html(()), to_html(plain(" ")), to_html((Paragraph((Run("\u00a0\t"),)),))] == ["", "", ""]


def test_plain_text_costs_no_escaping() -> None:
    text = "I copied the shape of a load they knew."

    assert text is escape(text)


def test_half_a_character_becomes_the_replacement_character(anki: Collection) -> None:
    real_anki.import_package(anki, real_anki.package([_note("half", plain("a\ud83d"))]))

    assert "a\ufffd" in real_anki.shown(anki, "key:half")[1]


@settings(max_examples=20)
@given(bank=banks())
def test_any_bank_is_imported_whole_and_shown(bank: Bank) -> None:
    notes = build_notes(bank)
    with tempfile.TemporaryDirectory() as folder:
        anki = real_anki.collection(Path(folder))

        first = real_anki.import_package(anki, real_anki.package(notes))
        second = real_anki.import_package(anki, real_anki.package(notes))

        assert Counter(note.key for note in notes) == Counter(first.new) == Counter(second.duplicate)
        for note in notes:
            card = real_anki.card(anki, f'"note:{note.type.name}" key:{note.key}')
            output = card.render_output()
            assert filled(note) == (output.question_text, output.answer_text)
            assert sorted(card.note().tags) == list(tags(note))
        assert anki.fix_integrity()[1]
        anki.close()
