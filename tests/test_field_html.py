import pytest

from deckgen.deck.markup import parse
from deckgen.render.anki.field_html import to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one\ntwo", "one<br>two"),
        ("one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"),
        ("`one\ntwo`", "<code>one<br>two</code>"),
        ("```sh\n[ a ]\n\n  <b> \\(\n```", "<pre><code>&#91; a ]<br><br>  &lt;b&gt; \\<span></span>(</code></pre>"),
        ("- a\n  ```\n  b\n  ```", "<ul><li><p>a</p><pre><code>b</code></pre></li></ul>"),
        ("1. a\n3. b", "<ol><li>a</li></ol><ol start=\"3\"><li>b</li></ol>"),
        (
            "| a | b |\n|---|--:|\n| **1** | <2> |",
            "<table><thead><tr><th>a</th><th style=\"text-align: right\">b</th></tr></thead>"
            "<tbody><tr><td><strong>1</strong></td><td style=\"text-align: right\">&lt;2&gt;</td></tr></tbody></table>",
        ),
    ],
)  # fmt: skip
def test_lines_code_and_tables_are_elements_that_every_browser_knows(text: str, html: str) -> None:
    assert html == to_html(parse(text))


def test_a_field_holds_no_line_feed_which_would_end_a_row_of_the_text_import() -> None:
    assert "\n" not in to_html(parse("one\ntwo\n\n```\na\n\n b\n```\n\n|a|b|\n|-|-|\n|c|d|"))
