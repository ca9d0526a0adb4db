"""A note left out of a build by choice is not retired, and comes back as itself."""

from deckgen.ledger.advance import advance
from deckgen.ledger.changes import Fresh
from deckgen.ledger.records import Ledger, Published

NIGHT = 1_790_000_000
ONE, TWO, THREE = (digit * 16 for digit in "123")
HELD = Ledger(
    "bank",
    "bank",
    {"story/a": Published(ONE, NIGHT, "story/a", ("aaaa",)), "story/b": Published(ONE, NIGHT, "story/b", ("bbbb",))},
)


def test_a_note_left_out_stays_in_the_ledger_as_it_was() -> None:
    step = advance(HELD, [Fresh("story/a", TWO)], {}, NIGHT, left_out={"story/b": ()})

    assert step.ledger.notes["story/b"] == HELD.notes["story/b"]
    assert step.changes.left_out == ("story/b",)
    assert [change.id for change in step.changes.changed] == ["story/a"]
    assert step.changes.retired == ()


def test_leaving_a_note_out_is_no_change() -> None:
    notes = [Fresh("story/a", ONE, ("aaaa",))]

    assert not advance(HELD, notes, {}, NIGHT, left_out={"story/b": ()}).changes


def test_a_note_that_is_not_left_out_but_gone_is_retired() -> None:
    step = advance(HELD, [Fresh("story/a", ONE)], {}, NIGHT)

    assert step.ledger.notes["story/b"].retired == "2026-09-21"
    assert (step.changes.retired, step.changes.left_out) == (("story/b",), ())


def test_a_note_left_out_comes_back_as_itself_with_its_time_or_a_later_one() -> None:
    without = advance(HELD, [], {}, NIGHT + 5, left_out={"story/a": (), "story/b": ()}).ledger
    step = advance(without, [Fresh("story/a", ONE), Fresh("story/b", TWO)], {}, NIGHT + 9)

    assert step.ledger.notes == {
        "story/a": Published(ONE, NIGHT, "story/a"),
        "story/b": Published(TWO, NIGHT + 9, "story/b"),
    }
    assert (step.changes.unchanged, step.changes.returned) == (("story/a",), ())


def test_a_note_renamed_while_it_is_left_out_keeps_its_identity() -> None:
    without = advance(HELD, [], {}, NIGHT, left_out={"story/a": (), "story/c": ("story/b",)})
    back = advance(without.ledger, [Fresh("story/a", ONE), Fresh("story/c", TWO)], {}, NIGHT + 9)

    assert without.changes.left_out == ("story/a", "story/c")
    assert without.changes.renamed == ()
    assert back.ledger.notes["story/c"] == Published(TWO, NIGHT + 9, "story/b")
    assert back.changes.retired == ()


def test_a_note_left_out_and_never_published_is_not_in_the_ledger() -> None:
    step = advance(HELD, [], {}, NIGHT, left_out={"story/a": (), "story/b": (), "story/new": ()})

    assert step.ledger == HELD
    assert step.changes.left_out == ("story/a", "story/b")


def test_a_retired_note_that_is_in_the_bank_again_but_left_out_is_not_retired_any_more() -> None:
    gone = advance(HELD, [Fresh("story/a", ONE)], {}, NIGHT).ledger
    step = advance(gone, [Fresh("story/a", ONE)], {}, NIGHT, left_out={"story/b": ()})

    assert step.ledger.notes["story/b"] == HELD.notes["story/b"]
    assert step.changes.left_out == ("story/b",)


def test_a_new_note_does_not_take_the_identity_of_one_left_out() -> None:
    renamed = advance(HELD, [Fresh("story/a", ONE), Fresh("story/c", ONE, was=("story/b",))], {}, NIGHT).ledger
    step = advance(renamed, [Fresh("story/a", ONE), Fresh("story/b", TWO)], {}, NIGHT, left_out={"story/c": ()})

    assert {name: note.identity for name, note in step.ledger.notes.items()} == {
        "story/a": "story/a",
        "story/b": "story/b~2",
        "story/c": "story/b",
    }
