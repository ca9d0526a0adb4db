"""Report entries that are in the bank twice; a copied file is one error, however many entries it holds."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from deckgen.bank.reporting import Report
from deckgen.codes import bank_codes
from deckgen.source import Span


class Duplicate(NamedTuple):
    """A second entry with the key of another: its place, the place of the first, a message and a hint."""

    place: Span
    first: Span
    message: str
    hint: str
    is_bank: bool = False


def report_duplicates(duplicates: Iterable[Duplicate], entries: Counter[str], report: Report) -> None:
    """Report duplicates; ``entries`` counts the entries of each file.

    If every entry of a file is also in one other file, the file is a copy, and that is one diagnostic. If two folders
    each hold a ``bank`` document, only the second bank is reported, not every entry they share.
    """
    by_file: defaultdict[str, list[Duplicate]] = defaultdict(list)
    for duplicate in duplicates:
        by_file[duplicate.place.path].append(duplicate)
    two_banks = {_folders(duplicate) for group in by_file.values() for duplicate in group if duplicate.is_bank}
    for path, group in by_file.items():
        others = [each for each in group if each.is_bank or not _is_explained(each, two_banks)]
        if len(group) == entries[path] > 1 and len({duplicate.first.path for duplicate in group}) == 1:
            copied = min(group, key=lambda duplicate: duplicate.place)
            original = copied.first.path
            if copied in others:
                message = f"all {len(group)} entries of this file are in '{original}' already"
                report(bank_codes.DUPLICATE_ENTRY, copied.place, message, "delete one of the two files")
            continue
        for duplicate in others:
            report(bank_codes.DUPLICATE_ENTRY, duplicate.place, duplicate.message, duplicate.hint)


def _is_explained(duplicate: Duplicate, two_banks: set[frozenset[PurePath]]) -> bool:
    """Whether the two entries are in two folders that each hold a bank."""
    folders = _folders(duplicate)
    return len(folders) > 1 and folders in two_banks


def _folders(duplicate: Duplicate) -> frozenset[PurePath]:
    return frozenset(PurePath(place.path).parent for place in (duplicate.place, duplicate.first))
