"""Files in, a bank and its report out; nothing is read from disk and nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass

from deckgen.bank.dump import dump
from deckgen.bank.load import load_sources
from deckgen.bank.sets import principle_set
from deckgen.diagnostics import errors
from deckgen.importers.drafts import Found, Place
from deckgen.importers.guide.guide import read_guide
from deckgen.importers.making.assemble import assemble
from deckgen.importers.making.entries import counted
from deckgen.importers.merging.merge import combined
from deckgen.importers.own import is_own, read_own
from deckgen.importers.refuse import decoded, nothing_found, transcript
from deckgen.importers.report import ImportReport, Refusal, Remark
from deckgen.importers.tables.sheet import read_sheet
from deckgen.importers.words.principles import Principles
from deckgen.model import Bank
from deckgen.source import Source

_TABLES = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file of somebody else's making: the path people know it by, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Imported:
    """What the files hold, as a bank; None when every one of them was refused."""

    bank: Bank | None
    report: ImportReport


def import_files(files: Iterable[Foreign], into: Bank | None = None) -> Imported:
    """Read guides and tables into one bank; ``into`` is the bank that they will be merged into."""
    report = ImportReport()
    sources: list[Source] = []
    for file in files:
        read = decoded(file.path, file.data)
        if isinstance(read, Refusal):
            report.refused.append(read)
        else:
            sources.append(read)
    return import_sources(sources, into, report)


def import_sources(sources: Iterable[Source], into: Bank | None = None, report: ImportReport | None = None) -> Imported:
    """Read guides and tables that are text already."""
    report = report or ImportReport()
    principles = _principles(into)
    read: list[tuple[Source, Found]] = []
    own: list[tuple[Source, set[int], Bank]] = []
    for source in sources:
        found = _own(source) if is_own(source.text) else _read(source, principles)
        if isinstance(found, Refusal):
            report.refused.append(found)
        elif isinstance(found, Found):
            read.append((source, found))
        else:
            own.append(found)
    bank = _assembled([bank for _, _, bank in own], [found for _, found in read], into, report)
    if bank is None:
        return Imported(None, report)
    report.counts = counted(bank)
    if into is None and (problem := _unproven(bank)):
        report.refused += [
            Refusal(source.path, problem) for source in (*(one[0] for one in own), *(one[0] for one in read))
        ]
        return Imported(None, report)
    for source, used, _ in own:
        _account(source, used, {1: "comment"}, report)
    for source, found in read:
        _account(source, found.used, found.reasons, report)
    return Imported(bank, report)


def _principles(into: Bank | None) -> Principles:
    known = [*(into.principles if into else ())]
    keys = {one.key for one in known}
    return Principles([*known, *(one for one in principle_set("amazon") if one.key not in keys)])


def _assembled(own: list[Bank], found: list[Found], into: Bank | None, report: ImportReport) -> Bank | None:
    """The bank of this import: the guides of an export first, then what the others add to them."""
    bank = None
    for one in own:
        bank = one if bank is None else combined(bank, one, report)
    if not found:
        return bank
    context = into
    if bank:
        context = combined(into, bank, ImportReport()) if into else bank
    new = assemble(found, report, context)
    return combined(bank, new, report) if bank else new


def _own(source: Source) -> tuple[Source, set[int], Bank] | Refusal:
    guide = read_own(source.text)
    loaded = load_sources([Source(source.path, guide.yaml)])
    if wrong := errors(loaded.diagnostics):
        return Refusal(source.path, f"the guide no longer says a whole bank: {wrong[0].message}")
    return source, guide.used, loaded.bank


def _read(source: Source, principles: Principles) -> Found | Refusal:
    if source.path.lower().endswith(_TABLES):
        found = read_sheet(source.path, source.text, principles)
        return found or Refusal(
            source.path, "no column of questions, stories or principles; name them in the first row"
        )
    if why := transcript(source.text):
        return Refusal(source.path, why)
    found = read_guide(source.path, source.text, principles)
    if why := nothing_found(found):
        return Refusal(source.path, why)
    return found


def _unproven(bank: Bank) -> str:
    """Why a bank would not be the same when it is written and loaded again, "" when it would."""
    loaded = load_sources([Source("bank.yaml", dump(bank))])
    if wrong := errors(loaded.diagnostics):
        return f"the bank made of it has a fault: {wrong[0].message}"
    return "" if loaded.bank == bank else "the bank made of it does not read back the same"


def _account(source: Source, used: set[int], reasons: dict[int, str], report: ImportReport) -> None:
    """Every line that says something, as used or as listed with its reason."""
    report.files.append(source.path)
    for number, line in enumerate(source.text.split("\n"), start=1):
        if not line.strip():
            continue
        report.nonblank += 1
        if number in used:
            report.used += 1
        else:
            report.skipped.append(Remark(Place(source.path, number), line.strip(), reasons.get(number, "prose")))
