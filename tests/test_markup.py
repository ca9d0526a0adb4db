import pytest

from deckgen.deck import markup_parser
from deckgen.deck.markup import (
    CodeBlock,
    Paragraph,
    Run,
    TableBlock,
    bullets,
    inline,
    lead,
    parse,
    row_lines,
    runs_of,
    words,
)
from rich_text import marked, marked_runs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("a **bold** word", "a <b>bold</b> word"),
        ("an *emphasised* word", "an <i>emphasised</i> word"),
        ("***both***", "<b><i>both</i></b>"),
        ("**bold `code`**", "<b>bold </b><b><c>code</c></b>"),
        ("(**bold**), *it*: **5**-fold", "(<b>bold</b>), <i>it</i>: <b>5</b>-fold"),
        ("**10**x and two **pull request**s", "<b>10</b>x and two <b>pull request</b>s"),
        ("**C++**, **Node**.js, **.NET**", "<b>C++</b>, <b>Node</b>.js, <b>.NET</b>"),
        ("`a*b*c`", "<c>a*b*c</c>"),
        (r"\*not\* \`code\`", "*not* `code`"),
        ("snake_case and __this__", "snake_case and __this__"),
        ("# not a heading", "# not a heading"),
        ("<b>html</b> &amp; [a](b) ![c](d) <e@f>", "<b>html</b> &amp; [a](b) ![c](d) <e@f>"),
        ("one\n\ntwo", "one two"),
        ("- a\n- **b**", "[a|<b>b</b>]"),
        ("- a\n  - b\n  - c\n- d", "[a [b|c]|d]"),
        ("see:\n- a", "see: [a]"),
    ],
)
def test_only_the_markup_of_a_bank_is_markup(text: str, expected: str) -> None:
    assert expected == marked(parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4 boxes",
        "5 * 3 * 2",
        "5*",
        "a lone * star",
        "+ 20 % revenue",
        "*args and **kwargs",
        "f(*x), g(*y)",
        "*args, 2*3 and 2**3",
        "x**2 + y**2",
        "in*side*words",
        "count(*) where count(*) > 2",
        '"*" or "*"',
        "*.* and *.*",
        "*.js,*.ts,*.py",
        "src/*, lib/*.ts",
        "src/**/*.js lib/**/*.ts",
        "*/5 * * * *",
        "Accept: */*, */*",
        "* * *",
        r"C:\new \d",
        r"C:\work\_archive\*.log",
        r"C:\a\*.log and C:\b\*.log",
        r"logs\*.txt, old\*.txt",
        r"C:\a\**\*.ts C:\b\**\*.ts",
        r"\_ \# \[ \( \- \\",
        "C:\\work\\\nnext line",
        "```\nnever closed",
        "```\n```",
        "``",
    ],
)
def test_signs_that_mark_nothing_are_shown_as_typed(text: str) -> None:
    assert (Paragraph((Run(text),)),) == parse(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"**C:\work\*.log** is *it*", r"<b>C:\work\*.log</b> is <i>it</i>"),
        (r"delete \*.log", "delete *.log"),
        (r"2\*3, 5\*, \*args", "2*3, 5*, *args"),
        ("work\\\nnext line", "work/next line"),
    ],
)
def test_a_backslash_before_a_star_is_shown_in_a_path_only(text: str, expected: str) -> None:
    assert expected == marked(parse(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday: I counted.\nTuesday: I fixed.", "Monday: I counted./Tuesday: I fixed."),
        ("one  \ntwo", "one/two"),
        ("one\n    two", "one/two"),
        ("**one\ntwo**", "<b>one/two</b>"),
        ("`one\n two`", "<c>one/two</c>"),
        ("- one\n  two\n- three", "[one/two|three]"),
        ("one\ntwo\n\nthree", "one/two three"),
    ],
)
def test_a_line_that_was_typed_stays_a_line(text: str, expected: str) -> None:
    assert expected == marked(parse(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3. a\n4. b", "[3:a|b]"),
        ("1. a\n1. b\n1. c", "[1:a|b|c]"),
        ("1. a\n3. b\n4. c", "[1:a] [3:b|c]"),
    ],
)
def test_the_items_of_a_list_keep_the_numbers_that_were_typed_unless_all_are_the_same(text: str, expected: str) -> None:
    assert expected == marked(parse(text))


def test_lists_nested_too_deep_for_any_page_lose_nothing() -> None:
    assert words(parse("- " * 30 + "deep")).endswith("- deep")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```python\ndef f():\n    return 2*3*4\n```", "def f():\n    return 2*3*4"),
        ("~~~\n\n  a\n\n```\n~~~", "\n  a\n\n```"),
        ("````\n```\na\n```\n````", "```\na\n```"),
        ("``` sh -e\n\tls\n```", "-e\n\tls"),
    ],
)
def test_a_fenced_block_keeps_its_lines_and_loses_its_fence_and_language(text: str, expected: str) -> None:
    assert (CodeBlock(expected),) == parse(text)


