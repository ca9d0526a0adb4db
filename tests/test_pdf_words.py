from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deckgen.deck.builders import build_notes
from deckgen.deck.notes import Note
from deckgen.model import Bank, BankInfo, Pick, PrintSettings, Question, Story
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.rendered_pdf import RenderedPdf
from deckgen.renderers.pdf.sheet.settings import Plan, plan
from deckgen.source import Text
from reading import read_faces, shown, squeezed
from sample_print import SAMPLE

PRINTING = PrintSettings(cards=(Text("stories"),), pages=(Text("none"),))

HOSTILE = {
    "markup": "R&D, List<String>, <img src='/etc/hostname'>, </b>, <b>x</b>, <a href='file:///etc'>y</a>, &amp;",
    "templates": "{{x}} [sound:x] [[type:Key]] $5k to $10k 100% # %s {0} ((a)) (b",
    "tokens": f"{'x' * 120} then {'ab/' * 40} then {'long-word-' * 12} end",
    "spaces": "10\u00a0kg, 5\u202f%, a\u2009b, two  spaces\tand a tab",
    "hyphens": "dis\u00adin\u00adte\u00adgra\u00adtion " * 30,
    "marks": "e\u0301te\u0301 n\u0303 a\u030a q\u0323\u0307 o\u0308\u0304",
    "joiners": "a\u200db \u200bc x\u200cy \ufeffz",
    "signs": "✓ done → next ≥ 3 ≠ 4 · “quoted” ‘so’ … — – • ½ € ™ ©",
    "emoji": "Done 🎉 👩\u200d👩\u200d👧 🇩🇪 \U0010fffd",
    "chinese": "我在三天内把报告的时间从四小时缩短到三十分钟，并且把结果“写进”了文档。" * 3,
    "japanese": "レポートの時間を四時間から三十分に短縮しました。",
    "korean": "보고서 시간을 네 시간에서 삼십 분으로 줄였다",
    "devanagari": "मैंने तीन दिनों में रिपोर्ट का समय चार घंटे से तीस मिनट कर दिया",
    "thai": "ฉันลดเวลาจากสี่ชั่วโมงเหลือสามสิบนาที",
    "greek": "Μείωσα τον χρόνο από 4 ώρες σε 30 λεπτά, и на русском тоже",
}
RTL = {
    "arabic": "قمت ببناء نظام جديد (v2) خلال 3 أيام وخفضت الوقت من 4 ساعات إلى 30 دقيقة",
    "hebrew": "בניתי מערכת חדשה (v2) תוך 3 ימים, והורדתי את הזמן",
}


def story(key: str, text: str) -> Story:
    written = Text(text)
    return Story(
        Text(key),
        Text(f"About {text[:40]}"),
        situation=written,
        action=Text(f"so **{text.strip()}** it is"),
        pocket=(written,),
    )


def printed(stories: Sequence[Story], printing: PrintSettings) -> tuple[RenderedPdf, tuple[Note, ...], Plan]:
    bank = Bank(BankInfo(Text("words")), stories=tuple(stories))
    notes = build_notes(bank)
    ready, found = plan(printing)
    assert ready is not None, found
    return render_pdf(bank, notes, printing, font_folders=()), notes, ready


def missing_words(rendered: RenderedPdf, notes: Sequence[Note], ready: Plan) -> list[tuple[str, str, str]]:
    """What should be on the cards, in order, and is not; with what is too near the cut."""
    faces = read_faces(rendered.data, ready, rendered.cards)
    found = []
    for side in ("front", "back"):
        texts = {card: face.text for (card, at), face in faces.items() if at == side}
        whole = squeezed("".join(texts[card] for card in sorted(texts)))
        place = 0
        for note in notes:
            for text in shown(note, side):
                at = whole.find(squeezed(text), place)
                if at < 0:
                    found.append((str(note.key), side, text))
                else:
                    place = at + len(squeezed(text))
    found += [(str(card), side, "outside") for (card, side), face in faces.items() if face.outside]
    return found


@pytest.mark.parametrize("card", ["3x5", "a7", "4x6"])
def test_every_word_of_a_hostile_bank_is_printed_in_order_and_inside_its_card(card: str) -> None:
    stories = [story(key, text) for key, text in HOSTILE.items()]
    rendered, notes, ready = printed(stories, replace(PRINTING, card=Text(card), paper=Text("a4"), turn=Text("top")))

    assert missing_words(rendered, notes, ready) == []


def test_words_are_told_apart_by_spaces() -> None:
    text = "One plain sentence that goes on for several lines " * 6
    told = Story(Text("a"), Text("A title"), action=Text(text), pocket=(Text(text),))
    rendered, _, ready = printed([told], PRINTING)
    faces = read_faces(rendered.data, ready, rendered.cards)

    assert faces[0, "back"].text.split() == ["A", "title", "A", *text.split()]
    assert faces[0, "front"].text.split()[-len(text.split()) :] == text.split()


