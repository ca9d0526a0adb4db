"""The suppressions of a bank, ``allow:`` on its entries, and which of them have been of use."""

from collections.abc import Iterable, Iterator

from deckgen.lint.reading import Entry, entries
from deckgen.lint.rule import Finding, Rule
from deckgen.model import Bank
from deckgen.source import Text


class Suppressions:
    """What a bank allows, while its rules run."""

    def __init__(self, bank: Bank, running: Iterable[Rule]) -> None:
        self._bank = bank
        self._running = {name for rule in running if rule.scope != "allowed" for name in (rule.code, rule.name)}
        self._used: set[tuple[int, str]] = set()
        """Entries by id(), since equal ones are different entries; the bank keeps them all alive."""

    def silence(self, rule: Rule, finding: Finding) -> bool:
        """Whether the bank allows what a rule found; the suppression has then been of use."""
        silent = False
        for entry in (finding.about, self._bank.info):
            for name in entry.allow:
                if name in (rule.code, rule.name):
                    self._used.add((id(entry), str(name)))
                    silent = True
        return silent

    def unused(self) -> Iterator[tuple[Entry, Text]]:
        """Suppressions of rules that ran and were not silenced by them."""
        for entry in entries(self._bank):
            for name in entry.allow:
                if name in self._running and (id(entry), str(name)) not in self._used:
                    yield entry, name