def test_a_fenced_block_stands_between_paragraphs_and_in_a_list() -> None:
    assert marked(parse("so:\n```\na\n```\nthen")) == "so: <pre>a</pre> then"
    assert marked(parse("- x\n  ```\n  a\n    b\n  ```\n- y")) == "[x <pre>a\n  b</pre>|y]"
    assert marked(parse("- x\n  ```\n  a\n- y")) == "[x/```/a|y]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| a | b |\n|---|---|\n| 1 | **2** |", "<table ,>a|b/1|<b>2</b></table>"),
        ("a | b\n:-- | --:\n1 | 2", "<table left,right>a|b/1|2</table>"),
        ("so:\n| a |\n|:-:|\n| 1 |\nthen", "so: <table center>a/1</table> then"),
        ("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |", "<table ,,>a|b|/1||/1|2|3</table>"),
        ("| a |\n|---|\n| x \\| y |\n| `c` |", "<table >a/x | y/<c>c</c></table>"),
        ("| a | b |\n|---|\n| 1 | 2 |", "| a | b |/|---|/| 1 | 2 |"),
        ("a | b", "a | b"),
        ("a\n---", "a/---"),
    ],
)
def test_a_pipe_table_is_a_table_with_every_cell_that_was_typed(text: str, expected: str) -> None:
    assert expected == marked(parse(text))


def test_a_table_without_room_says_each_cell_behind_its_head() -> None:
    (table,) = parse("| When | What | Who |\n|---|---|---|\n| Mon | x | |\n| Tue | y | me |")
    assert isinstance(table, TableBlock)

    assert marked_runs(row_lines(table)) == (
        "<b>When</b><b>: </b>Mon · <b>What</b><b>: </b>x · <b>Who</b>/"
        "<b>When</b><b>: </b>Tue · <b>What</b><b>: </b>y · <b>Who</b><b>: </b>me"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**\u91cd\u8981\u3002**\u7136\u540e", "<b>\u91cd\u8981\u3002</b>\u7136\u540e"),
        ("\u4ed6\u8bf4**\uff08\u662f\uff09**\u4e86", "\u4ed6\u8bf4<b>\uff08\u662f\uff09</b>\u4e86"),
        ("\u7d50\u679c**\u300c4\u300d**\u3067\u3059", "\u7d50\u679c<b>\u300c4\u300d</b>\u3067\u3059"),
        ("\u5171**3**\u4e2a Python**\u5199**\u7684", "\u5171<b>3</b>\u4e2a Python<b>\u5199</b>\u7684"),
        ("\uc2dc\uac04\uc744 **(30%)**\ub85c", "\uc2dc\uac04\uc744 <b>(30%)</b>\ub85c"),
        (
            "\u0e20\u0e32\u0e29\u0e32**\u0e44\u0e17\u0e22**\u0e14\u0e35",
            "\u0e20\u0e32\u0e29\u0e32<b>\u0e44\u0e17\u0e22</b>\u0e14\u0e35",
        ),
        ("\u0648**\u0643\u0644\u0645\u0629**", "\u0648<b>\u0643\u0644\u0645\u0629</b>"),
        ("\u4e2d *\u6587* \u5b57", "\u4e2d <i>\u6587</i> \u5b57"),
        ("\u4e2d* \u6587 *\u5b57", "\u4e2d* \u6587 *\u5b57"),
    ],
)
def test_bold_needs_no_space_about_it_where_a_script_has_none(text: str, expected: str) -> None:
    assert expected == marked(parse(text))


@pytest.mark.parametrize("text", ["- 5 %", "+ 20 %", "1. quarter", "| a |", "40\n41", "2*3"])
def test_a_figure_is_one_line_whatever_it_begins_with(text: str) -> None:
    assert (Run(text),) == inline(text)


def test_a_figure_may_be_marked() -> None:
    assert marked_runs(inline("**40** and `x`")) == "<b>40</b> and <c>x</c>"
    assert inline("") == ()


def test_words_are_the_text_without_the_markup() -> None:
    assert words(parse("A **b** `c`\n\n- *d*\n- e")) == "A b c d e"
    assert words(parse("```\na\n b\n```\n\n|c|d|\n|-|-|\n|e|f|")) == "a\n b c d e f"
    assert words(bullets(["one", "**two**"])) == "one two"
    assert [run.text for run in runs_of(lead(Run("L: "), parse("- x")))] == ["L: ", "x"]


def test_the_parser_is_whole_before_a_second_thread_can_see_it() -> None:
    parser = markup_parser._parser.__wrapped__()
    rulers = (parser.core.ruler, parser.block.ruler, parser.inline.ruler, parser.inline.ruler2)

    assert [ruler.__cache__ is None for ruler in rulers] == [False] * 4
