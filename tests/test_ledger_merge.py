"""Two ledgers of one bank become one: no review lost, no time going back, no identity and no number given twice."""

import pytest

from deckgen.ledger.highest import AT_ODDS
from deckgen.ledger.lock_merge import merged
from deckgen.ledger.records import CardNumber, DeckRoot, Ledger, PrintedFaces, Published

ONE, TWO, THREE = (digit * 16 for digit in "123")
ONCE, AGAIN = PrintedFaces(ONE, ONE), PrintedFaces(TWO, TWO)


def of_notes(**notes: Published) -> Ledger:
    return Ledger("bank", "bank", {f"story/{key}": note for key, note in notes.items()})


def of_cards(**cards: CardNumber) -> Ledger:
    return Ledger("bank", "bank", cards={f"story/{key}": card for key, card in cards.items()})


def both_ways(ours: Ledger, theirs: Ledger) -> Ledger:
    """What both make, in either order."""
    result, swapped = merged(ours, theirs), merged(theirs, ours)

    assert result == swapped
    assert result.at_odds == ()
    assert result.ledger
    return result.ledger


def decisions(ours: Ledger, theirs: Ledger) -> tuple[str, ...]:
    return merged(ours, theirs).decisions


def test_what_only_one_side_has_is_kept() -> None:
    a, b = Published(ONE, 5, "story/a"), Published(TWO, 6, "story/b")

    assert both_ways(of_notes(a=a), of_notes(b=b)) == of_notes(a=a, b=b)
    assert decisions(of_notes(a=a), of_notes(b=b)) == ()


def test_of_one_note_on_both_sides_the_later_time_wins() -> None:
    early, late = Published(ONE, 5, "story/a", ("aaaa",)), Published(TWO, 6, "story/a", ("bbbb",))

    assert both_ways(of_notes(a=early), of_notes(a=late)) == of_notes(a=late)


def test_one_time_for_two_contents_has_the_digest_of_none_so_that_the_next_build_stamps_anew() -> None:
    ours, theirs = Published(ONE, 5, "story/a", ("aaaa",)), Published(TWO, 5, "story/a", ("aaaa",))

    assert both_ways(of_notes(a=ours), of_notes(a=theirs)) == of_notes(a=Published(AT_ODDS, 5, "story/a"))


def test_marks_that_differ_for_one_content_are_dropped() -> None:
    ours, theirs = Published(ONE, 5, "story/a", ("aaaa",)), Published(ONE, 5, "story/a", ("bbbb",))

    assert both_ways(of_notes(a=ours), of_notes(a=theirs)) == of_notes(a=Published(ONE, 5, "story/a"))


@pytest.mark.parametrize(
    ("live_s", "retired_s", "expected"),
    [(6, 5, ""), (5, 6, "2026-09-21"), (5, 5, "")],
)
def test_of_a_retired_and_a_live_note_the_later_wins_and_the_live_one_at_the_same_time(
    live_s: int, retired_s: int, expected: str
) -> None:
    live = Published(ONE, live_s, "story/a")
    retired = Published(ONE, retired_s, "story/a", retired="2026-09-21")

    assert both_ways(of_notes(a=live), of_notes(a=retired)).notes["story/a"].retired == expected


def test_of_two_days_on_which_a_note_was_retired_the_later_is_kept() -> None:
    days = [Published(ONE, 5, "story/a", retired=day) for day in ("2026-09-21", "2026-09-22")]

    assert both_ways(of_notes(a=days[0]), of_notes(a=days[1])).notes["story/a"].retired == "2026-09-22"


def test_a_note_renamed_on_one_side_and_edited_on_the_other_goes_on_under_its_new_name_with_the_later_time() -> None:
    renamed, edited = Published(ONE, 5, "story/a"), Published(TWO, 6, "story/a")

    assert both_ways(of_notes(b=renamed), of_notes(a=edited)) == of_notes(b=edited)
    assert decisions(of_notes(b=renamed), of_notes(a=edited)) == (
        "'story/a' and 'story/b' are one note: it is 'story/b' from now on",
    )


def test_of_two_new_names_the_one_published_later_is_kept_and_else_the_first_in_the_alphabet() -> None:
    early, late = Published(ONE, 5, "story/a"), Published(TWO, 6, "story/a")

    assert both_ways(of_notes(b=early), of_notes(c=late)) == of_notes(c=late)
    assert both_ways(of_notes(b=early), of_notes(c=early)) == of_notes(b=early)


