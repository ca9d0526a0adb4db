"""A card keeps its number as a note keeps its GUID: given once, never again to another card."""

from deckgen.ledger.card_numbers import numbered
from deckgen.ledger.deck_root import rooted
from deckgen.ledger.records import CardNumber, DeckRoot, Ledger, PrintedFaces, Published

NIGHT = 1_790_000_000
ONE = "1" * 16
PRINTED = PrintedFaces(ONE, ONE)
EMPTY = Ledger("bank", "bank")


def with_cards(*keys: str, ledger: Ledger = EMPTY, now_s: int = NIGHT) -> Ledger:
    return numbered(ledger, {f"question/{key}": () for key in keys}, now_s)


def numbers(ledger: Ledger) -> dict[str, int]:
    return {name.removeprefix("question/"): card.number for name, card in ledger.cards.items()}


def test_cards_are_numbered_from_one_in_the_order_of_the_bank() -> None:
    assert numbers(with_cards("b", "c", "a")) == {"b": 1, "c": 2, "a": 3}


def test_a_card_put_between_others_gets_the_next_number_and_moves_none() -> None:
    assert numbers(with_cards("b", "new", "a", ledger=with_cards("b", "a"))) == {"b": 1, "a": 2, "new": 3}


def test_a_card_that_leaves_is_gone_since_that_day_and_keeps_its_number_to_itself() -> None:
    left = with_cards("a", ledger=with_cards("a", "b"))
    later = with_cards("a", "c", ledger=left, now_s=NIGHT + 86_400)

    assert left.cards["question/b"] == CardNumber(2, gone="2026-09-21")
    assert later.cards == {
        "question/a": CardNumber(1),
        "question/b": CardNumber(2, gone="2026-09-21"),
        "question/c": CardNumber(3),
    }


def test_a_card_that_is_back_has_its_own_number_and_what_was_printed() -> None:
    ledger = Ledger("bank", "bank", cards={"question/a": CardNumber(4, PRINTED, "2026-09-21")})

    assert with_cards("b", "a", ledger=ledger).cards == {
        "question/b": CardNumber(5),
        "question/a": CardNumber(4, PRINTED),
    }


def test_a_renamed_card_keeps_its_number_and_what_was_printed() -> None:
    ledger = Ledger("bank", "bank", cards={"question/a": CardNumber(4, PRINTED)})

    assert numbered(ledger, {"question/b": ("question/a",)}, NIGHT).cards == {"question/b": CardNumber(4, PRINTED)}


def test_a_new_card_under_a_name_that_was_given_up_gets_a_number_of_its_own() -> None:
    cards = {"question/a": (), "question/b": ("question/a",)}

    assert numbers(numbered(with_cards("a"), cards, NIGHT)) == {"a": 2, "b": 1}


def test_the_number_of_a_gone_card_is_kept_when_another_takes_over_its_name() -> None:
    ledger = with_cards("a", ledger=with_cards("a", "b"))
    ledger = numbered(ledger, {"question/b": ("question/a",), "question/c": ()}, NIGHT)

    assert ledger.cards == {
        "question/b": CardNumber(1),
        "question/b~2": CardNumber(2, gone="2026-09-21"),
        "question/c": CardNumber(3),
    }


def test_numbers_leave_all_else_in_the_ledger_alone() -> None:
    ledger = Ledger("bank", "old", {"story/a": Published(ONE, NIGHT, "story/a")}, pages={"matrix": ONE})
    after = with_cards("a", ledger=ledger)

    assert (after.notes, after.pages, after.identity) == (ledger.notes, ledger.pages, "old")


def test_a_bank_that_was_never_published_gets_numbered_decks_below_its_title_or_the_deck_it_asks_for() -> None:
    assert rooted(EMPTY, deck="", title="Interview").deck == DeckRoot("numbered", "Interview")
    assert rooted(EMPTY, deck="Work", title="Interview").deck == DeckRoot("numbered", "Work")


def test_a_bank_that_was_published_before_its_deck_was_fixed_keeps_the_old_names_of_decks() -> None:
    ledger = Ledger("bank", "bank", {"story/a": Published(ONE, NIGHT, "story/a")})

    assert rooted(ledger, deck="", title="Interview").deck == DeckRoot("old", "Interview")


def test_another_title_moves_no_deck_and_another_deck_does() -> None:
    for deck in (DeckRoot("old", "Interview"), DeckRoot("numbered", "Interview")):
        ledger = Ledger("bank", "bank", deck=deck)

        assert rooted(ledger, deck="", title="Another").deck == deck
        assert rooted(ledger, deck="Work", title="Another").deck == DeckRoot(deck.layout, "Work")
