"""Every character of a text is found where it was typed, whatever the quotes, folds and escapes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.bank.nodes import Items, Mapping
from deckgen.bank.reporting import Report
from deckgen.bank.yamltree import documents
from deckgen.source import Source, Span, Text
from text_strategies import BLANK, filled


def value_of(yaml: str) -> Text:
    """The first value of the first pair."""
    report = Report()
    (root,) = documents(Source("f", yaml), report)

    assert report.diagnostics == []
    assert isinstance(root, Mapping)
    value = root.pairs[0][1]
    if isinstance(value, Items):
        value = value.items[0]
    assert isinstance(value, Text)
    return value


def character(source: Source, span: Span) -> str:
    return source.line(span.line)[span.column - 1]


def places_that_differ(text: Text) -> list[tuple[int, str, str]]:
    """Offsets of visible characters that stand elsewhere in the source than the text says."""
    assert text.source is not None
    found = [(offset, char, character(text.source, text.at(offset))) for offset, char in enumerate(text)]
    return [(offset, char, there) for offset, char, there in found if not char.isspace() and char != there]


@pytest.mark.parametrize(
    "yaml",
    [
        "a: one two three",
        "a: one\n  two\n\n  three",
        "a: one  # a comment\nb: c",
        "a: >\n  one\n  two\n\n  three\n",
        "a: >-  # a comment\n  one\n    two\n  three",
        "a: |\n  one\n    two\n\n  three\n",
        "a: |2-\n   one\n  two\n",
        "a: |\n\n\n  one\n",
        "a: 'one two'",
        "a: 'it''s\n  two'",
        "a: ''''''",
        'a: "one two\n\n  three"',
        "a: [one, two]",
        "a:\n  - one",
        "a: &x one\nb: *x",
        "a: &x !!str |\n  one\n  two\nb: *x",
        "a: !!str 'one'",
        "? a\n: one",
    ],
)
def test_every_visible_character_is_found_where_it_was_typed(yaml: str) -> None:
    assert places_that_differ(value_of(yaml)) == []


@pytest.mark.parametrize(
    ("yaml", "char", "column"),
    [
        (r'a: "x\ny!"', "!", 9),
        (r'a: "\tx"', "x", 7),
        (r'a: "\x41\u00e9\U0001F600!"', "!", 25),
        (r'a: "\x20\u00a0\u2028\_\L\P\ !"', "!", 29),
        (r'a: "\"!"', "!", 7),
        (r'a: "\\!"', "!", 7),
        (r'a: "\\n!"', "!", 8),
        ('a: "one\\\n  \\  two"', "t", 6),
        ("a: 'it''s'", "s", 9),
        ("a: 'a \\n b!'", "!", 11),
    ],
)
def test_escapes_count_as_the_one_character_they_make(yaml: str, char: str, column: int) -> None:
    report = Report()
    (root,) = documents(Source("f", yaml), report)
    assert isinstance(root, Mapping)
    text = root.pairs[0][1]
    assert isinstance(text, Text)

    assert text.at(text.index(char)).column == column


def plain(value: str) -> str:
    return f"a: {value}\n"


def single(value: str) -> str:
    return "a: '{}'\n".format(value.replace("'", "''").replace("\n", "\n\n  "))


def literal(value: str) -> str:
    return "a: |2\n" + "".join(f"  {line}\n" if line else "\n" for line in value.split("\n"))


def folded(value: str) -> str:
    return "a: >2\n" + "".join(f"  {line}\n\n" for line in value.split("\n"))


# What no file can hold unescaped, and blanks that folding takes away.
def _writable(value: str) -> str:
    return "".join(char for char in value if char not in "\u2028\u2029").strip(BLANK)


_written = filled.map(_writable).filter(bool)


@given(_written)
def test_characters_of_a_literal_block_are_found(value: str) -> None:
    text = value_of(literal(value))

    assert text == value
    assert places_that_differ(text) == []


@given(_written)
def test_characters_of_a_folded_block_are_found(value: str) -> None:
    text = value_of(folded(value))

    assert "".join(text.split()) == "".join(value.split())
    assert places_that_differ(text) == []


@given(_written)
def test_characters_of_a_single_quoted_text_are_found(value: str) -> None:
    text = value_of(single(value))

    assert "".join(text.split()) == "".join(value.split())
    assert places_that_differ(text) == []


@given(
    st.lists(st.from_regex(r"[a-zA-Z0-9é中😀.,;*]{1,8}", fullmatch=True), min_size=1), st.sampled_from((" ", "\n   "))
)
def test_characters_of_a_plain_text_are_found(words: list[str], between: str) -> None:
    text = value_of(plain("x" + between.join(words)))

    assert text == "x" + " ".join(words)
    assert places_that_differ(text) == []


_ESCAPES = {"\n": "\\n", "\t": "\\t", "\u00a0": "\\_", "\u2028": "\\L", "\u2029": "\\P", '"': '\\"', "\\": "\\\\"}


def _escape(char: str, how: int) -> str:
    code = ord(char)
    if how == 0 and char not in '"\\\n\u2028\u2029':
        return char
    if char in _ESCAPES:
        return _ESCAPES[char]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


@given(filled, st.lists(st.integers(0, 1), min_size=1))
def test_characters_of_a_double_quoted_text_are_found_behind_their_escapes(value: str, ways: list[int]) -> None:
    pieces = [_escape(char, ways[place % len(ways)]) for place, char in enumerate(value)]
    text = value_of('a: "{}"\n'.format("".join(pieces)))
    starts = [5 + sum(map(len, pieces[:place])) for place in range(len(pieces))]

    assert text == value
    assert [text.at(place).column for place, char in enumerate(value) if not char.isspace()] == [
        start for start, char in zip(starts, value, strict=True) if not char.isspace()
    ]
