"""The banks around a path: in it, beside it, above it."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from deckgen.bank.hints import near

LOCK_NAME = "deckgen.lock"
USUAL_NAME = "stories"
"""The folder that ``deckgen init`` makes for a bank, and where one is looked for first."""

# Higher up, a stray file in a home or temporary folder would count as a bank that holds everything below it.
_LEVELS = 2
_BANK_DOCUMENT = re.compile(rb"^[\"']?bank[\"']?[ \t]*:", re.MULTILINE)


def has_lock(folder: Path) -> bool:
    """Whether the lock file of a bank lies in a folder."""
    return (folder / LOCK_NAME).is_file()


def is_bank(folder: Path) -> bool:
    """Whether a YAML file that lies directly in a folder says which bank it is."""
    return bool(bank_folders(sorted(folder.glob("*.yaml"))))


def bank_folders(files: Iterable[Path]) -> set[Path]:
    """Return the folders of the files with a line that begins with ``bank:``, and so say which bank they are."""
    return {file.parent for file in files if file.is_file() and _BANK_DOCUMENT.search(file.read_bytes())}


def parent(path: Path) -> Path:
    """The folder above a path, relative where the path is."""
    return Path(os.path.normpath(path / ".."))


def enclosing_bank(folder: Path) -> Path | None:
    """Find the bank that ``folder``, which need not exist, is or would be a part of, at most two levels above it."""
    for _ in range(_LEVELS + 1):
        if is_bank(folder) or has_lock(folder):
            return folder
        folder = parent(folder)
    return None


def did_you_mean(path: Path, *folders: Path) -> str:
    """Name the banks in the first of these folders that is one or holds some; "" if none does."""
    for folder in folders:
        names = [bank.as_posix() for bank in _banks_in(folder)]
        if len(names) == 1:
            return f"did you mean '{names[0]}'?"
        if names:
            return near(path.as_posix(), names, otherwise="name one of the banks nearby")
    return ""


def _banks_in(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    if is_bank(folder):
        yield folder
    for child in sorted(folder.glob("*")):
        if child.is_dir() and not child.name.startswith(".") and (is_bank(child) or is_bank(child / USUAL_NAME)):
            yield child
