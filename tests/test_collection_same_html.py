import html
import re
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
    """What escape keeps of a text that a reader sees: spaces of one kind, none at the ends of lines, no empty lines."""
    kept = "".join(character for character in text if character in "\n\t" or unicodedata.category(character) != "Cc")
    lines = (line.lstrip(" \t").replace("\u00a0", " ").rstrip(" \t") for line in kept.split("\n"))
    paragraphs = re.split("\n\n+", unicodedata.normalize("NFC", "\n".join(lines)).strip("\n"))
    return "\n\n".join(paragraph.lstrip(" \t") for paragraph in paragraphs)


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
        ("one<br>two", "one<div>two </div>"),
        ("<p>one</p><p>two</p>", "one<br><br>two"),
        ("<p>one:</p><ul><li>two</li></ul>", "one:<ul><li>two<br></li></ul>"),
        ("<strong><em>a</em></strong> b", "<i><b>a</b></i><b> </b>b"),
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
        ("<p>one</p><p>two</p>", "one<br>two"),
        ("one<br>two", "one<br>&nbsp; two"),
        ("<ul><li>a</li></ul>", "<ol><li>a</li></ol>"),
        ("<div>a</div>", '<div style="color: red">a</div>'),
    ],
)
def test_another_text_does_not(one: str, other: str) -> None:
    assert not same_html(one, other)


@given(text=TEXT.filter(visible), other=TEXT)
def test_what_an_editor_writes_anew_is_the_same_and_another_text_is_not(text: str, other: str) -> None:
    assert same_html(escape(visible(text)), as_an_editor_writes(visible(text)))
    assert same_html(escape(text), escape(other)) == (visible(text) == visible(other))
