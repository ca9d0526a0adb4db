"""Run the rules on a bank, with the severities and suppressions it asks for."""

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
    """Return the diagnostics of a bank and the findings of the rules, in one order.

    Errors cannot be deselected or ignored. If there are errors, rules run only on what the errors cannot have hidden:
    a missing part is not reported while the field that holds it is misspelt.
    """
    reported = (
        diagnostic
        for diagnostic in loaded.diagnostics
        if diagnostic.severity is Severity.ERROR or _wanted((diagnostic.code, _NAMES[diagnostic.code]), select, ignore)
    )
    if loaded.partial_settings:  # such as the language, or which rules are off
        return in_order(reported)
    whole = not has_errors(loaded.diagnostics)
    findings = check(loaded.bank, select=select, ignore=ignore, whole=whole, partial=loaded.partial)
    return in_order((*reported, *findings))


def check(
    bank: Bank,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    whole: bool = True,
    partial: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """Return the findings of the rules, by file, line and column.

    Args:
        bank: the bank, as far as it could be read.
        select: codes, beginnings of codes ("S", "M3") or names; empty for all.
        ignore: the same, for what to leave out.
        whole: whether the bank has no errors. If it has, rules that compare entries do not run.
        partial: keys of stories with a field that could not be read; only rules for single texts run on them.
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
    """The severity the bank sets for a rule, the last one if there are several; "" if there is none."""
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
