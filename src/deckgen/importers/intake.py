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
from deckgen.importers.guide.meant_texts import use_bank_texts
from deckgen.importers.import_report import ImportReport, Refusal, Remark, counts_of
from deckgen.importers.input_checks import decoded, nothing_found_reason, transcript_reason
from deckgen.importers.making.assemble import assemble
from deckgen.importers.merging.merge import combined
from deckgen.importers.merging.plan import fresh_files, merged_files
from deckgen.importers.merging.proof import UnprovenError
from deckgen.importers.tables.csv_files import read_csv
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
    which the paths of its sources begin. Where bank and guide differ, the report says so; the text of the guide is
    taken only with ``update``.

    Raises:
        ValueError: a file of ``there`` that would change does not lie in ``folder``.
    """
    if there and (bank_errors := errors(there.diagnostics)):
        return Imported(diagnostics=tuple(bank_errors))
    report = ImportReport()
    into = there.bank if there else None
    files = _read_all(guides, into, report)
    bank = _bank_of(files, into, report)
    if bank is None:
        return Imported(report=report)
    try:
        texts = _merged_below(folder, there, bank, report, update=update) if there else fresh_files(bank)
    except UnprovenError as problem:
        refused = [Refusal(file.source.path, f"nothing was written: {problem}") for file in files]
        return Imported(report=ImportReport(refused=report.refused + refused))
    report.counts = counts_of(bank)
    for file in files:
        _account_for(file, report)
    return Imported(bank, {path: text.encode() for path, text in texts.items()}, report)


def _merged_below(folder: str, there: Loaded, new: Bank, report: ImportReport, *, update: bool) -> dict[str, str]:
    texts = merged_files(there, folder, new, report, update=update)
    return {PurePosixPath(path).relative_to(folder).as_posix(): text for path, text in texts.items()}


@dataclass(frozen=True, slots=True)
class _GuideFile:
    """A file that was read: an exported guide is a bank already, any other guide is drafts."""

    source: Source
    content: Bank | FileDrafts
    used: AbstractSet[int]
    reasons: Mapping[int, str]


def _read_all(guides: Mapping[str, bytes], into: Bank | None, report: ImportReport) -> list[_GuideFile]:
    """The files that can be imported, exported guides first; the others are reported as refused."""
    own = into.principles if into else ()
    keys = {entry.key for entry in own}
    principles = KnownPrinciples([*own, *(entry for entry in principle_set("amazon") if entry.key not in keys)])
    files: list[_GuideFile] = []
    for name, data in guides.items():
        source = decoded(name, data)
        file = source if isinstance(source, Refusal) else _read(source, principles)
        if isinstance(file, Refusal):
            report.refused.append(file)
        else:
            files.append(file)
    return sorted(files, key=lambda file: isinstance(file.content, FileDrafts))


def _read(source: Source, principles: KnownPrinciples) -> _GuideFile | Refusal:
    if is_exported(source.text):
        return _read_exported(source)
    if source.path.lower().endswith(_TABLES):
        drafts = read_csv(source.path, source.text, principles)
        if drafts is None:
            reason = "no column of questions, stories or principles; name them in the first row"
            return Refusal(source.path, reason)
    else:
        if reason := transcript_reason(source.text):
            return Refusal(source.path, reason)
        drafts = read_guide(source.path, source.text, principles)
        if reason := nothing_found_reason(drafts):
            return Refusal(source.path, reason)
        use_bank_texts(drafts)
    return _GuideFile(source, drafts, drafts.used, drafts.reasons)


def _read_exported(source: Source) -> _GuideFile | Refusal:
    guide = read_exported(source.text)
    loaded = load_sources([Source(source.path, guide.yaml)])
    if guide_errors := errors(loaded.diagnostics):
        return Refusal(source.path, f"the exported guide is no longer a whole bank: {guide_errors[0].message}")
    return _GuideFile(source, loaded.bank, guide.used, {1: "comment"})


def _bank_of(files: list[_GuideFile], into: Bank | None, report: ImportReport) -> Bank | None:
    """The bank that the files hold; None if there are none. Drafts may refer to entries of exported guides."""
    bank: Bank | None = None
    for file in files:
        if isinstance(file.content, Bank):
            bank = file.content if bank is None else combined(bank, file.content, report)
    drafts = [file.content for file in files if isinstance(file.content, FileDrafts)]
    if not drafts:
        return bank
    known = combined(into, bank, ImportReport()) if into and bank else into or bank
    new = assemble(drafts, report, known)
    return combined(bank, new, report) if bank else new


def _account_for(file: _GuideFile, report: ImportReport) -> None:
    """Count every line that is not blank as used, or list it with its reason."""
    path = file.source.path
    report.files.append(path)
    for number, line in enumerate(file.source.text.split("\n"), start=1):
        if not line.strip():
            continue
        report.nonblank += 1
        if number in file.used:
            report.used += 1
        else:
            report.skipped.append(Remark(GuideLine(path, number), line.strip(), file.reasons.get(number, "prose")))
