from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.ledger.advance import advance
from deckgen.ledger.changes import Changed, Fresh, Renamed
from deckgen.ledger.lock_file import read, write
from deckgen.ledger.records import Ledger, Published
from deckgen.source import Source

EMPTY = Ledger("bank", "bank")
NIGHT = 1_790_000_000
ONE, TWO, THREE, OTHER = (digit * 16 for digit in "1239")


def stepped(ledger: Ledger, fresh: Sequence[Fresh], now_s: int = NIGHT) -> Ledger:
    return advance(ledger, fresh, {}, now_s).ledger


def test_a_new_note_gets_the_time_of_the_build() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", ONE)])

    assert ledger.notes == {"story/a": Published(ONE, NIGHT, "story/a")}


def test_an_unchanged_note_keeps_its_time() -> None:
    once = stepped(EMPTY, [Fresh("story/a", ONE)])

    assert stepped(once, [Fresh("story/a", ONE)], NIGHT + 999) == once


def test_a_second_change_in_the_same_second_is_still_later() -> None:
    ledger = EMPTY
    for digest in (ONE, TWO, ONE):
        ledger = stepped(ledger, [Fresh("story/a", digest)])

    assert ledger.notes["story/a"].modified_s == NIGHT + 2


def test_a_change_on_a_clock_set_back_a_day_is_still_later() -> None:
    once = stepped(EMPTY, [Fresh("story/a", ONE)])

    assert stepped(once, [Fresh("story/a", TWO)], NIGHT - 86_400).notes["story/a"].modified_s == NIGHT + 1


def test_a_clock_before_1971_gives_the_first_second_of_1971() -> None:
    assert stepped(EMPTY, [Fresh("story/a", ONE)], 0).notes["story/a"].modified_s == 31_536_000


def test_a_clock_after_2099_leaves_a_year_of_later_times_for_changes() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", ONE)], 9_999_999_999)
    changed = stepped(ledger, [Fresh("story/a", TWO)], 9_999_999_999)

    assert ledger.notes["story/a"].modified_s == 4_133_980_799 - 366 * 86_400
    assert changed.notes["story/a"].modified_s == 4_133_980_799 - 366 * 86_400 + 1


def test_a_change_of_a_note_dated_to_the_last_second_of_2100_is_refused_rather_than_lost() -> None:
    last = Ledger("bank", "bank", {"story/a": Published(ONE, 4_133_980_799, "story/a")})

    assert stepped(last, [Fresh("story/a", ONE)]) == last
    with pytest.raises(ValueError, match="end of the year 2100"):
        stepped(last, [Fresh("story/a", TWO)])


def test_a_change_names_the_places_that_differ() -> None:
    once = stepped(EMPTY, [Fresh("story/a", ONE, ("0a0a", "0b0b", "0c0c"))])

    changes = advance(once, [Fresh("story/a", TWO, ("0a0a", "ffff", "0c0c", "0d0d"))], {}, NIGHT).changes

    assert changes.changed == (Changed("story/a", (1, 3)),)
    assert changes.unchanged == ()


def test_a_removed_note_is_retired_once_with_its_date() -> None:
    once = stepped(EMPTY, [Fresh("story/a", ONE)])
    gone = advance(once, [], {}, NIGHT)

    assert gone.changes.retired == ("story/a",)
    assert gone.ledger.notes["story/a"].retired == "2026-09-21"
    assert advance(gone.ledger, [], {}, NIGHT + 86_400).ledger == gone.ledger
    assert not advance(gone.ledger, [], {}, NIGHT + 86_400).changes


def test_a_note_that_comes_back_changed_is_a_later_change_of_the_same_note() -> None:
    once = stepped(stepped(EMPTY, [Fresh("story/a", ONE)]), [])
    back = advance(once, [Fresh("story/a", TWO)], {}, NIGHT)

    assert back.changes.returned == ("story/a",)
    assert back.ledger.notes == {"story/a": Published(TWO, NIGHT + 1, "story/a")}