def test_a_name_given_up_on_one_side_and_used_again_there_keeps_both_notes_apart() -> None:
    ours = of_notes(a=Published(THREE, 7, "story/a~2"), b=Published(ONE, 5, "story/a"))
    theirs = of_notes(a=Published(TWO, 6, "story/a"))

    assert both_ways(ours, theirs) == of_notes(a=Published(THREE, 7, "story/a~2"), b=Published(TWO, 6, "story/a"))
    assert decisions(ours, theirs) == ()


def test_names_swapped_on_one_side_stay_swapped() -> None:
    swapped = of_notes(a=Published(ONE, 5, "story/b"), b=Published(ONE, 5, "story/a"))
    plain = of_notes(a=Published(TWO, 6, "story/a"), b=Published(TWO, 4, "story/b"))

    assert both_ways(swapped, plain) == of_notes(a=Published(ONE, 5, "story/b"), b=Published(TWO, 6, "story/a"))


def test_of_two_notes_with_one_name_the_later_keeps_it_and_the_other_is_retired_with_its_identity() -> None:
    ours, theirs = Published(ONE, 1_790_000_000, "story/x"), Published(TWO, 1_790_000_001, "story/a")

    assert both_ways(of_notes(a=ours), of_notes(a=theirs)).notes == {
        "story/a": theirs,
        "story/a~2": Published(ONE, 1_790_000_000, "story/x", retired="2026-09-21"),
    }
    assert decisions(of_notes(a=ours), of_notes(a=theirs)) == (
        "two notes are called 'story/a': the one that was 'story/x' first counts as retired",
    )


def test_of_two_notes_with_one_name_the_one_in_the_bank_keeps_it_however_early() -> None:
    ours, theirs = Published(ONE, 5, "story/x"), Published(TWO, 6, "story/a", retired="2026-09-20")

    assert both_ways(of_notes(a=ours), of_notes(a=theirs)).notes == {"story/a": ours, "story/a~2": theirs}


def test_a_note_put_aside_on_one_side_has_its_plain_name_where_the_other_side_published_it_last() -> None:
    ours = {
        "story/b": Published(ONE, 5, "story/a"),
        "story/b~2": Published(ONE, 5, "story/b", retired="2026-09-20"),
    }
    theirs = {"story/a": Published(ONE, 5, "story/a"), "story/b": Published(TWO, 6, "story/b")}

    assert both_ways(Ledger("bank", "bank", ours), Ledger("bank", "bank", theirs)).notes == theirs


def test_two_notes_put_aside_under_one_name_are_put_aside_under_two() -> None:
    aside = {identity: Published(ONE, 5, identity, retired="2026-09-20") for identity in ("story/x", "story/y")}
    ours, theirs = (Ledger("bank", "bank", {"story/a~2": note}) for note in aside.values())

    assert both_ways(ours, theirs).notes == {"story/a~2": aside["story/x"], "story/a~3": aside["story/y"]}


def test_note_types_follow_the_later_time_too() -> None:
    early, late, other = (Published(digest, time, "story") for digest, time in ((ONE, 5), (TWO, 6), (THREE, 6)))
    ledgers = [Ledger("bank", "bank", note_types={"story": published}) for published in (early, late, other)]

    assert both_ways(ledgers[0], ledgers[1]) == ledgers[1]
    assert both_ways(ledgers[1], ledgers[2]).note_types == {"story": Published(AT_ODDS, 6, "story")}


def test_of_two_cards_with_one_number_the_first_by_name_keeps_it_and_the_other_gets_the_next() -> None:
    ours, theirs = of_cards(b=CardNumber(7), z=CardNumber(3)), of_cards(a=CardNumber(7), y=CardNumber(9))

    assert both_ways(ours, theirs) == of_cards(a=CardNumber(7), b=CardNumber(10), y=CardNumber(9), z=CardNumber(3))
    assert decisions(ours, theirs) == ("cards 'story/a' and 'story/b' had the number 7: 'story/b' gets 10",)


