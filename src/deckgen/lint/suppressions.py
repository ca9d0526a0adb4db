"""Suppressions: ``allow:`` on entries of a bank, and which of them were used."""

from collections.abc import Iterable, Iterator

from deckgen.lint.reading import Entry, entries
from deckgen.lint.rule import Finding, Rule
from deckgen.model import Bank
from deckgen.source import Text


class Suppressions:
    """The suppressions of a bank while its rules run."""

    def __init__(self, bank: Bank, running: Iterable[Rule]) -> None:
        self._bank = bank
        self._running = {name for rule in running if rule.scope != "allowed" for name in (rule.code, rule.name)}
        self._used: set[tuple[int, str]] = set()
        """By id(): two equal entries are still two entries. The bank keeps them alive."""

    def silence(self, rule: Rule, finding: Finding) -> bool:
        """Return whether a finding is suppressed, and mark the suppressions as used."""
        silent = False
        for entry in (finding.about, self._bank.info):
            for name in entry.allow:
                if name in (rule.code, rule.name):
                    self._used.add((id(entry), str(name)))
                    silent = True
        return silent

    def unused(self) -> Iterator[tuple[Entry, Text]]:
        """Yield the suppressions of rules that ran and did not need them."""
        for entry in entries(self._bank):
            for name in entry.allow:
                if name in self._running and (id(entry), str(name)) not in self._used:
                    yield entry, name
