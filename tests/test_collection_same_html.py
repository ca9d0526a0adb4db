import html
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.collection.same_html import same_html
from deckgen.renderers.anki.field_html import escape

TEXT = st.text(st.sampled_from("a<>&;[]\\() \u00e9\u00a0b/#x3\u0338e\u0301"), max_size=12) | st.text(max_size=12)


def as_an_editor_writes(text: str) -> str:
    """Text as a browser writes it when it is asked for its HTML: four entities, no more."""
    return html.escape(text, quote=False).replace("\u00a0", "&nbsp;").replace("\n", "<br>")


def visible(text: str) -> str:
    """What escape keeps of a text, with white space of one kind."""
    kept = "".join(character for character in text if character in "\n\t" or unicodedata.category(character) != "Cc")
    return unicodedata.normalize("NFC", kept).replace("\u00a0", " ").strip(" ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fell to <strong>2</strong>", "Fell to <b>2</b>"),
        ("<em>really</em>", "<I>really</I>"),
        ("&#91;sound:x]", "[sound:x]"),
        ("one<br>two", "one<br />two"),
        ("\\<span></span>(x\\)", "\\(x\\)"),
        ("a b", "a&nbsp;b"),
        ("it's", "it&#x27;s"),
        ("done", "done "),
        ("&gt;&#824;", "&gt;\u0338"),
    ],
)
def test_another_spelling_shows_the_same(one: str, other: str) -> None:
    assert same_html(one, other)
    assert same_html(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("&lt;b&gt;", "<b>"),
        ("&amp;lt;", "&lt;"),
        ("&amp;nbsp;", "&nbsp;"),
        ("<strong>2</strong>", "2"),
        ("<strong>2</strong>", "<em>2</em>"),
        ("one<br>two", "one two"),
        ("a", "A"),
        ("", "<br>"),
    ],
)
def test_another_text_does_not(one: str, other: str) -> None:
    assert not same_html(one, other)


@given(text=TEXT, other=TEXT)
def test_what_an_editor_writes_anew_is_the_same_and_another_text_is_not(text: str, other: str) -> None:
    assert same_html(escape(visible(text)), as_an_editor_writes(visible(text)))
    assert same_html(escape(text), escape(other)) == (visible(text) == visible(other))