def test_of_two_cards_with_one_number_the_printed_one_keeps_it() -> None:
    ours, theirs = of_cards(b=CardNumber(7, ONCE)), of_cards(a=CardNumber(7))

    assert both_ways(ours, theirs) == of_cards(a=CardNumber(8), b=CardNumber(7, ONCE))


def test_of_two_printed_cards_with_one_number_the_other_has_to_be_printed_again() -> None:
    ours, theirs = of_cards(b=CardNumber(7, ONCE)), of_cards(a=CardNumber(7, AGAIN))

    assert both_ways(ours, theirs) == of_cards(a=CardNumber(7, AGAIN), b=CardNumber(8))


def test_a_new_number_is_higher_than_any_that_a_card_has_had_gone_ones_and_dropped_ones_included() -> None:
    ours = of_cards(a=CardNumber(1), c=CardNumber(5, gone="2026-09-21"), d=CardNumber(2))
    theirs = of_cards(b=CardNumber(1), d=CardNumber(8))

    assert both_ways(ours, theirs).cards["story/b"] == CardNumber(9)


def test_one_card_with_two_numbers_keeps_the_printed_one_and_else_the_lower() -> None:
    assert both_ways(of_cards(a=CardNumber(3)), of_cards(a=CardNumber(7, ONCE))) == of_cards(a=CardNumber(7, ONCE))
    assert both_ways(of_cards(a=CardNumber(3)), of_cards(a=CardNumber(7))) == of_cards(a=CardNumber(3))
    assert both_ways(of_cards(a=CardNumber(3, ONCE)), of_cards(a=CardNumber(7, ONCE))) == of_cards(a=CardNumber(3))
    assert decisions(of_cards(b=CardNumber(1), a=CardNumber(2)), of_cards(b=CardNumber(8), a=CardNumber(9))) == (
        "card 'story/a' had the numbers 2 and 9: it keeps 2",
        "card 'story/b' had the numbers 1 and 8: it keeps 1",
    )


def test_a_card_printed_on_one_side_is_printed_and_one_printed_in_two_ways_is_not() -> None:
    assert both_ways(of_cards(a=CardNumber(3)), of_cards(a=CardNumber(3, ONCE))) == of_cards(a=CardNumber(3, ONCE))
    assert both_ways(of_cards(a=CardNumber(3, AGAIN)), of_cards(a=CardNumber(3, ONCE))) == of_cards(a=CardNumber(3))


def test_a_card_gone_on_one_side_only_is_there() -> None:
    gone, later = CardNumber(3, gone="2026-09-21"), CardNumber(3, gone="2026-09-22")

    assert both_ways(of_cards(a=gone), of_cards(a=CardNumber(3))) == of_cards(a=CardNumber(3))
    assert both_ways(of_cards(a=gone), of_cards(a=later)) == of_cards(a=later)


def test_a_page_printed_on_one_side_is_printed_and_one_printed_in_two_ways_is_not() -> None:
    ours = Ledger("bank", "bank", pages={"matrix": ONE, "index": ONE})
    theirs = Ledger("bank", "bank", pages={"matrix": TWO, "stories": TWO})

    assert both_ways(ours, theirs).pages == {"index": ONE, "stories": TWO}


def test_a_deck_on_one_side_is_the_deck_and_two_are_at_odds() -> None:
    none, spring, autumn = (
        Ledger("bank", "bank", deck=deck) for deck in (None, DeckRoot("old", "Spring"), DeckRoot("numbered", "Autumn"))
    )

    assert both_ways(none, spring) == spring
    assert merged(spring, autumn) == merged(autumn, spring)
    assert merged(spring, autumn).ledger is None
    assert merged(spring, autumn).at_odds == (
        "the lock file has more than one deck: 'Autumn' (numbered) and 'Spring' (old)",
    )


def test_a_bank_renamed_on_one_side_has_its_new_id() -> None:
    assert both_ways(Ledger("old", "old"), Ledger("new", "old")) == Ledger("new", "old")


def test_two_banks_and_a_bank_renamed_in_two_ways_are_at_odds() -> None:
    for ours, theirs in (
        (Ledger("a", "a"), Ledger("b", "b")),
        (Ledger("a", "old"), Ledger("b", "old")),
    ):
        assert merged(ours, theirs).ledger is None
        assert merged(ours, theirs).at_odds == ("the lock file is of more than one bank: 'a' and 'b'",)
