"""What a reader sees, in Anki, on paper and on the preview page, is what was typed but for the documented markup."""

import re
import textwrap
from io import BytesIO

import pdfplumber
import pypdfium2
from anki.collection import Collection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import real_anki
from deckgen.bank.load import load_sources
from deckgen.deck.builders import build_notes
from deckgen.deck.markup import parse
from deckgen.deck.notes import Note
from deckgen.model import Bank, PrintSettings
from deckgen.renderers.anki.field_html import to_html
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.preview import render_html
from deckgen.source import Source, Text
from reading import plain
from text_strategies import HOSTILE
from typed_text import BULLET, CELL, Lines, seen_lines, typed_texts

anki = real_anki.empty  # a fixture of this module too

ONE_CARD_A_PAGE = PrintSettings(
    paper=Text("300x300mm"),
    card=Text("120x280mm"),
    layout=Text("backs"),
    cards=(Text("stories"),),
    pages=(Text("none"),),
)


def loaded(texts: list[str]) -> tuple[Bank, tuple[Note, ...]]:
    """A bank whose stories tell each text as their action, in a block after ``|``."""
    stories = [
        f"---\nstory: s{number}\ntitle: T{number}\naction: |\n{textwrap.indent(text, '  ')}\n"
        for number, text in enumerate(texts)
    ]
    read = load_sources([Source("typed.yaml", "".join(("bank: typed\n", *stories)))])
    assert read.diagnostics == ()
    return read.bank, build_notes(read.bank)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(typed_texts(), min_size=1, max_size=15))
def test_anki_shows_every_line_as_it_was_typed(anki: Collection, told: list[tuple[str, Lines]]) -> None:
    _, notes = loaded([typed for typed, _ in told])
    times = 1 + (anki.db.scalar("SELECT max(mod) FROM notes") or 0)
    real_anki.import_package(anki, real_anki.package(notes, times))

    for note, (_, seen) in zip(notes, told, strict=True):
        field = anki.get_note(anki.find_notes(f"key:{note.key}")[0])["Action"]
        assert seen == seen_lines(field)
        assert field in real_anki.card(anki, f"key:{note.key}").render_output().answer_text


@settings(max_examples=60)
@given(typed_texts())
def test_the_preview_shows_every_line_as_it_was_typed(told: tuple[str, Lines]) -> None:
    bank, notes = loaded([told[0]])
    page = seen_lines(re.sub(r"(?s)<(style|title)>.*?</\1>", "", render_html(bank, notes).decode()))

    assert "\n".join(told[1]) in "\n".join(page)


@settings(max_examples=40)
@given(typed_texts())
def test_paper_carries_every_sign_as_it_was_typed_for_two_readers(told: tuple[str, Lines]) -> None:
    bank, notes = loaded([told[0]])
    data = render_pdf(bank, notes, ONE_CARD_A_PAGE, font_folders=()).data
    with pypdfium2.PdfDocument(data) as pdf:
        one = pdf[0].get_textpage().get_text_range()
    with pdfplumber.open(BytesIO(data)) as pages:
        other = "".join(character["text"] for character in pages.pages[0].chars)

    expected = "".join("".join(plain(line).removeprefix(BULLET).replace(CELL, "").split()) for line in told[1])
    for text in (one, other):
        assert expected in "".join(plain(text).split())


ANYTHING = st.one_of(
    st.text(st.sampled_from("ab _#><&[](){}!~|\\$*`-+.:1\n"), max_size=60),
    st.lists(st.sampled_from((*HOSTILE, " ", "\n", "*", "**", "`", "\\")), max_size=6).map("".join),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40),
).filter(lambda text: not re.search(r"(?m)^[ \t>*+.):0-9-]*(```|~~~)", text))
"""Texts without a fence, behind which a word of them might be the name of a language."""

SIGNS_OF_MARKUP = re.compile(rf"[\s*`\\|:+.)\-0-9{BULLET}{CELL}]")
"""What emphasis, code, escapes, the markers of lists and the lines of a table are made of."""


@settings(max_examples=400)
@given(ANYTHING)
@example("> quote\n# head")
def test_no_sign_is_lost_that_is_no_markup(text: str) -> None:
    seen = "".join(seen_lines(to_html(parse(text))))

    assert plain(SIGNS_OF_MARKUP.sub("", text)) == plain(SIGNS_OF_MARKUP.sub("", seen))


@given(ANYTHING.filter(lambda text: not re.search(r"[*`\\\n\t]|^\s*([-+]|\d+[.)])\s", text)))
def test_a_line_without_any_sign_of_markup_is_shown_as_it_stands(text: str) -> None:
    assert plain(" ".join(text.split())) == plain(" ".join(seen_lines(to_html(parse(text)))))
