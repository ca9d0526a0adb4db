import re
import unicodedata
from collections import Counter
from contextlib import closing
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pypdfium2
import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, Pick, Question, Story
from deckgen.renderers.pdf.document import render_pdf
from deckgen.source import Text
from reading import read_faces, shown, squeezed
from test_pdf_words import PRINTING, RTL, printed, story

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
    rendered, notes, ready = printed([story(key, text) for key, text in RTL.items()], PRINTING)
    faces = read_faces(rendered.data, ready, rendered.cards)

    for number, note in enumerate(notes):
        for side in ("front", "back"):
            read = unicodedata.normalize("NFKC", faces[number, side].text)
            lost = Counter(squeezed("".join(shown(note, side)))) - Counter(squeezed(read))
            assert lost == Counter()
            assert faces[number, side].outside == ()


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200c", "\u202a"])
def test_a_sign_that_only_says_how_text_is_set_turns_no_latin_word_round(unseen: str) -> None:
    told = Story(Text("s"), Text("T"), action=Text(f"בני{unseen}תי React ב 30 ימים"))
    rendered, _, _ = printed([told], PRINTING)
    read = read_by_a_viewer(rendered.data)

    assert "react" in read
    assert "30" in read


@pytest.mark.parametrize("script", RTL)
def test_lines_that_run_to_the_left_begin_at_the_right_after_their_letter(script: str) -> None:
    text = RTL[script]
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
    text = RTL["hebrew"]
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
