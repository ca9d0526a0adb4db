"""A note's time is later than any time it was ever given for other words, wherever that is remembered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.ledger.advance import advance
from deckgen.ledger.changes import Fresh
from deckgen.ledger.highest import AT_ODDS, Given, Highest, highest_in, highest_of
from deckgen.ledger.records import LATEST_S, Ledger, Published

NIGHT = 1_790_000_000
ONE, TWO, THREE = (digit * 16 for digit in "123")
HELD = Ledger("bank", "bank", {"story/a": Published(ONE, NIGHT, "story/a")})


def given_in_the_end(digest: str, given: Given, *, now_s: int = NIGHT) -> int:
    """The time of a note with this content where the ledger holds ONE at NIGHT and another source what was given."""
    highest = Highest({"story/a": given})
    return advance(HELD, [Fresh("story/a", digest)], {}, now_s, highest=highest).ledger.notes["story/a"].modified_s


@pytest.mark.parametrize(
    ("digest", "given", "expected"),
    [
        pytest.param(ONE, Given(NIGHT + 50, TWO), NIGHT + 51, id="unchanged, but other words came later"),
        pytest.param(ONE, Given(NIGHT + 50, ONE), NIGHT + 50, id="these very words came later"),
        pytest.param(ONE, Given(NIGHT, TWO), NIGHT + 1, id="other words had the same second"),
        pytest.param(ONE, Given(NIGHT - 50, TWO), NIGHT, id="other words came before"),
        pytest.param(TWO, Given(NIGHT + 50, TWO), NIGHT + 50, id="the change has been given before, and last"),
        pytest.param(TWO, Given(NIGHT - 50, TWO), NIGHT + 1, id="the change was given before the ledger's words"),
        pytest.param(TWO, Given(NIGHT, TWO), NIGHT + 1, id="the change had the second of the ledger's words"),
        pytest.param(THREE, Given(NIGHT + 50, TWO), NIGHT + 51, id="a change after a later time"),
        pytest.param(ONE, Given(NIGHT, AT_ODDS), NIGHT + 1, id="the second stands for two contents"),
    ],
)
def test_a_time_is_later_than_any_other_words_had(digest: str, given: Given, expected: int) -> None:
    assert given_in_the_end(digest, given) == expected


def test_the_clock_counts_where_it_is_later_still() -> None:
    assert given_in_the_end(ONE, Given(NIGHT + 50, TWO), now_s=NIGHT + 99) == NIGHT + 99


def test_a_note_that_the_ledger_has_lost_takes_up_the_time_it_was_given() -> None:
    highest = Highest({"story/a": Given(NIGHT, ONE), "story/b": Given(NIGHT + 50, TWO)})
    notes = [Fresh("story/a", ONE), Fresh("story/b", ONE)]

    ledger = advance(Ledger("bank", "bank"), notes, {}, NIGHT + 9, highest=highest).ledger

    assert {name: note.modified_s for name, note in ledger.notes.items()} == {
        "story/a": NIGHT,
        "story/b": NIGHT + 51,
    }


def test_a_renamed_note_is_remembered_by_its_identity() -> None:
    highest = Highest({"story/a": Given(NIGHT + 50, TWO), "story/b": Given(NIGHT + 99, THREE)})
    ledger = advance(HELD, [Fresh("story/b", ONE, was=("story/a",))], {}, NIGHT, highest=highest).ledger

    assert ledger.notes == {"story/b": Published(ONE, NIGHT + 51, "story/a")}


def test_a_note_type_is_stamped_anew_where_other_faces_came_later() -> None:
    held = Ledger("bank", "bank", note_types={"question": Published(ONE, NIGHT, "question")})
    highest = Highest(note_types={"question": Given(NIGHT + 50, TWO), "story": Given(NIGHT + 70, TWO)})
    step = advance(held, [], {"question": ONE, "story": TWO}, NIGHT, highest=highest)

    assert step.ledger.note_types == {
        "question": Published(ONE, NIGHT + 51, "question"),
        "story": Published(TWO, NIGHT + 70, "story"),
    }
    assert step.changes.note_types == ("question", "story")


def test_a_note_type_whose_faces_had_this_later_time_elsewhere_is_listed_where_the_ledger_has_other_faces() -> None:
    held = Ledger("bank", "bank", note_types={"question": Published(ONE, NIGHT, "question")})
    highest = Highest(note_types={"question": Given(NIGHT + 50, TWO)})
    same = Highest(note_types={"question": Given(NIGHT + 50, ONE)})

    assert advance(held, [], {"question": TWO}, NIGHT, highest=highest).changes.note_types == ("question",)
    assert advance(held, [], {"question": ONE}, NIGHT, highest=same).changes.note_types == ()


def test_a_note_stamped_anew_is_listed_as_such_and_not_as_unchanged() -> None:
    highest = Highest({"story/a": Given(NIGHT + 50, TWO)})
    changes = advance(HELD, [Fresh("story/a", ONE)], {}, NIGHT, highest=highest).changes

    assert (changes.restamped, changes.unchanged, changes.changed) == (("story/a",), (), ())
    assert changes


def test_a_time_taken_from_elsewhere_for_the_same_words_is_no_change() -> None:
    highest = Highest({"story/a": Given(NIGHT + 50, ONE)})
    changes = advance(HELD, [Fresh("story/a", ONE)], {}, NIGHT, highest=highest).changes

    assert (changes.restamped, changes.unchanged) == ((), ("story/a",))
    assert not changes


def test_a_note_sent_again_gets_a_new_time_and_the_others_keep_theirs() -> None:
    held = Ledger("bank", "bank", {name: Published(ONE, NIGHT, name) for name in ("story/a", "story/b")})
    step = advance(held, [Fresh("story/a", ONE), Fresh("story/b", ONE)], {}, NIGHT, resend=("story/b",))

    assert {name: note.modified_s for name, note in step.ledger.notes.items()} == {
        "story/a": NIGHT,
        "story/b": NIGHT + 1,
    }
    assert (step.changes.unchanged, step.changes.restamped) == (("story/a",), ("story/b",))


def test_a_new_note_that_is_sent_again_has_the_time_of_the_build() -> None:
    step = advance(Ledger("bank", "bank"), [Fresh("story/a", ONE)], {}, NIGHT, resend=("story/a",))

    assert step.ledger.notes["story/a"].modified_s == NIGHT
    assert (step.changes.new, step.changes.restamped) == (("story/a",), ())


def test_the_highest_times_of_a_ledger_are_by_identity_and_hold_what_has_left_the_bank() -> None:
    ledger = Ledger(
        "bank",
        "bank",
        {
            "story/b": Published(ONE, NIGHT, "story/a"),
            "story/c": Published(TWO, NIGHT + 1, "story/c", retired="2026-09-21"),
        },
        {"story": Published(THREE, NIGHT + 2, "story")},
    )

    assert highest_in(ledger) == Highest(
        {"story/a": Given(NIGHT, ONE), "story/c": Given(NIGHT + 1, TWO)}, {"story": Given(NIGHT + 2, THREE)}
    )


def test_the_highest_of_several_sources_is_the_latest_of_each_name() -> None:
    sources = [
        Highest({"story/a": Given(5, ONE), "story/b": Given(9, ONE)}, {"story": Given(7, ONE)}),
        Highest({"story/a": Given(6, TWO), "story/c": Given(1, TWO)}),
        Highest({"story/b": Given(8, THREE)}, {"story": Given(7, TWO), "question": Given(1, ONE)}),
    ]

    assert highest_of(sources) == Highest(
        {"story/a": Given(6, TWO), "story/b": Given(9, ONE), "story/c": Given(1, TWO)},
        {"story": Given(7, AT_ODDS), "question": Given(1, ONE)},
    )


GIVENS = st.builds(Given, st.integers(1, 3), st.sampled_from([ONE, TWO]))
SOURCES = st.builds(
    Highest,
    st.dictionaries(st.sampled_from(["story/a", "story/b"]), GIVENS),
    st.dictionaries(st.just("story"), GIVENS),
)


@given(st.lists(SOURCES, max_size=4))
def test_the_highest_times_do_not_depend_on_the_order_or_grouping_of_sources(sources: list[Highest]) -> None:
    all_at_once = highest_of(sources)

    assert highest_of(reversed(sources)) == all_at_once
    assert highest_of([highest_of(sources[:2]), highest_of(sources[2:])]) == all_at_once
    assert highest_of([all_at_once, *sources]) == all_at_once


DAYS = st.lists(
    st.tuples(st.sampled_from([ONE, TWO, THREE]), st.integers(-9, 9), st.integers(0, 9)), min_size=1, max_size=12
)


@given(DAYS)
def test_whatever_old_ledger_comes_back_no_time_is_given_to_other_words_again(days: list[tuple[str, int, int]]) -> None:
    ledgers = [Ledger("bank", "bank")]
    highest = Highest()
    given: set[tuple[int, str]] = set()
    for digest, passed_s, back in days:
        ledger = ledgers[-min(back, len(ledgers))]
        ledger = advance(ledger, [Fresh("story/a", digest)], {}, NIGHT + passed_s, highest=highest).ledger
        note = ledger.notes["story/a"]

        assert all(time < note.modified_s for time, words in given if words != note.digest)
        ledgers.append(ledger)
        highest = highest_of([highest, highest_in(ledger)])
        given.add((note.modified_s, note.digest))


def test_every_note_that_is_sent_again_is_told() -> None:
    held = Ledger("bank", "bank", {f"story/{name}": Published(ONE, NIGHT, f"story/{name}") for name in "abc"})
    fresh = [Fresh(f"story/{name}", ONE) for name in "abc"]

    step = advance(held, fresh, {}, NIGHT, resend=("story/a", "story/b"))

    assert step.changes.restamped == ("story/a", "story/b")
    assert step.changes.unchanged == ("story/c",)


def test_the_last_second_of_2100_is_refused_with_the_reason() -> None:
    held = Ledger("bank", "bank", {"story/a": Published(ONE, LATEST_S, "story/a")})

    with pytest.raises(ValueError, match=r"^the lock file holds a time at the end of the year 2100: no later one"):
        advance(held, [Fresh("story/a", TWO)], {}, NIGHT)
