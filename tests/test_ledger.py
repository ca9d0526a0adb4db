from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from deckgen.ledger.advance import advance
from deckgen.ledger.changes import Changed, Fresh, Renamed
from deckgen.ledger.lock_file import read, write
from deckgen.ledger.records import Ledger, Published
from deckgen.source import Source

EMPTY = Ledger("bank", "bank")
NIGHT = 1_790_000_000


def stepped(ledger: Ledger, fresh: Sequence[Fresh], now_s: int = NIGHT) -> Ledger:
    return advance(ledger, fresh, {}, now_s).ledger


def test_a_new_note_gets_the_time_of_the_build() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", "11")])

    assert ledger.notes == {"story/a": Published("11", NIGHT, "story/a")}


def test_an_unchanged_note_keeps_its_time() -> None:
    once = stepped(EMPTY, [Fresh("story/a", "11")])

    assert stepped(once, [Fresh("story/a", "11")], NIGHT + 999) == once


def test_a_second_change_in_the_same_second_is_still_later() -> None:
    ledger = EMPTY
    for digest in ("11", "22", "11"):
        ledger = stepped(ledger, [Fresh("story/a", digest)])

    assert ledger.notes["story/a"].modified_s == NIGHT + 2


def test_a_change_on_a_clock_set_back_a_day_is_still_later() -> None:
    once = stepped(EMPTY, [Fresh("story/a", "11")])

    assert stepped(once, [Fresh("story/a", "22")], NIGHT - 86_400).notes["story/a"].modified_s == NIGHT + 1


def test_time_zero_is_never_written() -> None:
    assert stepped(EMPTY, [Fresh("story/a", "11")], 0).notes["story/a"].modified_s == 1


def test_a_change_names_the_places_that_differ() -> None:
    once = stepped(EMPTY, [Fresh("story/a", "11", ("0a", "0b", "0c"))])

    changes = advance(once, [Fresh("story/a", "22", ("0a", "ff", "0c", "0d"))], {}, NIGHT).changes

    assert changes.changed == (Changed("story/a", (1, 3)),)


def test_a_removed_note_is_retired_once_with_its_date() -> None:
    once = stepped(EMPTY, [Fresh("story/a", "11")])
    gone = advance(once, [], {}, NIGHT)

    assert gone.changes.retired == ("story/a",)
    assert gone.ledger.notes["story/a"].retired == "2026-09-21"
    assert not advance(gone.ledger, [], {}, NIGHT + 86_400).changes


def test_a_note_that_comes_back_changed_is_a_later_change_of_the_same_note() -> None:
    once = stepped(stepped(EMPTY, [Fresh("story/a", "11")]), [])
    back = advance(once, [Fresh("story/a", "22")], {}, NIGHT)

    assert back.changes.returned == ("story/a",)
    assert back.ledger.notes == {"story/a": Published("22", NIGHT + 1, "story/a")}


def test_a_renamed_note_keeps_its_identity() -> None:
    once = stepped(EMPTY, [Fresh("story/a", "11")])
    renamed = advance(once, [Fresh("story/b", "22", was=("story/a",))], {}, NIGHT)

    assert renamed.changes.renamed == (Renamed("story/a", "story/b"),)
    assert renamed.changes.retired == ()
    assert renamed.ledger.notes == {"story/b": Published("22", NIGHT + 1, "story/a")}


def test_a_note_renamed_twice_keeps_the_first_identity_even_when_it_names_only_the_last() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", "11")])
    ledger = stepped(ledger, [Fresh("story/b", "22", was=("story/a",))])
    ledger = stepped(ledger, [Fresh("story/c", "33", was=("story/b",))])

    assert ledger.notes["story/c"].identity == "story/a"


def test_a_rename_stays_when_the_author_drops_the_was_line() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", "11")])
    ledger = stepped(ledger, [Fresh("story/b", "22", was=("story/a",))])

    assert not advance(ledger, [Fresh("story/b", "22")], {}, NIGHT).changes


def test_without_a_ledger_the_oldest_name_is_the_identity() -> None:
    ledger = stepped(EMPTY, [Fresh("story/c", "11", was=("story/a", "story/b"))])

    assert ledger.notes["story/c"].identity == "story/a"


def test_a_new_note_under_a_name_that_was_given_up_gets_an_identity_of_its_own() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", "11")])
    ledger = stepped(ledger, [Fresh("story/a", "99"), Fresh("story/b", "11", was=("story/a",))])

    assert {name: record.identity for name, record in ledger.notes.items()} == {
        "story/a": "story/a~2",
        "story/b": "story/a",
    }


def test_two_notes_that_swap_names_and_say_so_are_two_changes() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", "11"), Fresh("story/b", "22")])
    swapped = advance(
        ledger, [Fresh("story/a", "22", was=("story/b",)), Fresh("story/b", "11", was=("story/a",))], {}, NIGHT
    )

    assert [change.id for change in swapped.changes.changed] == ["story/a", "story/b"]


def test_a_retired_note_keeps_its_identity_when_another_takes_over_its_name() -> None:
    ledger = stepped(EMPTY, [Fresh("story/a", "11"), Fresh("story/b", "22")])
    ledger = stepped(ledger, [Fresh("story/a", "11")])
    ledger = stepped(ledger, [Fresh("story/b", "33", was=("story/a",))])

    assert {name: (record.identity, bool(record.retired)) for name, record in ledger.notes.items()} == {
        "story/b": ("story/a", False),
        "story/b~2": ("story/b", True),
    }


def test_a_renamed_note_that_left_and_is_back_does_not_take_its_old_name_from_a_newer_note() -> None:
    renamed = Fresh("story/b", "11", was=("story/a",))
    ledger = stepped(EMPTY, [Fresh("story/a", "11")])
    both = stepped(ledger, [Fresh("story/a", "99"), renamed])
    back = advance(stepped(both, [Fresh("story/a", "99")]), [Fresh("story/a", "99"), renamed], {}, NIGHT)

    assert back.changes.returned == ("story/b",)
    assert back.changes.unchanged == ("story/a",)
    assert {name: record.identity for name, record in back.ledger.notes.items()} == {
        "story/a": "story/a~2",
        "story/b": "story/a",
    }


def test_a_note_type_follows_the_same_rule() -> None:
    first = advance(EMPTY, [], {"question": "11"}, NIGHT)
    second = advance(first.ledger, [], {"question": "22"}, NIGHT)

    assert first.changes.note_types == second.changes.note_types == ("question",)
    assert second.ledger.note_types["question"].modified_s == NIGHT + 1


NAMES = [f"story/{letter}" for letter in "abcd"]
DIGESTS = st.sampled_from(["11", "22", "33"])


@st.composite
def banks(draw: st.DrawFn) -> list[Fresh]:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    others = st.lists(st.sampled_from(NAMES), unique=True, max_size=2)
    return [Fresh(name, draw(DIGESTS), ("0a",), tuple(was for was in draw(others) if was != name)) for name in names]


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