def test_a_renamed_note_keeps_its_identity() -> None:
    once = stepped(EMPTY, [Fresh("story/a", ONE)])
    renamed = advance(once, [Fresh("story/b", TWO, was=("story/a",))], {}, NIGHT)

    assert renamed.changes.renamed == (Renamed("story/a", "story/b"),)
    assert renamed.changes.retired == ()
    assert renamed.ledger.notes == {"story/b": Published(TWO, NIGHT + 1, "story/a")}


def test_a_note_renamed_twice_keeps_the_first_identity_even_when_it_names_only_the_last() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", ONE)])
    ledger = stepped(ledger, [Fresh("story/b", TWO, was=("story/a",))])
    ledger = stepped(ledger, [Fresh("story/c", THREE, was=("story/b",))])

    assert ledger.notes["story/c"].identity == "story/a"


def test_a_rename_stays_when_the_author_drops_the_was_line() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", ONE)])
    ledger = stepped(ledger, [Fresh("story/b", TWO, was=("story/a",))])

    assert not advance(ledger, [Fresh("story/b", TWO)], {}, NIGHT).changes


def test_without_a_ledger_the_oldest_name_is_the_identity() -> None:
    ledger = stepped(EMPTY, [Fresh("story/c", ONE, was=("story/a", "story/b"))])

    assert ledger.notes["story/c"].identity == "story/a"


def test_without_a_ledger_a_note_that_says_what_it_was_comes_before_one_called_so_now() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", OTHER), Fresh("story/b", ONE, was=("story/a",))])

    assert {name: record.identity for name, record in ledger.notes.items()} == {
        "story/a": "story/a~2",
        "story/b": "story/a",
    }


def test_of_several_old_names_in_the_ledger_the_latest_is_the_note() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", ONE), Fresh("story/b", TWO)])
    ledger = stepped(ledger, [Fresh("story/c", THREE, was=("story/a", "story/b"))])

    assert ledger.notes["story/c"].identity == "story/b"
    assert ledger.notes["story/a"].retired


def test_of_several_first_names_that_the_ledger_has_under_others_the_latest_is_the_note() -> None:
    moved = [Fresh("story/x", ONE, was=("story/a",)), Fresh("story/y", ONE, was=("story/b",))]
    ledger = stepped(stepped(EMPTY, moved), [Fresh("story/c", THREE, was=("story/a", "story/b"))])

    assert ledger.notes["story/c"].identity == "story/b"
    assert ledger.notes["story/x"].retired


def test_a_new_note_under_a_name_that_was_given_up_gets_an_identity_of_its_own() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", ONE)])
    ledger = stepped(ledger, [Fresh("story/a", OTHER), Fresh("story/b", ONE, was=("story/a",))])

    assert {name: record.identity for name, record in ledger.notes.items()} == {
        "story/a": "story/a~2",
        "story/b": "story/a",
    }


def test_two_notes_that_swap_names_and_say_so_are_two_changes() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", ONE), Fresh("story/b", TWO)])
    swapped = advance(
        ledger, [Fresh("story/a", TWO, was=("story/b",)), Fresh("story/b", ONE, was=("story/a",))], {}, NIGHT
    )

    assert [change.id for change in swapped.changes.changed] == ["story/a", "story/b"]


def test_a_retired_note_keeps_its_identity_when_another_takes_over_its_name() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", ONE), Fresh("story/b", TWO)])
    ledger = stepped(ledger, [Fresh("story/a", ONE)])
    ledger = stepped(ledger, [Fresh("story/b", THREE, was=("story/a",))])

    assert {name: (record.identity, bool(record.retired)) for name, record in ledger.notes.items()} == {
        "story/b": ("story/a", False),
        "story/b~2": ("story/b", True),
    }


def test_a_renamed_note_that_left_and_is_back_does_not_take_its_old_name_from_a_newer_note() -> None:
    renamed = Fresh("story/b", ONE, was=("story/a",))
    ledger = stepped(EMPTY, [Fresh("story/a", ONE)])
    both = stepped(ledger, [Fresh("story/a", OTHER), renamed])
    back = advance(stepped(both, [Fresh("story/a", OTHER)]), [Fresh("story/a", OTHER), renamed], {}, NIGHT)

    assert back.changes.returned == ("story/b",)
    assert back.changes.unchanged == ("story/a",)
    assert {name: record.identity for name, record in back.ledger.notes.items()} == {
        "story/a": "story/a~2",
        "story/b": "story/a",
    }


