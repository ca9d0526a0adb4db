"""A folder of YAML becomes a bank and everything that is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from deckgen.bank import folder as bank_folder
from deckgen.bank.documents import Entries, read_document
from deckgen.bank.hints import near
from deckgen.bank.reporting import Report
from deckgen.bank.resolve import resolve
from deckgen.bank.sets import PRINCIPLE_SETS, built_in_frameworks, over, principle_set
from deckgen.bank.yamltree import documents
from deckgen.codes import bank_codes
from deckgen.diagnostics import Diagnostic, errors, in_order
from deckgen.model import Bank, BankInfo, Checklist, Framework, Principle, Question, Story
from deckgen.source import Source, Span, Text

E = TypeVar("E", Story, Principle, Question, Framework, Checklist)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A bank as far as it could be read, every fault in it, and the text both point into."""

    bank: Bank
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...] = ()


def load(folder: str | Path) -> Loaded:
    """Read every ``*.yaml`` below ``folder``.

    What the author got wrong is in the diagnostics, never raised; with an error among them the bank is what was left.

    Raises:
        OSError: a file that is there cannot be read.
    """
    report = Report()
    sources = [bank_folder.read(path, report) for path in bank_folder.find(Path(folder), report)]
    return load_sources([source for source in sources if source], report, Path(folder).as_posix())


def loads(texts: Mapping[str, str]) -> Loaded:
    """Read a bank from texts in memory, by file name: the same as ``load`` of a folder that holds them."""
    report = Report()
    sources = [bank_folder.read_text(name, text, report) for name, text in sorted(texts.items())]
    if not sources:
        report(bank_codes.EMPTY_FOLDER, Span("bank.yaml", 1, 1), "no text to read a bank from")
    return load_sources(sources, report, sources[0].path if sources else "")


def load_sources(sources: Iterable[Source], report: Report | None = None, place: str = "") -> Loaded:
    """Read a bank from text already in memory; ``place`` stands for the whole bank where no line is at fault."""
    report = report or Report()
    kept = tuple(sources)
    entries = Entries()
    for source in kept:
        count = 0
        for node in documents(source, report):
            count += 1
            read_document(node, entries, report)
        if not count and not any(fault.span.path == source.path for fault in errors(report.diagnostics)):
            report(bank_codes.EMPTY_FILE, Span(source.path, 1, 1), "the file holds no entry")
    bank = resolve(_assembled(entries, report, place if kept else ""), built_in_frameworks(), report)
    return Loaded(_without_doubles(bank, report), in_order(report.diagnostics), kept)


def _assembled(entries: Entries, report: Report, place: str) -> Bank:
    for _, span in entries.infos[1:]:
        first = entries.infos[0][1]
        message = f"a second 'bank' document; the first is in line {first.line} of {first.path}"
        report(bank_codes.DUPLICATE_ENTRY, span, message, "keep one of the two")
    if not entries.infos and place:
        report(bank_codes.NO_BANK, Span(place, 1, 1), "no document says what the bank is")
    return Bank(
        info=entries.infos[0][0] if entries.infos else BankInfo(Text("bank")),
        principles=_principles(entries, report),
        stories=tuple(entries.stories),
        questions=tuple(entries.questions),
        matrix=tuple(entries.matrix),
        frameworks=tuple(entries.frameworks),
        checklists=tuple(entries.checklists),
    )


def _without_doubles(bank: Bank, report: Report) -> Bank:
    """The bank with one entry a key; done last, so that faults within a double are found as well."""
    return replace(
        bank,
        stories=_distinct(bank.stories, "story", report),
        questions=_distinct(bank.questions, "question", report),
        frameworks=_distinct(bank.frameworks, "framework", report),
        checklists=_distinct(bank.checklists, "checklist", report),
    )


def _principles(entries: Entries, report: Report) -> tuple[Principle, ...]:
    """The named sets in their order, with the bank's own words where it has some, then the bank's own principles."""
    known: dict[str, Principle] = {}
    for name in entries.named_sets:
        if name in PRINCIPLE_SETS:
            known |= {str(principle.key): principle for principle in principle_set(name)}
        else:
            hint = near(name, PRINCIPLE_SETS, otherwise="one of")
            report(bank_codes.UNKNOWN_REFERENCE, name.span, f"no principle set '{name}' ships with deckgen", hint)
    own = _distinct(entries.principles, "principle", report)
    for principle in own:
        if principle.key not in known and not principle.name:
            message = f"principle '{principle.key}' has no 'name'"
            report(bank_codes.MISSING_FIELD, principle.key.span, message, "add 'name: ...'")
    return (*_overlaid(known, own), *(principle for principle in own if principle.key not in known))


def _overlaid(known: dict[str, Principle], own: Iterable[Principle]) -> Iterator[Principle]:
    mine = {str(principle.key): principle for principle in own}
    for key, shipped in known.items():
        yield over(shipped, mine[key]) if key in mine else shipped


def _distinct(found: Iterable[E], what: str, report: Report) -> tuple[E, ...]:
    """Entries with a key, the first of each."""
    first: dict[str, E] = {}
    for entry in found:
        if not entry.key:
            continue
        if entry.key in first:
            place = first[entry.key].key.span
            message = f"{what} '{entry.key}' is there already, in line {place.line} of {place.path}"
            report(bank_codes.DUPLICATE_ENTRY, entry.key.span, message, "give one of the two another key")
        else:
            first[entry.key] = entry
    return tuple(first.values())
