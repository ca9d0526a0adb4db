"""Which files an import writes."""

import re
from collections.abc import Container
from dataclasses import replace
from pathlib import PurePosixPath

from deckgen.bank.dump import dump_files
from deckgen.bank.load import Loaded
from deckgen.bank.writers import (
    write_checklist,
    write_framework,
    write_principle,
    write_question,
    write_row,
    write_story,
)
from deckgen.bank.yamltext import Entry, Plain, write
from deckgen.importers.import_report import ImportReport
from deckgen.importers.merging.merge import (
    BankEntry,
    Change,
    entries_of,
    identity,
    key_of_entry,
    merge,
    report_differences,
)
from deckgen.importers.merging.patch import NotInPlaceError, patched
from deckgen.importers.merging.proof import UnprovenError, prove_merged, prove_new
from deckgen.model import Bank, Checklist, Framework, MatrixRow, Principle, Question, Story


def fresh_files(bank: Bank) -> dict[str, str]:
    """A bank as the files of a new folder: relative path -> text.

    Raises:
        UnprovenError: the files would not load as this bank.
    """
    texts = dump_files(bank)
    prove_new(texts, bank)
    return texts


def merged_files(there: Loaded, folder: str, new: Bank, report: ImportReport, *, update: bool) -> dict[str, str]:
    """The files that bring ``new`` into the bank loaded from ``folder``: path -> whole text.

    New entries get files of their own; an existing file is changed only with ``update``, where an entry differs.

    Raises:
        UnprovenError: the files would not load as they should.
    """
    merged = merge(there.bank, new)
    shipped = [change for change in merged.changes if _is_shipped(change)]
    differing = [change for change in merged.changes if not _is_shipped(change)]
    report_differences(differing, report, updated=update)
    taken = {source.path for source in there.sources}
    files = {
        _free_path(folder, name, taken, len(there.bank.stories)): text
        for name, text in dump_files(merged.added).items()
        if name != "bank.yaml"
    }
    if shipped:
        files[_free_path(folder, "principles.yaml", {*taken, *files})] = _reworded(shipped)
    texts = {source.path: source.text for source in there.sources}
    if update:
        files |= _updated(texts, differing)
    applied = shipped + (differing if update else [])
    meant = [_changed(entry, applied) for entry in (*entries_of(there.bank), *entries_of(merged.added))]
    prove_merged({**texts, **files}, there.bank.info, meant)
    return files


def _is_shipped(change: Change) -> bool:
    """Whether a change is to a principle of a shipped set that no file of the bank spells out yet."""
    return isinstance(change.entry, Principle) and not change.entry.key.span.path


def _reworded(changes: list[Change]) -> str:
    """The text of a file that gives shipped principles the words of an import."""
    own: dict[str, Entry] = {}
    for change in changes:
        key = str(change.entry.key if isinstance(change.entry, Principle) else "")
        own.setdefault(key, {"principle": key})[change.name] = _written(change.entry, [change])[change.name]
    return write([{"principles": list(own.values())}])


def _free_path(folder: str, name: str, taken: Container[str], stories: int = 0) -> str:
    """A path in the folder that no file has yet; the numbers of story files go on after ``stories``.

    Paths are spelled as the loader spells them: in the folder "." without "./".
    """
    if numbered := re.fullmatch(r"story-(\d+)(-.*)", name):
        name = f"story-{int(numbered[1]) + stories:02}{numbered[2]}"
    stem, number = name.removesuffix(".yaml"), 1
    while (path := (PurePosixPath(folder) / name).as_posix()) in taken:
        number += 1
        name = f"{stem}-{number}.yaml"
    return path


def _updated(texts: dict[str, str], changes: list[Change]) -> dict[str, str]:
    """The changed files, by path.

    The last entry of a file is changed first, so that the line numbers of those above it stay right.
    """
    files: dict[str, str] = {}
    for change in sorted(changes, key=lambda change: key_of_entry(change.entry).span, reverse=True):
        key = key_of_entry(change.entry)
        text = files.get(key.span.path, texts[key.span.path])
        fields = _written(change.entry, changes)
        name, value = change.name, fields.get(change.name, "")
        if isinstance(change.entry, MatrixRow):  # a row is one field of the matrix, and is changed whole
            name, value = _name_in_file(text, key.span.line, str(key)), fields
        try:
            files[key.span.path] = patched(text, key.span.line, name, value)
        except NotInPlaceError:
            message = f"{key.span}: '{key}' is written on one line; put its fields on lines of their own"
            raise UnprovenError(message) from None
    return files


def _name_in_file(text: str, line: int, key: str) -> str:
    """What the file calls the principle of a row, which may be an alias."""
    name = re.match(r"\s*([^:]+?)\s*:", text.split("\n")[line - 1])
    return name[1] if name else key


def _changed(entry: BankEntry, changes: list[Change]) -> BankEntry:
    """An entry with the changes made to it."""
    values = {change.name: change.value for change in changes if identity(change.entry) == identity(entry)}
    return replace(entry, **values) if values else entry


def _written(entry: BankEntry, changes: list[Change]) -> dict[str, Plain]:
    """The fields of an entry as YAML has them, with the changes made to it."""
    match _changed(entry, changes):
        case Story() as story:
            return write_story(story)
        case Question() as question:
            return write_question(question)
        case Principle() as principle:
            return write_principle(principle)
        case Framework() as framework:
            return write_framework(framework)
        case Checklist() as checklist:
            return write_checklist(checklist)
        case MatrixRow() as row:
            return write_row(row)
