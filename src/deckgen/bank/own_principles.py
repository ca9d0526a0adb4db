"""Combine the principles of a bank: named sets with its own changes to them, then its own principles."""

from collections.abc import Iterator, Sequence

from deckgen.bank.hints import near, nearest
from deckgen.bank.misses import Miss
from deckgen.bank.reporting import Report
from deckgen.bank.sets import PRINCIPLE_SETS, over, principle_set
from deckgen.codes import bank_codes
from deckgen.model import Principle
from deckgen.source import Text


class OwnPrinciples:
    """The named sets of principles and the principles that a bank writes out."""

    def __init__(self, named_sets: Sequence[Text], own: Sequence[Principle], report: Report) -> None:
        self._own, self._report = own, report
        self._shipped: dict[str, Principle] = {}
        for name in named_sets:
            if name in PRINCIPLE_SETS:
                self._shipped |= {str(principle.key): principle for principle in principle_set(name)}
            else:
                self._unknown_set(name)
        self._absent = [name for name in PRINCIPLE_SETS if name not in named_sets]

    def _unknown_set(self, name: Text) -> None:
        hint = near(name, PRINCIPLE_SETS, otherwise="one of")
        message = f"no principle set '{name}' ships with deckgen"
        self._report(bank_codes.UNKNOWN_REFERENCE, name.span, message, hint)
        if meant := nearest(name, PRINCIPLE_SETS):
            self._report.lost.sets.add(meant)
        else:
            self._report.lost.unknown_set = True

    def with_sets(self) -> tuple[Principle, ...]:
        """Return the principles of the named sets, changed where the bank changes them, then the bank's own."""
        own = {str(principle.key): principle for principle in self._own}
        overlaid = (over(entry, own[key]) if key in own else entry for key, entry in self._shipped.items())
        return (*overlaid, *(principle for principle in self._own if principle.key not in self._shipped))

    def nameless(self) -> Iterator[Miss]:
        """Yield principles without a name whose key is in a shipped set that the bank does not name.

        Other principles without a name are reported at once.
        """
        for principle in self._own:
            if principle.key in self._shipped or principle.name:
                continue
            message = f"principle '{principle.key}' has no 'name'"
            if principle.key in self.in_unnamed_sets():
                yield Miss(principle.key, message, bank_codes.MISSING_FIELD)
            else:
                self._report(bank_codes.MISSING_FIELD, principle.key.span, message, "add 'name: ...'")

    def in_unnamed_sets(self) -> dict[str, str]:
        """Map each key, name and alias of the shipped sets that the bank does not name to its set.

        If the name of a set is misspelt or could not be read, its principles are lost: references to them are not
        reported.
        """
        names: dict[str, str] = {}
        for name in self._absent:
            words = _names(name)
            if name in self._report.lost.sets:
                self._report.lost.names |= words
            names |= dict.fromkeys(words, name)
        return names


def _names(name: str) -> set[str]:
    return {str(word) for entry in principle_set(name) for word in (entry.key, entry.name, *entry.aliases)}
