"""The rules applied to a bank, as the bank itself wants them applied."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import get_args

from deckgen.bank.load import Loaded
from deckgen.codes import RULE_NAMES, TABLE
from deckgen.diagnostics import Diagnostic, Severity, has_errors, in_order
from deckgen.lint.reading import Entry, Reading, entries
from deckgen.lint.rule import Finding, Rule, Scope
from deckgen.lint.setting_rules import SEVERITIES
from deckgen.lint.table import RULES
from deckgen.model import Bank, BankInfo
from deckgen.source import Text

_NAMES = {row.code: row.name for row in TABLE}
_AT_A_TIME = 50


def check_loaded(
    loaded: Loaded, *, select: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a bank: the faults in its text, then what the rules find, in one order.

    Faults that are errors can be neither left out nor ignored. With one among them only the rules run that read each
    story for itself: the others would find what the fault has hidden.
    """
    faults = (
        fault
        for fault in loaded.diagnostics
        if fault.severity is Severity.ERROR or _wanted((fault.code, _NAMES[fault.code]), select, ignore)
    )
    found = check(loaded.bank, select=select, ignore=ignore, whole=not has_errors(loaded.diagnostics))
    return in_order((*faults, *found))


def check(
    bank: Bank, *, select: Collection[str] = (), ignore: Collection[str] = (), whole: bool = True
) -> tuple[Diagnostic, ...]:
    """What the rules find in a bank, by file, line and column.

    ``select`` and ``ignore`` hold codes, beginnings of codes ("S", "M3") or names; an empty ``select`` means all.
    A bank with faults is not ``whole``: rules that compare its entries do not run.
    """
    reading = Reading(bank, RULE_NAMES)
    running = [
        rule
        for rule in RULES
        if (whole or rule.scope == "story")
        and (reading.english or not rule.english)
        and _wanted((rule.code, rule.name), select, ignore)
        and _on(rule, bank.info, select)
    ]
    allowed = _Allowed(bank, running)
    scoped = {scope: [rule for rule in running if rule.scope == scope] for scope in get_args(Scope)}
    found = [one for some in _some_at_a_time(bank) for one in _found(scoped["story"], Reading(some), allowed)]
    found += _found(scoped["bank"], reading, allowed)
    reading.unused = tuple(allowed.unused())
    found += _found(scoped["allowed"], reading, allowed)
    return in_order(found)


def _some_at_a_time(bank: Bank) -> Iterator[Bank]:
    """The bank with a few of its stories, then the next: what all rules have just read is near in memory."""
    for start in range(0, len(bank.stories), _AT_A_TIME):
        yield replace(bank, stories=bank.stories[start : start + _AT_A_TIME])


class _Allowed:
    """The suppressions of a bank, and which of them have been of use."""

    def __init__(self, bank: Bank, running: list[Rule]) -> None:
        self._bank = bank
        self._running = {name for rule in running if rule.scope != "allowed" for name in (rule.code, rule.name)}
        self._used: set[int] = set()

    def __call__(self, rule: Rule, finding: Finding) -> bool:
        """Whether the bank allows what a rule found; the suppression has then been of use."""
        found = False
        for entry in (finding.about, self._bank.info):
            for name in entry.allow:
                if name == rule.code or name == rule.name:
                    self._used.add(id(name))
                    found = True
        return found

    def unused(self) -> Iterator[tuple[Entry, Text]]:
        """Suppressions of rules that ran and were not silenced by them."""
        for entry in entries(self._bank):
            for name in entry.allow:
                if name in self._running and id(name) not in self._used:
                    yield entry, name


def _wanted(names: tuple[str, ...], select: Collection[str], ignore: Collection[str]) -> bool:
    return (not select or _named(names, select)) and not _named(names, ignore)


def _named(names: tuple[str, ...], by: Collection[str]) -> bool:
    return any(word in names or names[0].startswith(word) for word in by)


def _on(rule: Rule, info: BankInfo, select: Collection[str]) -> bool:
    set_to = _set_to(rule, info)
    return set_to != "off" and (not rule.off or bool(set_to) or rule.code in select or rule.name in select)


def _set_to(rule: Rule, info: BankInfo) -> str:
    """What the bank makes of a rule, its last word if it has several; "" if it says nothing."""
    return next(
        (word for name, word in reversed(info.check) if name in (rule.code, rule.name) and word in SEVERITIES), ""
    )


def _found(rules: Iterable[Rule], reading: Reading, allowed: _Allowed) -> Iterator[Diagnostic]:
    info = reading.bank.info
    nameless = info.id.span
    for rule in rules:
        set_to = _set_to(rule, info)
        for finding in rule.find(reading):
            about, text, message, hint, offset, own = finding
            if (about.allow or info.allow) and allowed(rule, finding):
                continue
            if "\n" in message:
                message = " ".join(message.split())
            span = text.at(offset) if offset else text.span
            severity = Severity(set_to) if set_to else own or rule.severity
            yield rule.row.at(span if span.path else nameless, message, hint, severity)
