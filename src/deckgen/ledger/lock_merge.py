"""Two ledgers of one bank made one, as after a merge of two branches."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from deckgen.ledger.card_merge import merged_cards
from deckgen.ledger.lock_lines import Fact, Value, facts_of
from deckgen.ledger.note_merge import latest_published, merged_notes
from deckgen.ledger.records import CardNumber, DeckRoot, Ledger, Published

_V = TypeVar("_V", bound=Value)


@dataclass(frozen=True, slots=True)
class MergedLedger:
    """One ledger from two, or from all lines of a merged lock file.

    ``decisions`` say what was decided where the sides could not both be kept. ``at_odds`` says what only the author
    can decide, and ``ledger`` is then None.
    """

    ledger: Ledger | None
    decisions: tuple[str, ...] = ()
    at_odds: tuple[str, ...] = ()


def merged(ours: Ledger, theirs: Ledger) -> MergedLedger:
    """Merge two ledgers: all that either says, of each note and note type what was published last.

    The order of the two does not matter. No GUID is given to two notes and no number to two cards.
    """
    return collated([*facts_of(ours), *facts_of(theirs)])


def collated(facts: Iterable[Fact]) -> MergedLedger:
    """The one ledger that all these facts make, in whatever order they come and however often."""
    facts = tuple(facts)
    banks = set(_values(facts, "deckgen", str))
    decks = {root for _, root in _values(facts, "deck", DeckRoot)}
    at_odds = (*_banks_at_odds(banks), *_decks_at_odds(decks))
    if at_odds:
        return MergedLedger(None, at_odds=at_odds)
    bank_id, identity = max(banks, key=_is_renamed)
    notes, note_decisions = merged_notes(_values(facts, "note", Published))
    cards, card_decisions = merged_cards(_values(facts, "card", CardNumber))
    ledger = Ledger(bank_id, identity, notes, _types(facts), cards, _pages(facts), next(iter(decks), None))
    return MergedLedger(ledger, (*note_decisions, *card_decisions))


def _values(facts: Iterable[Fact], word: str, of: type[_V]) -> Iterator[tuple[str, _V]]:
    return ((fact.name, fact.value) for fact in facts if fact.word == word and isinstance(fact.value, of))


def _types(facts: Iterable[Fact]) -> dict[str, Published]:
    types: dict[str, Published] = {}
    for name, note_type in _values(facts, "type", Published):
        types[name] = latest_published(types.get(name, note_type), note_type)
    return types


def _pages(facts: Iterable[Fact]) -> dict[str, str]:
    """The pages that are printed; one printed with other words on each side counts as never printed."""
    digests = defaultdict(set)
    for name, digest in _values(facts, "page", str):
        digests[name].add(digest)
    return {name: printed.pop() for name, printed in digests.items() if len(printed) == 1}


def _is_renamed(bank: tuple[str, str]) -> bool:
    bank_id, identity = bank
    return bank_id != identity


def _banks_at_odds(banks: Collection[tuple[str, str]]) -> Iterator[str]:
    if len({identity for _, identity in banks}) > 1 or sum(map(_is_renamed, banks)) > 1:
        names = sorted(f"'{bank_id}'" for bank_id, _ in banks)
        yield f"the lock file is of more than one bank: {' and '.join(names)}"


def _decks_at_odds(decks: Collection[DeckRoot]) -> Iterator[str]:
    if len(decks) > 1:
        roots = sorted(f"'{deck.name}' ({deck.layout})" for deck in decks)
        yield f"the lock file has more than one deck: {' and '.join(roots)}"
