"""Rules for the settings of rules: ``check:`` and ``allow:``."""

from collections.abc import Iterator

from deckgen.bank.hints import near
from deckgen.codes import rule_codes
from deckgen.diagnostics import Severity
from deckgen.lint.reading import Reading, entries
from deckgen.lint.rule import Finding, rule

SEVERITIES = (*(str(severity) for severity in Severity), "off")


@rule(rule_codes.UNKNOWN_RULE)
def unknown_rule(reading: Reading) -> Iterator[Finding]:
    """A rule in 'check:' or 'allow:' that does not exist.

    Rules are named by code or by name. A misspelt one would have no effect.

    Bad:
      bank: mine
      check: {plural-vioce: off}
    Good:
      bank: mine
      check: {plural-voice: off}
    """
    info = reading.bank.info
    for name, _ in info.check:
        if name not in reading.rule_names:
            hint = near(name, reading.rule_names) or "'deckgen check --explain all' lists the rules"
            yield Finding(info, name, f"'check' names rule '{name}', which does not exist", hint)
    for entry in entries(reading.bank):
        for name in entry.allow:
            if name not in reading.rule_names:
                hint = near(name, reading.rule_names) or "'deckgen check --explain all' lists the rules"
                yield Finding(entry, name, f"'allow' names rule '{name}', which does not exist", hint)


@rule(rule_codes.UNKNOWN_SEVERITY)
def unknown_severity(reading: Reading) -> Iterator[Finding]:
    """A severity in 'check:' that does not exist.

    The severities are error, warning and info; off switches a rule off.

    Bad:
      bank: mine
      check: {S101: fatal}
    Good:
      bank: mine
      check: {S101: error}
    """
    info = reading.bank.info
    for name, severity in info.check:
        if severity not in SEVERITIES:
            hint = near(severity, SEVERITIES, otherwise="one of")
            yield Finding(info, severity, f"'check' sets '{name}' to '{severity}'", hint)


@rule(rule_codes.UNUSED_ALLOW, scope="allowed")
def unused_allow(reading: Reading) -> Iterator[Finding]:
    """A suppression that suppresses nothing.

    What it was written for has been fixed. If it stays, it will hide the next finding. Suppressions of rules that did
    not run are not reported.

    Bad:
      allow: [plural-voice]
      action: I rewrote the loader.
    Good:
      allow: [plural-voice]
      action: We rewrote the loader.
    """
    for entry, name in reading.unused:
        yield Finding(entry, name, f"'allow: {name}' suppresses nothing", "delete it")


SETTING_RULES = (unknown_rule, unknown_severity, unused_allow)
