import pytest

from deckgen.deck.builders import build_notes
from deckgen.deck.markup import parse
from deckgen.model import Bank, BankInfo, Metric, Story
from deckgen.renderers.anki.field_html import to_html
from deckgen.source import Text


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


@pytest.mark.parametrize(
    ("metric", "html"),
    [
        (("age", "7 days", "10 minutes", "customer"), "age: <strong>7 days \u2192 10 minutes</strong> (customer)"),
        (("age", "", "+ 20 %"), "age: <strong>+ 20 %</strong>"),
        (("only what",), "only what"),
        (("*age*", "**7** days"), "<em>age</em>: <strong>7 days</strong>"),
    ],
)
def test_a_figure_says_what_moved_and_how(metric: tuple[str, ...], html: str) -> None:
    story = Story(Text("s"), Text("T"), metrics=(Metric(*map(Text, metric)),))
    (note,) = build_notes(Bank(BankInfo(Text("b")), stories=(story,)))

    assert f"<ul><li>{html}</li></ul>" == to_html(note["Figures"])
