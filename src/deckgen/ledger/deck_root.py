"""The deck in Anki that a bank's cards go to, fixed at the first build."""

from dataclasses import replace

from deckgen.ledger.records import DeckRoot, Ledger


def rooted(ledger: Ledger, *, deck: str, title: str) -> Ledger:
    """Fix the deck's name and layout, or keep what is fixed.

    ``deck`` is the name that the author asks for, or "": then ``title`` names the deck of a bank that has none, and
    never moves one. A bank whose notes were published without a fixed deck keeps the layout of version 1.
    """
    if ledger.deck is None:
        return replace(ledger, deck=DeckRoot("old" if ledger.notes else "numbered", deck or title))
    return replace(ledger, deck=replace(ledger.deck, name=deck or ledger.deck.name))
