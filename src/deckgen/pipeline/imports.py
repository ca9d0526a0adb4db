"""The road from guides and tables to a folder of text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deckgen import files
from deckgen.bank.files import is_bank
from deckgen.bank.load import Loaded, load
from deckgen.diagnostics import Diagnostic, errors
from deckgen.importers.intake import Foreign, import_files
from deckgen.importers.merging.plan import UnprovenError, fresh_files, merged_files
from deckgen.importers.report import ImportReport, Refusal
from deckgen.model import Bank


@dataclass(frozen=True, slots=True)
class Written:
    """What an import found, and the files it wrote or in a dry run would have written.

    ``fault`` is the first error of the bank that is there: nothing is added to such a bank.
    """

    report: ImportReport = field(default_factory=ImportReport)
    files: tuple[Path, ...] = ()
    fault: Diagnostic | None = None


def import_guides(guides: Iterable[Path], folder: Path, *, update: bool = False, dry_run: bool = False) -> Written:
    """Bring guides into the bank in ``folder``, or make one there; what differs is changed only with ``update``.

    Raises:
        OSError: a file cannot be read or written.
    """
    there = load(folder) if folder.is_dir() and is_bank(folder) else None
    if there and (wrong := errors(there.diagnostics)):
        return Written(fault=wrong[0])
    imported = import_files(
        (Foreign(path.as_posix(), path.read_bytes()) for path in guides), there.bank if there else None
    )
    report = imported.report
    texts: Mapping[Path, str] = {}
    if imported.bank:
        try:
            texts = _planned(folder, there, imported.bank, report, update=update)
        except UnprovenError as problem:
            report.refused += [Refusal(name, f"nothing was written: {problem}") for name in report.files]
    if not dry_run:
        files.replace_all({path: _as_it_was(path, text) for path, text in texts.items()})
    return Written(report, tuple(texts))


def _planned(folder: Path, there: Loaded | None, new: Bank, report: ImportReport, *, update: bool) -> dict[Path, str]:
    if there:
        plan = merged_files(there, folder.as_posix(), new, report, update=update)
        return {Path(path): text for path, text in plan.files.items()}
    return {folder / name: text for name, text in fresh_files(new).items()}


def _as_it_was(path: Path, text: str) -> bytes:
    """The text in bytes, with the line ends that the file has now."""
    crlf = path.is_file() and b"\r\n" in path.read_bytes()
    return text.replace("\n", "\r\n").encode() if crlf else text.encode()
