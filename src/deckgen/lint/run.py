"""The rules applied to a bank, as the bank itself wants them applied."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from deckgen.bank.load import Loaded
from deckgen.codes import RULE_NAMES, TABLE
from deckgen.diagnostics import Diagnostic, Severity, has_errors, in_order
from deckgen.lint.reading import Reading
from deckgen.lint.rule import Finding, Rule
from deckgen.lint.setting_rules import SEVERITIES
from deckgen.lint.suppressions import Suppressions
from deckgen.lint.table import RULES
from deckgen.model import Bank, BankInfo

_NAMES = {row.code: row.name for row in TABLE}


def check_loaded(
    loaded: Loaded, *, select: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a bank, and what the rules find in what could be read of it, in one order.

    Errors can be neither left out nor ignored. With one among them only those rules run that need nothing which the
    error may have hidden: a missing part is no finding while the field that holds it is misspelt.
    """
    faults = (
        diagnostic
        for diagnostic in loaded.diagnostics
        if diagnostic.severity is Severity.ERROR or _wanted((diagnostic.code, _NAMES[diagnostic.code]), select, ignore)
    )
    if loaded.partial_settings:  # the language, or which rules are off, is among what could not be read
        return in_order(faults)
    whole = not has_errors(loaded.diagnostics)
    findings = check(loaded.bank, select=select, ignore=ignore, whole=whole, partial=loaded.partial)
    return in_order((*faults, *findings))


def check(
    bank: Bank,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    whole: bool = True,
    partial: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """What the rules find in a bank, by file, line and column.

    Args:
        bank: the bank, as far as it could be read.
        select: codes, beginnings of codes ("S", "M3") or names; empty for all.
        ignore: the same, of what to leave out.
        whole: whether the bank has no error. If it has, rules that compare its entries do not run.
        partial: keys of stories of which a field could not be read; only their single texts are looked at.
    """
    reading = Reading(bank, RULE_NAMES)
    running = [
        rule
        for rule in RULES
        if (whole or rule.scope in ("text", "story"))
        and (reading.english or not rule.english)
        and _wanted((rule.code, rule.name), select, ignore)
        and _on(rule, bank.info, select)
    ]
    suppressions = Suppressions(bank, running)
    complete = reading
    if partial:
        complete = Reading(replace(bank, stories=tuple(story for story in bank.stories if story.key not in partial)))
    findings = [
        *_findings(running, "text", reading, suppressions),
        *_findings(running, "story", complete, suppressions),
        *_findings(running, "bank", reading, suppressions),
    ]
    reading.unused = tuple(suppressions.unused())
    return in_order((*findings, *_findings(running, "allowed", reading, suppressions)))


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


def _findings(rules: Iterable[Rule], scope: str, reading: Reading, suppressions: Suppressions) -> Iterator[Diagnostic]:
    info = reading.bank.info
    for rule in rules:
        if rule.scope != scope:
            continue
        set_to = _set_to(rule, info)
        severity = Severity(set_to) if set_to else None
        for finding in rule.find(reading):
            if (finding.about.allow or info.allow) and suppressions.silence(rule, finding):
                continue
            yield _diagnostic(rule, finding, severity or finding.severity, info)


def _diagnostic(rule: Rule, finding: Finding, severity: Severity | None, info: BankInfo) -> Diagnostic:
    message = " ".join(finding.message.split()) if "\n" in finding.message else finding.message
    span = finding.text.at(finding.offset) if finding.offset else finding.text.span
    return rule.row.at(span if span.path else info.id.span, message, finding.hint, severity)
