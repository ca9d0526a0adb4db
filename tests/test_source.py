"""A source tells the line and column of each character; texts and numbers know the place they were read from."""

from hypothesis import given
from hypothesis import strategies as st

from deckgen.source import NOWHERE, Number, Source, Span, Text, place_of


def test_lines_and_columns_count_from_one_in_characters() -> None:
    source = Source("f", "a😀b\n\nc")

    assert source.span(0) == Span("f", 1, 1)
    assert source.span(2) == Span("f", 1, 3)
    assert source.span(3) == Span("f", 1, 4)
    assert source.span(4) == Span("f", 2, 1)
    assert source.span(5) == Span("f", 3, 1)
    assert source.span(6) == Span("f", 3, 2)


def test_a_line_beyond_the_end_is_empty() -> None:
    source = Source("f", "one\ntwo")

    assert [source.line(number) for number in (0, 1, 2, 3)] == ["", "one", "two", ""]


def test_a_span_prints_as_editors_want_it() -> None:
    assert str(Span("stories/a.yaml", 3, 7)) == "stories/a.yaml:3:7"


def test_a_text_equals_the_plain_string_and_hashes_alike() -> None:
    text = Text("ownership", Source("f", "ownership"), 0, 9)

    assert text == "ownership"
    assert hash(text) == hash("ownership")


def test_a_text_from_code_stands_nowhere() -> None:
    assert Text("a").span == NOWHERE
    assert Text("a").at(0) == NOWHERE


@given(st.text())
def test_every_offset_of_a_source_leads_back_to_its_character(content: str) -> None:
    source = Source("f", content)
    found = [(source.span(offset), char) for offset, char in enumerate(content)]

    assert [f"{source.line(span.line)}\n"[span.column - 1] for span, _ in found] == list(content)


def test_a_number_equals_the_plain_one_and_knows_its_place() -> None:
    place = Span("f", 3, 11)
    number = Number(2.5, place)

    assert (number, repr(number), hash(number)) == (2.5, "2.5", hash(2.5))
    assert place_of(1.0, Text("a"), number) == place
    assert place_of(Number(2.5), Text("a"), None) == NOWHERE
