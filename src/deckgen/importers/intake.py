"""Guides in, files of a bank and a report out; nothing is read from disk and nothing is written."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from deckgen.bank.load import Loaded, load_sources
from deckgen.bank.sets import principle_set
from deckgen.diagnostics import Diagnostic, errors
from deckgen.importers.drafts import FileDrafts, GuideLine
from deckgen.importers.exported_guide import is_exported, read_exported
from deckgen.importers.guide.guide_reader import read_guide
from deckgen.importers.import_report import ImportReport, Refusal, Remark
from deckgen.importers.input_checks import decoded, nothing_found, transcript
from deckgen.importers.making.assemble import assemble
from deckgen.importers.making.guidance_entries import counted
from deckgen.importers.merging.merge import combined
from deckgen.importers.merging.plan import fresh_files, merged_files
from deckgen.importers.merging.proof import UnprovenError
from deckgen.importers.tables.csv_files import read_sheet
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.model import Bank
from deckgen.source import Source

_TABLES = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import makes of its guides.

    ``bank`` holds the entries of the guides alone; None when every guide was refused, or nothing may be written.
    ``files`` maps a path below the bank's folder to what the file is to hold, in UTF-8 with line feeds.
    ``diagnostics`` are the errors of the bank to import into; with any of them, nothing is imported.
    """

    bank: Bank | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    report: ImportReport = field(default_factory=ImportReport)
    diagnostics: tuple[Diagnostic, ...] = ()


def import_guides(
    guides: Mapping[str, bytes], there: Loaded | None = None, *, folder: str = "", update: bool = False
) -> Imported:
    """Import guides and tables, by name, into the bank ``there``, or make a new bank of them.

    A name that ends in .csv or .tsv is read as a table. ``folder`` is the folder that ``there`` was loaded from, with
    which the paths of its sources begin. Where the bank says something else than a guide, the report says so; only
    with ``update`` is the new text taken.

    Raises:
        ValueError: a file of ``there`` that would change does not lie in ``folder``.
    """
    if there and (wrong := errors(there.diagnostics)):
        return Imported(diagnostics=tuple(wrong))
    report = ImportReport()
    sources: list[Source] = []
    for name, data in guides.items():
        source = decoded(name, data)
        if isinstance(source, Refusal):
            report.refused.append(source)
        else:
            sources.append(source)
    into = there.bank if there else None
    own, found = _read_all(sources, into, report)
    bank = _assembled([guide.bank for guide in own], [drafts for _, drafts in found], into, report)
    if bank is None:
        return Imported(report=report)
    try:
        texts = _files_below(folder, there, bank, report, update=update) if there else fresh_files(bank)
    except UnprovenError as problem:
        unwritten = [guide.source.path for guide in own] + [source.path for source, _ in found]
        refused = [Refusal(name, f"nothing was written: {problem}") for name in unwritten]
        return Imported(report=ImportReport(refused=report.refused + refused))
    report.counts = counted(bank)
    for guide in own:
        _account(guide.source, guide.used, {1: "comment"}, report)
    for source, drafts in found:
        _account(source, drafts.used, drafts.reasons, report)
    return Imported(bank, {path: text.encode() for path, text in texts.items()}, report)


def _files_below(folder: str, there: Loaded, new: Bank, report: ImportReport, *, update: bool) -> dict[str, str]:
    texts = merged_files(there, folder, new, report, update=update)
    return {PurePosixPath(path).relative_to(folder).as_posix(): text for path, text in texts.items()}


@dataclass(frozen=True, slots=True)
class _Exported:
    """A guide that an export wrote, read back; ``used`` are the lines that are in the bank."""

    source: Source
    used: frozenset[int]
    bank: Bank


def _read_all(
    sources: list[Source], into: Bank | None, report: ImportReport
) -> tuple[list[_Exported], list[tuple[Source, FileDrafts]]]:
    """The guides of an export, and the drafts of all other guides."""
    principles = _principles(into)
    own: list[_Exported] = []
    found: list[tuple[Source, FileDrafts]] = []
    for source in sources:
        read = _own(source) if is_exported(source.text) else _read(source, principles)
        if isinstance(read, Refusal):
            report.refused.append(read)
        elif isinstance(read, FileDrafts):
            found.append((source, read))
        else:
            own.append(read)
    return own, found


def _principles(into: Bank | None) -> KnownPrinciples:
    known = [*(into.principles if into else ())]
    keys = {one.key for one in known}
    return KnownPrinciples([*known, *(one for one in principle_set("amazon") if one.key not in keys)])


def _assembled(own: list[Bank], found: list[FileDrafts], into: Bank | None, report: ImportReport) -> Bank | None:
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


def _own(source: Source) -> _Exported | Refusal:
    guide = read_exported(source.text)
    loaded = load_sources([Source(source.path, guide.yaml)])
    if wrong := errors(loaded.diagnostics):
        return Refusal(source.path, f"the guide no longer says a whole bank: {wrong[0].message}")
    return _Exported(source, guide.used, loaded.bank)


def _read(source: Source, principles: KnownPrinciples) -> FileDrafts | Refusal:
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


def _account(source: Source, used: AbstractSet[int], reasons: dict[int, str], report: ImportReport) -> None:
    """Every line that says something, as used or as listed with its reason."""
    report.files.append(source.path)
    for number, line in enumerate(source.text.split("\n"), start=1):
        if not line.strip():
            continue
        report.nonblank += 1
        if number in used:
            report.used += 1
        else:
            report.skipped.append(Remark(GuideLine(source.path, number), line.strip(), reasons.get(number, "prose")))
