"""The deck in Anki that a bank's cards go to, and what is to be said about it."""

from deckgen.codes import ledger_codes
from deckgen.deck.decks import DeckNames, default_root, wanted_root
from deckgen.diagnostics import Diagnostic
from deckgen.ledger.deck_root import rooted
from deckgen.ledger.records import Ledger
from deckgen.model import BankInfo
from deckgen.source import Span


def rooted_ledger(info: BankInfo, ledger: Ledger, lock_path: str) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """Fix the deck in the ledger; say when cards stay in another one, and when this is the first build since 0.1.0.

    Only version 0.1.0 left a ledger that has notes and no deck.
    """
    before = ledger.deck
    after = rooted(ledger, deck=wanted_root(info), title=default_root(info))
    if after.deck is None or (before is None and not ledger.notes):
        return after, ()
    if before is None:
        message = (
            f"first build after an upgrade: {len(ledger.notes)} notes keep their identities, and their cards the decks "
            f"in '{after.deck.name}'"
        )
        return after, (ledger_codes.FIRST_BUILD_AFTER_UPGRADE.at(Span(lock_path, 1, 1), message),)
    place = info.deck.span if info.deck else info.title.span
    place = place if place.path else Span(lock_path, 1, 1)
    if after.deck.name != before.name:
        count = sum(not note.retired for note in ledger.notes.values())
        message = (
            f"the deck '{before.name}' becomes '{after.deck.name}': {count} notes published so far keep their cards in "
            f"'{before.name}', new ones go to '{after.deck.name}'"
        )
        hint = f"in Anki, rename '{before.name}' to '{after.deck.name}' before you import"
        return after, (ledger_codes.DECK_MOVED.at(place, message, hint),)
    if not info.deck and default_root(info) != before.name:
        message = f"the cards stay in the deck '{before.name}', whatever the bank's title is"
        hint = f"to move them, write 'deck: {default_root(info)}' and rename the deck in Anki"
        return after, (ledger_codes.DECK_KEPT.at(place, message, hint),)
    return after, ()


def deck_names(ledger: Ledger) -> DeckNames | None:
    """The decks that a ledger has fixed; None when it has not."""
    return DeckNames(ledger.deck.name, ledger.deck.layout) if ledger.deck else None
