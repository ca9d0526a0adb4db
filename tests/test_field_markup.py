import unicodedata
from html import escape

import pytest
from hypothesis import given

from deckgen.collection.field_markup import markup_of, unmarked_text_of
from deckgen.collection.same_html import same_html
from deckgen.deck.markup import parse
from deckgen.deck.own_spelling import in_own_spelling
from deckgen.renderers.anki.field_html import to_html
from editor_html import editor_html, shown_lines
from text_strategies import HOSTILE, texts
from typed_text import Lines, seen_lines, typed_texts


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("", ""),
        ("<br>", ""),
        ("Fell to <b>2</b>&nbsp;days", "Fell to **2** days"),
        ("<b>two <i>of them</i></b>", "**two *of them***"),
        ("<strong>a </strong><em>b</em>", "**a** *b*"),
        ("<b>one<br>two</b>", "**one\ntwo**"),
        ("one<div>two</div><div><br></div><div>three</div>", "one\ntwo\n\nthree"),
        ("one<br><br>two ", "one\n\ntwo"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("R&amp;D &lt;b&gt; 5 * 3, count(*)", "R&D <b> 5 * 3, count(*)"),
        ("*no* and 2*3", "\\*no\\* and 2*3"),
        ("`tick`", "\\`tick\\`"),
        ("\\*", "\\\\*"),
        ("C:\\logs\\*.txt and *x*", "C:\\logs\\*.txt and \\*x\\*"),
        ("one\\<br>two", "one\\\\\ntwo"),
        ("<code>a`b</code>", "``a`b``"),
        ("do:<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>then", "do:\n\n- a\n- b\n  1. c\n\nthen"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
        ('<ol start="9"><li>a</li><li><p>b</p><p>c</p></li></ol>', "9. a\n10. b\n\n    c"),
        ("<pre><code>a<br>  ```<br></code></pre>", "````\na\n  ```\n\n````"),
        (
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>x|y</td><td></td></tr></tbody></table>",
            "| a | b |\n|---|---|\n| x\\|y |  |",
        ),
    ],
)
def test_what_an_editor_writes_becomes_what_an_author_types(field: str, text: str) -> None:
    assert text == markup_of(field)


@pytest.mark.parametrize(
    "field",
    [
        "<u>underlined</u>",
        '<span style="color: red">red</span>',
        '<b style="color: red">red</b>',
        '<img src="a.png">',
        '<a href="https://example.org">a</a>',
        "H<sub>2</sub>O",
        "<h1>a</h1>",
        "<!-- a -->",
        "<table><tbody><tr><td>a</td></tr></tbody></table>",
        "<table><thead><tr><th>a</th></tr></thead></table>",
        "<table><thead></thead><tbody><tr><td>a</td></tr></tbody></table>",
        '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td style="text-align: right">a</td></tr></tbody></table>',
        '<table><thead><tr><th style="color: red">a</th></tr></thead><tbody></tbody></table>',
        "<table><thead><tr><th>a<br>b</th></tr></thead><tbody></tbody></table>",
        "<table><thead><tr><th>wor<b>d</b></th></tr></thead><tbody></tbody></table>",
        "<table><thead><tr><th><ul><li>a</li></ul></th></tr></thead><tbody></tbody></table>",
        "<ul></ul>",
        "<ul>a<li>b</li></ul>",
        "<ul><b>a</b></ul>",
        "<ul><ul><li>a</li></ul></ul>",
        '<ul start="2"><li>a</li></ul>',
        '<ol type="a"><li>a</li></ol>',
        "<ul><li>wor<b>d</b></li></ul>",
        "<pre><b>a</b></pre>",
        "<b>never closed",
        "<b>a</i>",
        "a</b>",
        "a < b",
        "one\ntwo",
        "\\(x^2\\)",
        "\\[x\\]",
        "[sound:a.mp3]",
        "[latex]x[/latex]",
        "[$]x[/$]",
        "[[type:Key]]",
        "- one<br>- two",
        "1. one",
        "wor<b>d</b>",
        "a | b<br>--|--",
    ],
)
def test_what_no_markup_says_is_left_in_anki(field: str) -> None:
    assert markup_of(field) is None


def test_what_deckgen_disarmed_is_only_text() -> None:
    for text in ("\\(x\\)", "[sound:a.mp3]", "[latex]x[/latex]", "[[type:Key]]"):
        assert text == markup_of(to_html(parse(text)))


@given(texts)
def test_every_text_comes_back_from_its_own_field(text: str) -> None:
    typed = markup_of(to_html(parse(text)))

    assert typed is not None
    assert shown_lines(to_html(parse(text))) == shown_lines(to_html(parse(typed)))


@given(typed_texts())
def test_every_text_of_known_look_comes_back_looking_so(told: tuple[str, Lines]) -> None:
    typed = markup_of(to_html(parse(told[0])))

    assert typed is not None
    assert tuple(line for line in told[1] if line) == tuple(line for line in seen_lines(to_html(parse(typed))) if line)


@given(editor_html)
def test_a_field_from_the_editor_is_left_there_or_typed_to_look_the_same(field: str) -> None:
    typed = markup_of(field)

    if typed is not None:
        rendered = to_html(parse(typed))
        assert shown_lines(field) == shown_lines(rendered)
        assert same_html(field, rendered) or not rendered


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\n" not in text])
def test_a_name_is_its_text_sign_by_sign(text: str) -> None:
    name = unicodedata.normalize("NFC", " ".join(text.split()))

    assert name == unmarked_text_of(escape(name, quote=False).replace("[", "&#91;").replace("\\", "\\<span></span>"))


def test_a_name_has_no_markup() -> None:
    for field in ("<b>a</b>", "a<br>b", "<p>a</p><p>b</p>", "<ul><li>a</li></ul>", "<code>a</code>", "[sound:a.mp3]"):
        assert unmarked_text_of(field) is None


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("* a\n* b", "- a\n- c", "* a\n* c"),
        ("**a** is ***b*** of 10\u00a0km", "**a** is ***b*** in 10 km", "**a** is ***b*** in 10\u00a0km"),
        ("1. a\n1. b", "1. a\n2. c", "1. a\n1. c"),
        ("* a", "- a\n- b", "- a\n- b"),
        ("a", "b", "b"),
    ],
)
def test_the_rest_of_a_text_stays_as_its_author_typed_it(old: str, new: str, kept: str) -> None:
    assert kept == in_own_spelling(new, old)


@given(texts, texts)
def test_an_own_spelling_never_changes_what_is_shown(old: str, new: str) -> None:
    assert shown_lines(to_html(parse(new))) == shown_lines(to_html(parse(in_own_spelling(new, old))))