def test_a_rename_taken_back_keeps_the_identity() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", ONE)])
    ledger = stepped(ledger, [Fresh("story/b", TWO, was=("story/a",))])
    back = advance(ledger, [Fresh("story/a", ONE)], {}, NIGHT)

    assert back.changes.renamed == (Renamed("story/b", "story/a"),)
    assert back.ledger.notes == {"story/a": Published(ONE, NIGHT + 2, "story/a")}


def test_a_first_name_used_again_after_its_note_has_left_is_another_note() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", ONE)])
    ledger = stepped(ledger, [Fresh("story/b", TWO, was=("story/a",))])
    ledger = stepped(stepped(ledger, []), [Fresh("story/a", ONE)])

    assert {name: note.identity for name, note in ledger.notes.items()} == {
        "story/a": "story/a~2",
        "story/b": "story/a",
    }


def test_a_note_that_names_its_first_key_is_known_by_it_though_the_ledger_has_another_name() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", ONE)])
    ledger = stepped(ledger, [Fresh("story/b", TWO, was=("story/a",))])
    gone = stepped(ledger, [])
    renamed = [Fresh("story/c", THREE, was=("story/a",))]

    for before in (ledger, gone):
        assert stepped(before, renamed).notes == {"story/c": Published(THREE, NIGHT + 2, "story/a")}


def test_two_notes_that_name_one_first_key_do_not_share_an_identity() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", ONE)])
    ledger = stepped(ledger, [Fresh("story/b", TWO, was=("story/a",))])
    ledger = stepped(ledger, [Fresh(f"story/{key}", THREE, was=("story/a",)) for key in "cd"])

    assert {name: note.identity for name, note in ledger.notes.items()} == {
        "story/c": "story/a",
        "story/d": "story/a~2",
    }


def test_a_note_type_follows_the_same_rule() -> None:
    first = advance(EMPTY, [], {"question": ONE}, NIGHT)
    second = advance(first.ledger, [], {"question": TWO}, NIGHT)

    assert first.changes.note_types == second.changes.note_types == ("question",)
    assert second.ledger.note_types["question"].modified_s == NIGHT + 1
    assert not advance(second.ledger, [], {"question": TWO}, NIGHT + 9).changes


NAMES = [f"story/{letter}" for letter in "abcd"]
DIGESTS = st.sampled_from([ONE, TWO, THREE])


@st.composite
def banks(draw: st.DrawFn) -> list[Fresh]:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    others = st.lists(st.sampled_from(NAMES), unique=True, max_size=2)
    return [Fresh(name, draw(DIGESTS), ("0a0a",), tuple(was for was in draw(others) if was != name)) for name in names]


@given(st.lists(st.tuples(banks(), st.integers(NIGHT - 5, NIGHT + 5)), max_size=8))
def test_whatever_is_edited_time_grows_exactly_with_content_and_identities_stay_apart(
    history: list[tuple[list[Fresh], int]],
) -> None:
    ledger = EMPTY
    published: dict[str, Published] = {}
    for fresh, now_s in history:
        step = advance(ledger, fresh, {}, now_s)
        again = advance(ledger, fresh, {}, now_s)
        ledger = step.ledger

        assert step == again
        assert len({record.identity for record in ledger.notes.values()}) == len(ledger.notes)
        for note in fresh:
            record = ledger.notes[note.id]
            before = published.get(record.identity)
            if before:
                assert (record.modified_s > before.modified_s) == (record.digest != before.digest)
                assert record.modified_s >= before.modified_s
            published[record.identity] = record
        assert not advance(ledger, fresh, {}, now_s + 100).changes.changed
        assert read(Source("deckgen.lock", write(ledger))) == (ledger, ())


@given(banks())
def test_equal_banks_make_equal_ledgers_whatever_their_order(fresh: list[Fresh]) -> None:
    plain = [Fresh(note.id, note.digest) for note in fresh]

    assert write(stepped(EMPTY, plain)) == write(stepped(EMPTY, plain[::-1]))
