"""Which files an import writes, proven to hold what they should before a single one is written."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import PurePosixPath

from deckgen.bank.dump import dump_files
from deckgen.bank.load import Loaded, load_sources
from deckgen.bank.yamltext import Plain, write
from deckgen.diagnostics import errors, has_errors
from deckgen.importers.import_report import ImportReport
from deckgen.importers.merging.merge import (
    Change,
    Entry,
    Merged,
    entries_of,
    key_of_entry,
    merge,
    report_differences,
    wanted,
)
from deckgen.importers.merging.patch import NotInPlaceError, patched
from deckgen.model import Bank, MatrixRow, Metric, Pick, Principle, Step
from deckgen.source import Source


class UnprovenError(Exception):
    """What would be written does not load as what was imported; nothing may be written."""


def fresh_files(bank: Bank) -> dict[str, str]:
    """A bank as the files of a new folder: relative path -> text."""
    texts = dump_files(bank)
    loaded = load_sources([Source(name, text) for name, text in sorted(texts.items())])
    if has_errors(loaded.diagnostics) or loaded.bank != bank:
        raise UnprovenError(_first(loaded))
    return texts


def merged_files(there: Loaded, folder: str, new: Bank, report: ImportReport, *, update: bool) -> dict[str, str]:
    """The files that bring ``new`` into the bank loaded from ``folder``: path -> whole text.

    New entries get files of their own; a file that is there is changed only with ``update``, where an entry differs.

    Raises:
        UnprovenError: the files would not load as they should.
    """
    merged = merge(there.bank, new)
    overlays, changes = _shipped(merged)
    report_differences(Merged(merged.added, changes), report, updated=update)
    names = {source.path for source in there.sources}
    files = {
        _free(_in(folder, name), names, len(there.bank.stories)): text
        for name, text in dump_files(merged.added).items()
        if name != "bank.yaml"
    }
    if overlays:
        files[_free(_in(folder, "principles.yaml"), {*names, *files}, 0)] = write([{"principles": overlays}])
    texts = {source.path: source.text for source in there.sources}
    if update:
        files |= _updated(texts, changes)
    _prove(there, merged, changes if update else [], {**texts, **files})
    return files


def _in(folder: str, name: str) -> str:
    """A path in a folder, spelled as the loader spells it: in "." without "./"."""
    return (PurePosixPath(folder) / name).as_posix()


def _shipped(merged: Merged) -> tuple[list[Plain], list[Change]]:
    """Words for principles that no file of the bank spells out yet, and the changes left."""
    own: dict[str, dict[str, Plain]] = {}
    rest = []
    for change in merged.changes:
        if isinstance(change.entry, Principle) and not change.entry.key.span.path:
            entry = own.setdefault(str(change.entry.key), {"principle": str(change.entry.key)})
            entry[change.name] = _plain(change.value)
        else:
            rest.append(change)
    return list(own.values()), rest


def _free(path: str, taken: Iterable[str], stories: int) -> str:
    """A path that no file has yet; the numbers of stories go on."""
    if found := re.fullmatch(r"((?:.*/)?story-)(\d+)(-.*)", path):
        path = f"{found[1]}{int(found[2]) + stories:02}{found[3]}"
    stem, number = path.removesuffix(".yaml"), 1
    while path in taken:
        number += 1
        path = f"{stem}-{number}.yaml"
    return path


def _updated(texts: dict[str, str], changes: list[Change]) -> dict[str, str]:
    """The changed files; the last entry of a file first, so that the lines of the others stay where they are."""
    files: dict[str, str] = {}
    by_place = sorted(changes, key=lambda change: key_of_entry(change.entry).span, reverse=True)
    rows: set[str] = set()
    for change in by_place:
        key = key_of_entry(change.entry)
        span = key.span
        text = files.get(span.path, texts[span.path])
        name, value = change.name, change.value
        if isinstance(change.entry, MatrixRow):
            if str(key) in rows:
                continue
            rows.add(str(key))
            name, value = _written_name(text, span.line, str(key)), _row(change.entry, changes)
        try:
            files[span.path] = patched(text, span.line, name, _plain(value))
        except NotInPlaceError:
            raise UnprovenError(
                f"{span}: '{key}' is written on one line; put its fields on lines of their own"
            ) from None
    return files


def _written_name(text: str, line: int, key: str) -> str:
    """The name of a row as the file has it, which may be an alias."""
    found = re.match(r"\s*([^:]+?)\s*:", text.split("\n")[line - 1])
    return found[1] if found else key


def _row(row: MatrixRow, changes: list[Change]) -> dict[str, object]:
    for change in changes:
        if change.entry is row:
            changed = wanted(change, row)
            assert isinstance(changed, MatrixRow)
            row = changed
    return {item.name: getattr(row, item.name) for item in fields(MatrixRow) if item.name != "principle"}


def _plain(value: object) -> Plain:
    match value:
        case Pick():
            return {"story": str(value.story), "angle": str(value.angle)} if value.angle else str(value.story)
        case Step():
            seconds = "" if value.at_least_s is None else f"{value.at_least_s}-{value.at_most_s}"
            return _filled(
                {"step": value.name, "seconds": seconds, "parts": value.parts, "guidance": value.guidance}
                | {"example": value.example}
            )
        case Metric():
            return _filled({"what": value.what, "before": value.before, "after": value.after, "impact": value.impact})
        case dict():
            return _filled(value)
        case tuple() | list():
            return [_plain(one) for one in value]
        case _:
            return str(value)


def _filled(values: Mapping[str, object]) -> dict[str, Plain]:
    return {name: _plain(value) for name, value in values.items() if value}


def _prove(there: Loaded, merged: Merged, changes: list[Change], texts: dict[str, str]) -> None:
    """Check that the bank on disk, with the files of the plan, is the bank that was meant."""
    loaded = load_sources([Source(path, text) for path, text in sorted(texts.items())])
    if has_errors(loaded.diagnostics):
        raise UnprovenError(_first(loaded))
    meant = {_identity(entry): entry for entry in (*entries_of(there.bank), *entries_of(merged.added))}
    for change in changes:
        identity = _identity(change.entry)
        meant[identity] = wanted(change, meant[identity])
    found = {_identity(entry): entry for entry in entries_of(loaded.bank)}
    shipped = {_identity(change.entry) for change in merged.changes} - {_identity(change.entry) for change in changes}
    wrong = [identity for identity, entry in meant.items() if found.get(identity) != entry and identity not in shipped]
    if wrong or found.keys() != meant.keys():
        raise UnprovenError(f"{' '.join(wrong[0]) if wrong else 'an entry'} would not read back as it should")


def _identity(entry: Entry) -> tuple[str, str]:
    return type(entry).__name__, str(key_of_entry(entry))


def _first(loaded: Loaded) -> str:
    wrong = errors(loaded.diagnostics)
    return wrong[0].message if wrong else "the bank does not read back the same"
