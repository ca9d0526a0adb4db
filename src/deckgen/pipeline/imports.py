"""Guides on disk imported into a bank's folder."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from deckgen import files
from deckgen.bank.folder import is_bank
from deckgen.bank.load import load
from deckgen.diagnostics import Diagnostic
from deckgen.importers import intake
from deckgen.importers.import_report import ImportReport


@dataclass(frozen=True, slots=True)
class Written:
    """What an import found, and the files it wrote or in a dry run would have written.

    ``fault`` is the first error of the bank that is there: nothing is added to such a bank.
    """

    report: ImportReport = field(default_factory=ImportReport)
    files: tuple[Path, ...] = ()
    fault: Diagnostic | None = None


def import_guides(guides: Iterable[Path], folder: Path, *, update: bool = False, dry_run: bool = False) -> Written:
    """Import guides into the bank in ``folder``, or make a bank there; what differs is changed only with ``update``.

    Raises:
        OSError: a file cannot be read or written.
    """
    there = load(folder) if folder.is_dir() and is_bank(folder) else None
    contents = {path.as_posix(): path.read_bytes() for path in guides}
    imported = intake.import_guides(contents, there, folder=folder.as_posix(), update=update)
    if imported.diagnostics:
        return Written(fault=imported.diagnostics[0])
    written = {folder / name: _with_its_line_ends(folder / name, data) for name, data in imported.files.items()}
    if not dry_run:
        files.replace_all(written)
    return Written(imported.report, tuple(written))


def _with_its_line_ends(path: Path, data: bytes) -> bytes:
    """The new contents of a file, with CRLF where the file on disk has it."""
    crlf = path.is_file() and b"\r\n" in path.read_bytes()
    return data.replace(b"\n", b"\r\n") if crlf else data
