"""A text of a bank's YAML is given other words, and not a sign beside it changes."""

import json
import re
import textwrap

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from deckgen.bank.nodes import Mapping
from deckgen.bank.refill import refilled
from deckgen.bank.reporting import Report
from deckgen.bank.scalar_edit import with_scalar
from deckgen.bank.yamltree import documents
from deckgen.diagnostics import errors
from deckgen.source import Source, Text
from text_strategies import HOSTILE, filled

_NEVER_LOADED = re.compile("[\x85\u2028\u2029]")
BEHIND = "  # behind\n"


def text_of(yaml: str, name: str = "field") -> Text | None:
    """The text of a field of the one mapping in YAML, or of the mapping below "in"; None when there is none."""
    report = Report()
    roots = [*documents(Source("a.yaml", yaml), report)]
    fine = len(roots) == 1 and not errors(report.diagnostics)
    pairs = dict(roots[0].pairs) if fine and isinstance(roots[0], Mapping) else {}
    inner = pairs.get(Text("in"))
    value = (dict(inner.pairs) if isinstance(inner, Mapping) else pairs).get(Text(name))
    return value if isinstance(value, Text) else None


def changed(yaml: str, new: str) -> str:
    old = text_of(yaml)
    assert old is not None
    result = with_scalar(Source("a.yaml", yaml), old.start, new)
    assert result is not None
    assert text_of(result) == new
    return result


@pytest.mark.parametrize(("old", "new", "typed"), [
    ("field: one", "two", "field: two"),
    ("field: one", "two: three", "field: 'two: three'"),
    ("field: one", "'", "field: ''''"),
    ("field: 'it''s'", "it's two", "field: 'it''s two'"),
    ('field: "one"', 'a "b" \\', 'field: "a \\"b\\" \\\\"'),
    ("field: !!str one", "two", "field: !!str two"),
    ("field:   one   # comment", "two", "field:   two   # comment"),
    ("field: one  # comment", "a\nb", "field: |  # comment\n  a\n  b"),
    ("field: one", "a\n\n- b", "field: |\n  a\n\n  - b"),
    ("field: one\n  two", "one three", "field: one\n  three"),
    ("field:\n  one\n  two", "one three", "field:\n  one\n  three"),
    ("field: 'one\n  it''s'", "one it's two", "field: 'one\n  it''s two'"),
    ('field: "one\n\n  two"', "one\n\nthree", 'field: "one\n\n  three"'),
    ('field: "one\n  two"', "one\nthree", "field: |\n  one\n  three"),
    ('field: "one\n  \\"two\\""', "one 'two'", 'field: "one \'two\'"'),
    ("field: |-\n    one\n\n    two", "one\n\nthree", "field: |-\n    one\n\n    three"),
    ("field: |  # comment\n  one", "two", "field: |  # comment\n  two"),
    ("field: >\n  one two\n  three\n  four", "one two\nthree four", "field: |\n  one two\n  three four"),
    ("field: >\n  one two\n  three\n  four", "one two 3 four", "field: >\n  one two\n  3\n  four"),
    ("field: >\n  one two\n  three\n  four", "one two four", "field: >\n  one two\n  four"),
    ("field: >\n  one two\n  three", "one two three four", "field: >\n  one two\n  three four"),
    ("field: >\n  one\n\n  - a\n    b\n  - c", "one\n\n- a b\n- d", "field: >\n  one\n\n  - a\n    b\n  - d"),
    ("field: >+\n  one\n\n", "two", "field: >+\n  two\n\n"),
    ("in: {field: one, b: c}", "two, three", "in: {field: 'two, three', b: c}"),
    ("in: {field: one, b: c}", "a\nb", 'in: {field: "a\\nb", b: c}'),
    ("in: {field: one two\n  three, b: c}", "four", "in: {field: four, b: c}"),
    ("field: one", "", "field: ''"),
    ("field: >\n  one\n  two", "", "field: ''"),
])  # fmt: skip
def test_a_text_keeps_the_way_it_is_written(old: str, new: str, typed: str) -> None:
    assert f"# before\n{typed}\nlast: x\n" == changed(f"# before\n{old}\nlast: x\n", new)


def test_a_long_text_becomes_a_block_unless_it_was_on_one_long_line() -> None:
    long = "word " * 30 + "end"

    assert changed("field: one\n", long) == f"field: >\n{textwrap.indent(textwrap.fill(long, 88), '  ')}\n"
    assert changed(f"field: {long}\n", f"{long} now") == f"field: {long} now\n"


def test_lines_that_do_not_say_the_text_are_typed_anew() -> None:
    assert refilled(["one", "two"], "three", "four five") == ["four five"]


def test_there_is_no_place_for_words_where_there_are_none() -> None:
    assert with_scalar(Source("a.yaml", "field:\nlast: x\n"), 6, "new") is None
    assert with_scalar(Source("a.yaml", "field: |\nlast: x\n"), 8, "new") is None
    assert with_scalar(Source("a.yaml", "field: one\n\t- {"), 7, "new") is None


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str]:
    """A field of a mapping in one of the ways to write it, and what stands behind it."""
    text = draw(filled)
    lines = text.replace("\n", "\n    ")
    words = text.replace(" ", draw(st.sampled_from((" ", "\n    "))))
    scalar, behind = draw(
        st.sampled_from(
            (
                (text, BEHIND),
                (words, "\n"),
                ("'" + text.replace("'", "''") + "'", BEHIND),
                ("'" + words.replace("'", "''") + "'", BEHIND),
                (json.dumps(text, ensure_ascii=False), BEHIND),
                (f"|\n    {lines}", "\n"),
                (f">\n    {words}", "\n"),
            )
        )
    )
    return f"first: 1\nfield: {scalar}", behind


@given(written(), filled | st.just(""))
def test_any_text_can_be_given_any_words(old: tuple[str, str], new: str) -> None:
    written, behind = old
    yaml = f"{written}{behind}last: '#'\n"
    assume(not _NEVER_LOADED.search(yaml) and text_of(yaml) and text_of(yaml, "last") == "#")
    result = changed(yaml, new)

    assert (text_of(result, "first"), text_of(result, "last")) == ("1", "#")
    assert BEHIND.strip() in result or behind == "\n"


@given(st.sampled_from(HOSTILE), filled)
def test_any_words_can_stand_in_braces(old: str, new: str) -> None:
    yaml = f"in: {{field: {json.dumps(old, ensure_ascii=False)}, last: x}}\n"

    assert text_of(changed(yaml, new), "last") == "x"
