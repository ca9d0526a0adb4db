"""Put the entries of all documents together: principle sets included, references resolved, duplicates removed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from deckgen.bank.documents import Entries
from deckgen.bank.duplicates import Duplicate, report_duplicates
from deckgen.bank.fields import is_key
from deckgen.bank.own_principles import OwnPrinciples
from deckgen.bank.places import in_line
from deckgen.bank.reporting import Report
from deckgen.bank.resolve import References
from deckgen.bank.sets import built_in_frameworks
from deckgen.codes import bank_codes
from deckgen.model import Bank, BankInfo, Checklist, Framework, Principle, Question, Story
from deckgen.source import Span, Text

E = TypeVar("E", Story, Principle, Question, Framework, Checklist)


def assembled(entries: Entries, report: Report, place: str | None) -> Bank:
    """Build the bank from its entries.

    A bank without a ``bank`` document is an error at ``place``; with None it is accepted.
    """
    duplicates = list(_second_banks(entries))
    if not entries.infos and place is not None and "bank" not in report.lost.kinds:
        report(bank_codes.NO_BANK, Span(place, 1, 1), "no document says what the bank is")
        report.lost.kinds.add("bank")
    principles = OwnPrinciples(entries.named_sets, _distinct(entries.principles, "principle", duplicates), report)
    bank = Bank(
        info=entries.infos[0][0] if entries.infos else BankInfo(Text("bank")),
        principles=principles.with_sets(),
        stories=tuple(entries.stories),
        questions=tuple(entries.questions),
        matrix=tuple(entries.matrix),
        frameworks=tuple(entries.frameworks),
        checklists=tuple(entries.checklists),
    )
    _note_malformed_keys(bank, report)
    references = References(bank, built_in_frameworks(), report)
    bank = references.resolved(duplicates)
    references.report_misses(principles.nameless(), principles.in_unnamed_sets)
    # Remove duplicates last: errors inside a duplicate are reported too.
    bank = _without_duplicates(bank, duplicates)
    report_duplicates(duplicates, _entries_by_file(entries), report)
    return bank


def _second_banks(entries: Entries) -> Iterable[Duplicate]:
    for _, span in entries.infos[1:]:
        first = entries.infos[0][1]
        message = f"a second 'bank' document; the first is in line {first.line} of {first.path}"
        yield Duplicate(span, first, message, "keep one of the two", is_bank=True)


def _note_malformed_keys(bank: Bank, report: Report) -> None:
    """Keep references to an entry with a malformed key from being reported as errors of their own."""
    for story in bank.stories:
        if not is_key(story.key):
            report.lost.add_entry(story.key, story.title, *story.aliases)
    for principle in bank.principles:
        if not is_key(principle.key):
            report.lost.add_entry(principle.key, principle.name, *principle.aliases)
    for framework in bank.frameworks:
        if not is_key(framework.key):
            report.lost.add_entry(framework.key, framework.name)


def _without_duplicates(bank: Bank, duplicates: list[Duplicate]) -> Bank:
    return replace(
        bank,
        stories=_distinct(bank.stories, "story", duplicates),
        questions=_distinct(bank.questions, "question", duplicates),
        frameworks=_distinct(bank.frameworks, "framework", duplicates),
        checklists=_distinct(bank.checklists, "checklist", duplicates),
    )


def _distinct(entries: Iterable[E], what: str, duplicates: list[Duplicate]) -> tuple[E, ...]:
    """Return the entries that have a key, the first for each key."""
    first: dict[str, E] = {}
    for entry in entries:
        if not entry.key:
            continue
        if entry.key in first:
            place = first[entry.key].key.span
            message = f"there is already a {what} '{entry.key}'{in_line(place)}"
            duplicates.append(Duplicate(entry.key.span, place, message, "give one of the two another key"))
        else:
            first[entry.key] = entry
    return tuple(first.values())


def _entries_by_file(entries: Entries) -> Counter[str]:
    keyed = (entries.stories, entries.principles, entries.questions, entries.frameworks, entries.checklists)
    places = [entry.key.span for kind in keyed for entry in kind if entry.key]
    places += [row.principle.span for row in entries.matrix]
    places += [span for _, span in entries.infos]
    return Counter(place.path for place in places)
