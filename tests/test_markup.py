import pytest

from deckgen.deck.markup import Listing, Paragraph, Rich, Run, bullets, lead, parse, runs_of, words


def marked(rich: Rich) -> str:
    """Blocks in a short form: <b> for bold, <i> for emphasis, <c> for code, / for a break, [ ] for lists."""
    return " ".join(
        "".join(map(_run, block.runs)) if isinstance(block, Paragraph) else _listing(block) for block in rich
    )


def _run(run: Run) -> str:
    text = run.text.replace("\n", "/")
    for name, styled in (("c", run.code), ("i", run.italic), ("b", run.bold)):
        text = f"<{name}>{text}</{name}>" if styled else text
    return text


def _listing(listing: Listing) -> str:
    first = "" if listing.first is None else f"{listing.first}:"
    return f"[{first}{'|'.join(map(marked, listing.items))}]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("a **bold** word", "a <b>bold</b> word"),
        ("an *emphasised* word", "an <i>emphasised</i> word"),
        ("***both***", "<b><i>both</i></b>"),
        ("**bold `code`**", "<b>bold </b><b><c>code</c></b>"),
        ("in*side*words", "in<i>side</i>words"),
        ("`a*b*c`", "<c>a*b*c</c>"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("5*", "5*"),
        (r"\*not\*", "*not*"),
        (r"C:\new \d", r"C:\new \d"),
        ("snake_case and __this__", "snake_case and __this__"),
        ("# not a heading", "# not a heading"),
        ("<b>html</b> &amp; [a](b) ![c](d) <e@f>", "<b>html</b> &amp; [a](b) ![c](d) <e@f>"),
        ("one\ntwo", "one two"),
        ("one  \ntwo", "one/two"),
        ("one\\\ntwo", "one/two"),
        ("one\n\ntwo", "one two"),
        ("- a\n- **b**", "[a|<b>b</b>]"),
        ("3. a\n4. b", "[3:a|b]"),
        ("- a\n  - b\n  - c\n- d", "[a [b|c]|d]"),
        ("see:\n- a", "see: [a]"),
    ],
)
def test_only_the_markup_of_a_bank_is_markup(text: str, expected: str) -> None:
    assert marked(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**\u91cd\u8981\u3002**\u7136\u540e", "<b>\u91cd\u8981\u3002</b>\u7136\u540e"),
        ("\u4ed6\u8bf4**\uff08\u662f\uff09**\u4e86", "\u4ed6\u8bf4<b>\uff08\u662f\uff09</b>\u4e86"),
        ("\u7d50\u679c**\u300c4\u300d**\u3067\u3059", "\u7d50\u679c<b>\u300c4\u300d</b>\u3067\u3059"),
        ("\uc2dc\uac04\uc744 **(30%)**\ub85c", "\uc2dc\uac04\uc744 <b>(30%)</b>\ub85c"),
        ("\u4e2d *\u6587* \u5b57", "\u4e2d <i>\u6587</i> \u5b57"),
        ("\u4e2d* \u6587 *\u5b57", "\u4e2d* \u6587 *\u5b57"),
    ],
)
def test_bold_needs_no_space_about_it_where_a_script_has_none(text: str, expected: str) -> None:
    assert marked(parse(text)) == expected


def test_words_are_the_text_without_the_markup() -> None:
    assert words(parse("A **b** `c`\n\n- *d*\n- e")) == "A b c d e"
    assert words(bullets(["one", "**two**"])) == "one two"
    assert [run.text for run in runs_of(lead(Run("L: "), parse("- x")))] == ["L: ", "x"]
