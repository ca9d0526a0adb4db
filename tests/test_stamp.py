import string

from hypothesis import given
from hypothesis import strategies as st

from deckgen.pipeline.field_marks import content_marks
from deckgen.stamp import FIELD, fits, mark, marks_of, stamp, tags_text

NAMES = ("Key", "Result", FIELD, "Language", "Labels", "More")
TEXTS = st.text(max_size=8) | st.just("")
TAGS = st.lists(st.text(string.ascii_letters + ":éß", min_size=1, max_size=6), max_size=4)


def test_a_stamp_is_text_that_anki_leaves_alone() -> None:
    assert stamp(NAMES, ("k", "It fell.", "", "en", "", ""), ["kind::hero"]) == (
        f"v1 {mark('kind::hero')}.{mark('k')}.{mark('It fell.')}"
    )
    assert mark("k") == "ac52cb5ff985d463"
    assert stamp(("Key",), ("",), []) == "v1 0"


@given(values=st.tuples(*[TEXTS] * 6), tags=TAGS)
def test_a_stamp_fits_the_note_it_was_made_of(values: tuple[str, ...], tags: list[str]) -> None:
    marks = marks_of(stamp(NAMES, values, tags))

    assert marks is not None
    assert fits(marks, 0, tags_text(tags))
    assert [fits(marks, place, values[place - 1]) for place in (1, 2, 6)] == [True] * 3
    assert [marks[place] for place in (3, 4, 5) if place < len(marks)] == ["0"] * len(marks[3:6])


@given(values=st.tuples(*[TEXTS] * 6), place=st.sampled_from([0, 1, 5]), other=TEXTS)
def test_another_text_fits_no_mark(values: tuple[str, ...], place: int, other: str) -> None:
    marks = marks_of(stamp(NAMES, values, []))

    assert marks is not None
    assert fits(marks, place + 1, other) == (other == values[place])


@given(tags=TAGS)
def test_the_case_and_the_order_of_tags_do_not_count(tags: list[str]) -> None:
    other = [tag.upper() if tag.upper().casefold() == tag.casefold() else tag for tag in reversed(tags)]

    assert stamp((), (), tags) == stamp((), (), other)


def test_a_stamp_that_somebody_wrote_in_is_no_stamp() -> None:
    good = stamp(NAMES, ("k", "r", "", "", "", ""), [])

    assert marks_of(good) is not None
    assert [
        marks_of(text)
        for text in ("", "v1 ", "v1 0.", "v2 0", f"{good}<br>", f" {good}", good[:-1], good.upper(), "v1 \u0660")
    ] == [None] * 9


@given(values=st.lists(TEXTS, max_size=4), tags=TAGS)
def test_the_marks_of_the_lock_fit_as_well(values: list[str], tags: list[str]) -> None:
    marks = content_marks(values, tags)

    assert fits(marks, 0, " ".join(tags))
    assert all(fits(marks, place, value) for place, value in enumerate(values, start=1))
    assert not fits(marks, 1, "x".join([*values, "another"]))