@pytest.mark.parametrize(("card", "rules"), [("3x5", 1), ("poker", 0)])
def test_a_rule_stands_only_between_a_question_and_what_is_under_it(card: str, rules: int) -> None:
    told = Story(Text("s"), Text("T"), action=Text("I did."), pocket=(Text("Cue"),))
    rendered, _, _ = printed([told], replace(PRINTING, card=Text(card), marks=Text("none")))
    with pdfplumber.open(BytesIO(rendered.data)) as pdf:
        assert len(pdf.pages[0].lines) == rules


def test_no_rule_parts_the_paragraphs_of_a_question() -> None:
    told = Story(Text("s"), Text("T"), action=Text("I did."), pocket=(Text("Cue"),))
    asked = Question(Text("q"), Text("Tell me\n\n- how\n- and why"), primary=Pick(Text("s")))
    bank = Bank(BankInfo(Text("b")), stories=(told,), questions=(asked,))
    settings = replace(PRINTING, cards=(Text("questions"),), marks=Text("none"))
    with pdfplumber.open(BytesIO(render_pdf(bank, build_notes(bank), settings).data)) as pdf:
        assert len(pdf.pages[0].lines) == 1


def test_the_number_of_an_item_keeps_its_distance_from_the_text_in_a_question_as_elsewhere() -> None:
    told = Story(Text("s"), Text("T"), action=Text("1000. I did."), pocket=(Text("Cue"),))
    asked = Question(Text("q"), Text("1000. why"), primary=Pick(Text("s")))
    bank = Bank(BankInfo(Text("b")), stories=(told,), questions=(asked,))
    settings = replace(PRINTING, cards=(Text("questions"),))
    with pdfplumber.open(BytesIO(render_pdf(bank, build_notes(bank), settings).data)) as pdf:
        words = pdf.pages[0].extract_words()

    assert "1000." in [word["text"] for word in words]


@pytest.mark.parametrize("card", ["poker", "bridge", "business-eu", "mini"])
def test_small_cards_carry_the_pocket_lines_and_say_so(card: str) -> None:
    told = Story(
        Text("s"),
        Text("A title"),
        situation=Text("Full situation."),
        action=Text("Full action."),
        pocket=(Text("Cue"),),
    )
    rendered, _, ready = printed([told], replace(PRINTING, card=Text(card)))
    back = read_faces(rendered.data, ready, rendered.cards)[0, "back"]

    assert [found.code for found in rendered.diagnostics] == ["P513"]
    assert "Cue" in back.text
    assert "Full" not in back.text


def test_small_cards_that_carry_no_pocket_lines_do_not_say_so() -> None:
    bare = Story(Text("s"), Text("A title"), action=Text("Full action."))
    small = replace(PRINTING, card=Text("poker"))
    rendered, _, ready = printed([bare], small)

    assert "Full action." in read_faces(rendered.data, ready, rendered.cards)[0, "back"].text
    assert rendered.diagnostics == ()
    principles = render_pdf(SAMPLE, build_notes(SAMPLE), replace(small, cards=(Text("principles"),)))
    assert [found.code for found in principles.diagnostics if found.code == "P513"] == []


def test_a_character_no_font_has_is_named_with_its_card() -> None:
    rendered, _, _ = printed([story("party", "Done 🎉")], PRINTING)

    assert [(found.code, str(found.severity)) for found in rendered.diagnostics] == [("P514", "warning")]
    assert "'🎉' (U+1F389, party popper) of story 'party'" in rendered.diagnostics[0].message


ALPHABET = st.one_of(
    st.sampled_from("abcdefghij    klmnop,.-—&<>()/'\"\\%"),
    st.sampled_from("éßøñ“”…→✓\u00a0\u00ade\u0301"),
    st.sampled_from("我在三天，。अकहिΩЖ"),
)


@settings(max_examples=40)
@given(
    st.lists(st.text(ALPHABET, min_size=1, max_size=240).filter(str.strip), min_size=1, max_size=3),
    st.sampled_from(["3x5", "a7", "poker"]),
    st.sampled_from(["continue", "shrink"]),
)
@example(["a\u00ad\u0301"], "3x5", "continue")
def test_no_word_is_lost_whatever_is_written(texts: list[str], card: str, fit: str) -> None:
    stories = [
        Story(Text(f"s{number}"), Text(f"T{number}"), situation=Text(text), result=Text(f"x {text}"))
        for number, text in enumerate(texts)
    ]
    rendered, notes, ready = printed(stories, replace(PRINTING, card=Text(card), fit=Text(fit)))

    assert missing_words(rendered, notes, ready) == []
