"""Find the folder of a bank: given the folder itself, the one above, a file in it, or nothing at all."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from deckgen.bank.folder import find
from deckgen.bank.load import Loaded, load
from deckgen.bank.nearby import (
    LOCK_NAME,
    USUAL_NAME,
    bank_folders,
    did_you_mean,
    enclosing_bank,
    has_lock,
    is_bank,
    parent,
)
from deckgen.bank.reporting import Report
from deckgen.codes import bank_codes, ledger_codes
from deckgen.diagnostics import Diagnostic, has_errors, in_order
from deckgen.model import Bank, BankInfo
from deckgen.source import Span, Text

_TIME = r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


class Located(NamedTuple):
    """The folder of a bank, and what is wrong with the path that was given for it.

    With an error among the diagnostics there is no bank to be read at ``folder``.
    """

    folder: Path
    diagnostics: tuple[Diagnostic, ...] = ()


def locate(path: str | Path | None = None) -> Located:
    """Find the folder of the bank that ``path`` stands for: the one with its YAML files and its lock file.

    That is the path itself, or ``stories`` in it. A YAML file stands for its folder, and None for the bank in the
    current folder. If a folder and its ``stories`` hold the same files, the bank is where the lock file is: from
    anywhere else, its notes would be published a second time.

    Raises:
        OSError: a file or a folder cannot be read.
    """
    report = Report()
    folder = _in_current_folder(report) if path is None else _at(Path(path), report)
    return Located(folder, in_order(report.diagnostics))


def load_located(path: str | Path | None = None) -> Loaded:
    """Load the bank that ``path`` stands for; what is wrong with the path is among the diagnostics.

    Raises:
        OSError: a file or a folder cannot be read.
    """
    located = locate(path)
    if has_errors(located.diagnostics):
        return Loaded(Bank(BankInfo(Text("bank"))), located.diagnostics)
    loaded = load(located.folder)
    return replace(loaded, diagnostics=in_order((*located.diagnostics, *loaded.diagnostics)))


def _in_current_folder(report: Report) -> Path:
    here, usual = Path(), Path(USUAL_NAME)
    if is_bank(here) or has_lock(here):
        return _at(here, report)
    if usual.is_dir():
        return _at(usual, report)
    message = f"there is no bank in this folder: no *.yaml file and no folder '{USUAL_NAME}'"
    report(bank_codes.NO_FOLDER, _place(here), message, did_you_mean(here, here, parent(here)))
    return usual


def _at(path: Path, report: Report) -> Path:
    name = path.as_posix()
    if path.is_file() and path.suffix == ".yaml":
        return _at(path.parent, report)
    if not path.is_dir():
        what = "is a file, not a folder" if path.exists() else "does not exist"
        report(bank_codes.NO_FOLDER, _place(path), f"the bank '{name}' {what}", did_you_mean(path, path.parent))
        return path
    looking = Report()
    if files := find(path, looking) or find(path / USUAL_NAME, Report()):
        return _chosen(path, files, report)
    if all(found.code == bank_codes.EMPTY_FOLDER.code for found in looking.diagnostics):
        report(bank_codes.EMPTY_FOLDER, _place(path), f"no *.yaml file in '{name}'", did_you_mean(path, parent(path)))
    return path


def _chosen(path: Path, files: Sequence[Path], report: Report) -> Path:
    """Choose between a folder that holds YAML files, its ``stories``, and the folder it is the ``stories`` of."""
    usual, above = path / USUAL_NAME, parent(path)
    outside = [file for file in files if usual not in file.parents]
    if len(outside) < len(files) and not is_bank(path):
        return _outer_or_usual(path, usual, outside, report)
    if path.resolve().name == USUAL_NAME and has_lock(above) and len(find(above, Report())) == len(files):
        return _outer_or_usual(above, path, (), report)
    _check_one_bank(path, files, report)
    return path


def _outer_or_usual(outer: Path, usual: Path, outside: Sequence[Path], report: Report) -> Path:
    """Choose between a folder and its ``stories``; files ``outside`` of that may still be part of the bank."""
    if has_lock(outer) and has_lock(usual):
        _report_two_locks(outer, usual, report)
        return usual
    other_banks = bank_folders(outside)
    stray = [file for file in outside if not other_banks.intersection(file.parents)]
    if has_lock(outer) or (stray and not has_lock(usual)):
        return outer
    for file in stray:
        message = f"'{file.as_posix()}' is not read: the bank is '{usual.as_posix()}'"
        report(bank_codes.UNREAD_FILE, _place(file), message, f"move it into '{usual.as_posix()}'")
    return usual


def _report_two_locks(outer: Path, usual: Path, report: Report) -> None:
    """Report two lock files for one bank, and which of them knows the later changes."""
    older, newer = sorted((outer / LOCK_NAME, usual / LOCK_NAME), key=_latest_time)
    message = f"the bank has two lock files: '{older.as_posix()}' and '{newer.as_posix()}'"
    hint = f"keep '{newer.as_posix()}', which has the later changes, and delete the other"
    report(ledger_codes.TWO_LOCKS, _place(older), message, hint)


def _latest_time(lock: Path) -> str:
    return max(re.findall(_TIME, lock.read_text("utf-8", errors="replace")), default="")


def _check_one_bank(path: Path, files: Sequence[Path], report: Report) -> None:
    """Report a folder that holds several banks, or only a part of one."""
    banks = sorted(folder.as_posix() for folder in bank_folders(files))
    if len(banks) > 1:
        message = f"'{path.as_posix()}' holds {len(banks)} banks"
        report(bank_codes.NOT_ONE_BANK, _place(path), message, f"name one of them: {', '.join(banks)}")
    elif not banks and not has_lock(path) and (whole := enclosing_bank(parent(path))):
        message = f"'{path.as_posix()}' is only a part of the bank '{whole.as_posix()}'"
        report(bank_codes.NOT_ONE_BANK, _place(path), message, f"did you mean '{whole.as_posix()}'?")


def _place(path: Path) -> Span:
    return Span(path.as_posix(), 1, 1)
