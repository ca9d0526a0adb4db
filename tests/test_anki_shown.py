"""What a person types is what Anki shows."""

import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import real_anki
from deckgen.deck.builders import build_notes
from deckgen.deck.guidance_types import PRINCIPLE
from deckgen.deck.markup import Paragraph, Rich, Run, plain
from deckgen.deck.notes import Note
from deckgen.model import Bank
from deckgen.render.anki.html import escape, tags, to_html
from deckgen.render.anki.templates import filled
from deckgen.source import Text
from strategies import banks

HOSTILE = (
    "R&D",
    "List<String>",
    "<b>",
    "<script>alert(1)</script>",
    "<!-- gone? -->",
    "</style></div>",
    "&amp; &lt;b&gt; &#91; &nbsp;",
    "$5k to $10k",
    "{{x}}",
    "{{Key}} {{#Key}} {{/Key}} {{FrontSide}}",
    "{{c1::cloze}}",
    "{{{Key}}}",
    "[sound:x]",
    "[sound:x.mp3]",
    "[anki:tts lang=en_US]x[/anki:tts]",
    "[anki:play:q:0]",
    "[[type:Key]]",
    "[latex]x[/latex]",
    "[$]x[/$] [$$]x[/$$]",
    "\\(x\\) and \\[y\\]",
    "C:\\new\\(x86\\)",
    "emoji 😀 👩🏽‍💻",
    "我必须让工程师采用它",
    "حدثني عن مرة",
    "e\u0301 becomes \u00e9",
    "\u0338 a stroke alone, and one on >\u0338",
)


@pytest.fixture(scope="module")
def anki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    opened = real_anki.collection(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def hostile(anki: Collection, tmp_path_factory: pytest.TempPathFactory) -> tuple[Note, ...]:
    """A bank that says each hostile text in every place, imported."""
    folder = tmp_path_factory.mktemp("bank")
    for number, text in enumerate(HOSTILE):
        quoted = "'" + text.replace("'", "''") + "'"
        (folder / f"{number:02}.yaml").write_text(ENTRIES.format(n=number, text=quoted), "utf-8")
    (folder / "bank.yaml").write_text("bank: hostile\ntitle: '[sound:x] & <b>'\n", "utf-8")
    notes = real_anki.notes_of(folder)
    assert real_anki.import_package(anki, real_anki.package(notes)).conflicting == ()
    return notes


ENTRIES = """
story: story-{n}
title: {text}
situation: {text}
task: {text}
action: {text}
result: {text}
lesson: {text}
metrics: [{{what: {text}, before: {text}, after: {text}}}]
pocket: [{text}]
follow_ups: [{text}]
---
principles:
  - {{principle: principle-{n}, name: {text}, code: "P{n}", meaning: {text}, probes: [{text}]}}
---
matrix:
  principle-{n}: {{gap: {text}, backup: {{story: story-{n}, angle: {text}}}}}
---
questions:
  - question: question-{n}
    ask: {text}
    principle: principle-{n}
    primary: {{story: story-{n}, angle: {text}}}
    backup: {{story: story-{n}, angle: {text}}}
    trap: {text}
    good_answer: {text}
    follow_ups: [{text}]
  - {{question: gap-{n}, ask: {text}, principle: principle-{n}, gap: {text}}}
---
frameworks:
  - {{framework: framework-{n}, name: {text}, guidance: {text},
     steps: [{{step: {text}, guidance: {text}, example: {text}}}]}}
---
checklists:
  - {{checklist: checklist-{n}, name: {text}, guidance: {text}, items: [{text}]}}
"""
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


TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.text(st.sampled_from("&<>[]{}()\\$#^/:;=!-*`'\" \u0338\u0301\u200f\n\tsoundlatexnkyp"), max_size=40),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3).map("".join),
)
RUNS = st.builds(Run, TEXTS, bold=st.booleans(), italic=st.booleans(), code=st.booleans())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
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
