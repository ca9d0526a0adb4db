import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckgen.deck.builders import build_notes
from deckgen.deck.notes import Note
from deckgen.model import Bank, BankInfo, Pick, PrintSettings, Question, Story
from deckgen.render.pdf import Rendered, render_pdf
from deckgen.render.pdf.sheet.settings import Plan, plan
from deckgen.source import Text
from reading import read_faces, shown, squeezed

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
LEFTWARD = {
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


def printed(stories: Sequence[Story], printing: PrintSettings) -> tuple[Rendered, tuple[Note, ...], Plan]:
    bank = Bank(BankInfo(Text("words")), stories=tuple(stories))
    notes = build_notes(bank)
    ready, found = plan(printing)
    assert ready is not None, found
    return render_pdf(bank, notes, printing, font_folders=()), notes, ready


def missing_words(rendered: Rendered, notes: Sequence[Note], ready: Plan) -> list[tuple[str, str, str]]:
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


LATIN = re.compile(r"[\x00-\u024f\u2000-\u206f]")


def read_by_a_viewer(data: bytes) -> str:
    """All text as a viewer copies it, text that runs to the left turned round; each letter in its one form."""
    with closing(pypdfium2.PdfDocument(data)) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    return squeezed(unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize(
    "text",
    [
        "خلال ثلاثة أيام بنيت نظاما جديدا وخفضت الوقت من 4 ساعات إلى 30 دقيقة",
        "בניתי מערכת חדשה תוך 3 ימים, והורדתי את הזמן מ 4 שעות",
        "מ" * 5 + "אבגדהוזחטיכלמנסעפצקרשת" * 6,
        "قمتببناءنظامجديد" * 9,
    ],
    ids=["arabic", "hebrew", "a long word", "a long word of joined letters"],
)
def test_words_that_run_to_the_left_are_read_in_order(text: str) -> None:
    told = Story(Text("s"), Text("T"), action=Text(text), pocket=(Text(text),))
    rendered, _, _ = printed([told], PRINTING)

    # Where digits and the letter of the part stand in such a line is for the viewer to say.
    wanted, read = (LATIN.sub("", said) for said in (squeezed(text), read_by_a_viewer(rendered.data)))
    assert read.count(wanted) == 2


def test_words_that_run_to_the_left_are_read_in_order_where_one_subset_of_a_font_ends() -> None:
    others = "".join(map(chr, range(0x400, 0x400 + 118)))
    text = "אבגדהוזחטיכלמנסעפצקרשת והורדתי את הזמן"
    told = Story(Text("s"), Text("T"), situation=Text(others), action=Text(text))
    rendered, _, _ = printed([told], PRINTING)

    assert squeezed(text) in read_by_a_viewer(rendered.data)


def test_words_that_run_to_the_left_lose_no_letter() -> None:
    rendered, notes, ready = printed([story(key, text) for key, text in LEFTWARD.items()], PRINTING)
    faces = read_faces(rendered.data, ready, rendered.cards)

    for number, note in enumerate(notes):
        for side in ("front", "back"):
            read = unicodedata.normalize("NFKC", faces[number, side].text)
            lost = Counter(squeezed("".join(shown(note, side)))) - Counter(squeezed(read))
            assert lost == Counter()
            assert faces[number, side].outside == ()


@pytest.mark.parametrize("script", LEFTWARD)
def test_lines_that_run_to_the_left_begin_at_the_right_after_their_letter(script: str) -> None:
    text = LEFTWARD[script]
    told = Story(Text("s"), Text("T"), situation=Text(f"{text}\n\n- {text}"), action=Text(text), result=Text("Latin"))
    rendered, _, _ = printed([told], PRINTING)
    with pdfplumber.open(BytesIO(rendered.data)) as pdf:
        back = pdf.pages[1]
        lines = back.extract_text_lines(y_tolerance=4)
        bullets = [shape["x0"] for shape in back.rects if shape["width"] < 3]
    letters = {line["text"][-1]: line["chars"] for line in lines}
    edges = [max(char["x1"] for char in letters[name][:-1]) for name in "SA"]

    assert edges[0] == pytest.approx(edges[1], abs=1)
    assert all(letters[name][-1]["x0"] > edges[0] for name in "SA")
    assert next(line for line in lines if line["text"].startswith("R "))["x0"] < back.width / 2
    assert bullets
    assert [back.width / 2 < bullet < edges[0] for bullet in bullets] == [True]


def test_a_label_does_not_turn_round_the_text_that_it_leads() -> None:
    text = LEFTWARD["hebrew"]
    asked = Question(Text("q"), Text("Why?"), primary=Pick(Text("s")), trap=Text(text))
    told = Story(Text("s"), Text("T"), action=Text("I did."), lesson=Text(text))
    bank = Bank(BankInfo(Text("words")), stories=(told,), questions=(asked,))
    printing = replace(PRINTING, cards=(Text("questions"), Text("stories")))
    rendered = render_pdf(bank, build_notes(bank), printing, font_folders=())
    with pdfplumber.open(BytesIO(rendered.data)) as pdf:
        words = [word for page in pdf.pages for word in page.extract_words()]

    for label in ("Trap:", "Lesson:"):
        (own,) = (word for word in words if word["text"].strip(":") == label.strip(":"))
        line = [word for word in words if abs(word["bottom"] - own["bottom"]) < 2 and abs(word["x0"] - own["x0"]) < 200]
        assert len(line) > 3
        assert own["x1"] > max(word["x0"] for word in line)


def test_a_story_of_five_thousand_words_goes_on_from_card_to_card() -> None:
    text = " ".join(f"word{number}" for number in range(5000))
    long = Story(Text("long"), Text("Long"), situation=Text("Short."), action=Text(text), result=Text("The end."))
    rendered, _, ready = printed([long], PRINTING)
    faces = read_faces(rendered.data, ready, rendered.cards)
    told = " ".join(faces[card, "back"].text.removeprefix("Long ") for card in range(rendered.cards))

    assert rendered.cards > 10
    assert [found.code for found in rendered.diagnostics] == ["P511"]
    assert " ".join(told.split()) == f"S Short. A {text} R The end."
    assert rendered.body_pt >= 7


@pytest.mark.parametrize("items", range(20, 60, 3))
def test_what_goes_on_is_spread_evenly_over_no_more_cards_than_it_needs(items: int) -> None:
    listed = "\n".join(f"- item{number:02}" for number in range(items))
    rendered, _, ready = printed([Story(Text("s"), Text("T"), action=Text(listed))], PRINTING)
    faces = read_faces(rendered.data, ready, rendered.cards)
    counts = [faces[card, "back"].text.count("item") for card in range(rendered.cards)]

    assert sum(counts) == items
    assert max(counts) - min(counts) <= 2
    assert (rendered.cards - 1) * (max(counts) + 1) < items + rendered.cards


def test_a_label_stands_on_one_card_with_the_list_that_it_introduces() -> None:
    lesson, carried = Text("\n".join(["- one"] * 13)), 0
    for items in range(10, 40):
        listed = "\n".join(f"- item{number:02}" for number in range(items))
        told = Story(Text("s"), Text("T"), action=Text(listed), lesson=lesson)
        rendered, _, ready = printed([told], PRINTING)
        faces = read_faces(rendered.data, ready, rendered.cards)
        texts = [faces[card, "back"].text for card in range(rendered.cards)]
        assert [text for text in texts if text.rstrip().endswith("Lesson:")] == []
        carried += any(text.startswith("T Lesson:") for text in texts)

    assert carried > 0


def test_the_dot_of_a_number_is_on_the_side_of_its_text() -> None:
    told = Story(Text("s"), Text("T"), situation=Text("1. שלום\n2. עולם"), action=Text("3. one\n4. two"))
    rendered, _, ready = printed([told], PRINTING)
    with pdfplumber.open(BytesIO(rendered.data)) as pdf:
        chars = pdf.pages[1].chars
    numbers = {char["text"]: char for char in chars if char["text"] in "1234" and char["size"] > 7}
    dots = {
        number: min((char for char in chars if char["text"] == "."), key=lambda dot: _apart(dot, numbers[number]))["x0"]
        - numbers[number]["x0"]
        for number in "1234"
    }

    assert [dots[number] < 0 for number in "1234"] == [True, True, False, False]
    assert [face.outside for face in read_faces(rendered.data, ready, rendered.cards).values() if face.outside] == []


def _apart(one: dict[str, float], other: dict[str, float]) -> float:
    return abs(one["x0"] - other["x0"]) + abs(one["top"] - other["top"])


@pytest.mark.parametrize("lesson", ["- שלום\n- עולם", "2024: שנה", "שלום", "- 5 ימים"])
def test_a_label_is_set_as_the_text_from_the_right_that_it_leads(lesson: str) -> None:
    told = Story(Text("s"), Text("K"), action=Text("I did."), lesson=Text(lesson))
    rendered, _, _ = printed([told], PRINTING)
    with pdfplumber.open(BytesIO(rendered.data)) as pdf:
        back = pdf.pages[1]
        chars = [char for char in back.chars if char["size"] > 7]
    first = next(place for place, char in enumerate(chars) if char["text"] == "L")
    label = next(char for char in chars[first:] if char["text"] == "L")
    line = [char for char in chars if abs(char["top"] - label["top"]) < 2 and char["text"].strip()]
    colons = [char["x0"] for char in line if char["text"] == ":"]

    assert max(char["x1"] for char in line) == pytest.approx(
        max(char["x1"] for char in line if char["text"] in "Lesson")
    )
    assert max(colons) < label["x0"]


@pytest.mark.parametrize(("card", "rules"), [("3x5", 1), ("poker", 0)])
def test_a_rule_stands_only_between_a_question_and_what_is_under_it(card: str, rules: int) -> None:
    told = Story(Text("s"), Text("T"), action=Text("I did."), pocket=(Text("Cue"),))
    rendered, _, _ = printed([told], replace(PRINTING, card=Text(card), marks=Text("none")))
    with pdfplumber.open(BytesIO(rendered.data)) as pdf:
        assert len(pdf.pages[0].lines) == rules


@pytest.mark.parametrize("before", range(8))
def test_a_card_may_end_inside_a_word_with_a_hyphen(before: int) -> None:
    text = " ".join(["start"] * before + [f"first-second-third{number}" for number in range(400)])
    rendered, _, ready = printed([Story(Text("long"), Text("Long"), action=Text(text))], PRINTING)
    faces = read_faces(rendered.data, ready, rendered.cards)
    told = "".join(squeezed(faces[card, "back"].text).removeprefix("long") for card in range(rendered.cards))

    assert rendered.cards > 1
    assert told == squeezed(f"A {text}")


def test_what_is_too_long_is_an_error_when_that_is_asked_for() -> None:
    long = Story(Text("long"), Text("Long"), action=Text("word " * 900))
    bank = Bank(BankInfo(Text("words")), stories=(long,))
    rendered = render_pdf(bank, build_notes(bank), replace(PRINTING, fit=Text("error")))

    assert [(found.code, str(found.severity)) for found in rendered.diagnostics] == [("P512", "error")]
    assert rendered.data == b""


def test_type_shrinks_for_all_before_a_card_continues_when_that_is_asked_for() -> None:
    stories = [
        Story(Text(f"s{number}"), Text("T"), action=Text("word " * (250 if number else 20))) for number in range(2)
    ]
    shrunk, _, _ = printed(stories, replace(PRINTING, fit=Text("shrink")))

    assert (shrunk.cards, shrunk.diagnostics) == (2, ())
    assert 7 <= shrunk.body_pt < 9


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


def test_a_character_no_font_has_is_named_with_its_card() -> None:
    rendered, _, _ = printed([story("party", "Done 🎉")], PRINTING)

    assert [(found.code, str(found.severity)) for found in rendered.diagnostics] == [("P514", "warning")]
    assert "'🎉' (U+1F389, party popper) of story 'party'" in rendered.diagnostics[0].message


ALPHABET = st.one_of(
    st.sampled_from("abcdefghij    klmnop,.-—&<>()/'\"\\%"),
    st.sampled_from("éßøñ“”…→✓\u00a0\u00ade\u0301"),
    st.sampled_from("我在三天，。अकहिΩЖ"),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.text(ALPHABET, min_size=1, max_size=240).filter(str.strip), min_size=1, max_size=3),
    st.sampled_from(["3x5", "a7", "poker"]),
    st.sampled_from(["continue", "shrink"]),
)
def test_no_word_is_lost_whatever_is_written(texts: list[str], card: str, fit: str) -> None:
    stories = [
        Story(Text(f"s{number}"), Text(f"T{number}"), situation=Text(text), result=Text(f"x {text}"))
        for number, text in enumerate(texts)
    ]
    rendered, notes, ready = printed(stories, replace(PRINTING, card=Text(card), fit=Text(fit)))

    assert missing_words(rendered, notes, ready) == []
