"""What YAML folds away that an author meant: the items of a list, and the empty line between paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.bank.nodes import Mapping
from deckgen.bank.reporting import Report
from deckgen.bank.yamltext import write
from deckgen.bank.yamltree import documents
from deckgen.source import Source, Text


def value_of(yaml: str) -> Text:
    (root,) = documents(Source("f", yaml), Report())
    assert isinstance(root, Mapping)
    value = root.pairs[0][1]
    assert isinstance(value, Text)
    return value


def misplaced(text: Text) -> list[tuple[int, str]]:
    """Characters whose place in the source is that of another."""
    assert text.source is not None
    return [
        (offset, sign)
        for offset, sign in enumerate(text)
        if not sign.isspace() and text.source.line(text.at(offset).line)[text.at(offset).column - 1] != sign
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a: >\n  - one\n  - two\n", "- one\n- two"),
        ("a: >-  # why\n  - one\n    goes on\n  - two\n", "- one goes on\n- two"),
        ("a: >\n  - one\n    - in it\n      goes on\n  - two\n", "- one\n  - in it goes on\n- two"),
        ("a: >\n  1. one\n  2. two\n", "1. one\n2. two"),
        (
            "a: >\n  We did:\n  - one\n  and\n  more\n\n  And then\n  left.\n",
            "We did:\n- one and more\n\nAnd then left.",
        ),
        ("a: >\n  We did\n  * one\n  * two\n", "We did\n* one\n* two"),
        (
            "a: >\n  so:\n\n  ```sh\n  ls\n    -l\n\n  # x\n  ```\n  and\n  on\n",
            "so:\n\n```sh\nls\n  -l\n\n# x\n```\nand on",
        ),
        (
            "a: >\n  so:\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n  and\n  on\n",
            "so:\n| a | b |\n|---|---|\n| 1 | 2 |\nand on",
        ),
    ],
)
def test_the_items_of_a_list_and_what_else_is_made_of_lines_keep_their_lines(typed: str, meant: str) -> None:
    value = value_of(typed)

    assert meant == value
    assert misplaced(value) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (
            "a: >\n  We had a plan\n  - a good one - and\n  kept to it.\n",
            "We had a plan - a good one - and kept to it.",
        ),
        ("a: >\n  It was in\n  2023. Then it was not.\n", "It was in 2023. Then it was not."),
        ("a: >\n  one\n  ```\n  two\n", "one ``` two"),
        ("a: >\n  one\n  a | b\n", "one a | b"),
    ],
)
def test_a_sign_that_a_long_line_happened_to_break_before_begins_nothing(typed: str, meant: str) -> None:
    assert meant == value_of(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a: >\n  one\n  goes on\n\n  two\n", "one goes on\n\ntwo"),
        ("a: >\n  one\n\n\n  two\n", "one\n\ntwo"),
        ("a: >\n  one\n    indented\n    more\n  two\n", "one\n  indented\n  more\ntwo"),
        ("a: one\n  goes on\n\n  two\n", "one goes on\n\ntwo"),
        ("a: 'one\n\n  two'\n", "one\n\ntwo"),
        ('a: "one\n\n  two"\n', "one\n\ntwo"),
        ('a: "one\\ntwo"\n', "one\ntwo"),
        ("a: |\n  one\n  two\n\n  three\n", "one\ntwo\n\nthree"),
    ],
)
def test_an_empty_line_parts_paragraphs_however_a_text_is_written(typed: str, meant: str) -> None:
    value = value_of(typed)

    assert meant == value
    assert misplaced(value) == []


WORDS = st.sampled_from(("- ", "* ", "1. ", "2) ", "|", "```", "~~~", "word", "a:", "longer-word", "and", "x", "---|"))


@given(st.lists(WORDS, min_size=30, max_size=60).map(lambda words: " ".join(" ".join(words).split())))
def test_a_long_line_reads_back_as_one_wherever_the_writer_breaks_it(line: str) -> None:
    assert line == value_of(write([{"a": line}]))
