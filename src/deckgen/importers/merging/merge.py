"""An import compared with a bank: what is new in it, and what differs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from deckgen.importers.drafts import Excerpt, GuideLine
from deckgen.importers.import_report import ImportReport
from deckgen.importers.words.references import folded
from deckgen.model import Bank, Checklist, Framework, MatrixRow, Principle, Question, Story
from deckgen.source import Text

_E = TypeVar("_E", Story, Question, Framework, Checklist, Principle)
BankEntry = Story | Question | Framework | Checklist | Principle | MatrixRow

_KEPT = ("key", "was", "allow", "title", "name", "ask", "framework")
"""Fields that an import never changes: what an entry is known by, and what only the author of the bank decides."""

_EXTENDED = ("aliases", "kinds", "principles")
"""Lists that an import adds to; the text of any other field is replaced whole."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of an entry of the bank, and the value that the import has for it."""

    entry: BankEntry
    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The entries that an import adds to a bank, and what it would change in the others."""

    added: Bank
    changes: list[Change]


def entries_of(bank: Bank) -> Iterator[BankEntry]:
    """Every entry of a bank."""
    yield from bank.principles
    yield from bank.stories
    yield from bank.questions
    yield from bank.matrix
    yield from bank.frameworks
    yield from bank.checklists


def key_of_entry(entry: BankEntry) -> Text:
    """The key of an entry; that of a matrix row is its principle."""
    return entry.principle if isinstance(entry, MatrixRow) else entry.key


def identity(entry: BankEntry) -> tuple[str, str]:
    """The kind and the key of an entry, as messages name it."""
    kind = "matrix row" if isinstance(entry, MatrixRow) else type(entry).__name__.lower()
    return kind, str(key_of_entry(entry))


def merge(bank: Bank, new: Bank) -> Merged:
    """Compare an import with a bank, entry by entry: by key, and then by name."""
    changes: list[Change] = []
    added = Bank(
        info=bank.info,
        principles=_added(bank.principles, new.principles, changes),
        stories=_added(bank.stories, new.stories, changes),
        questions=_added(bank.questions, new.questions, changes),
        matrix=_added_rows(bank.matrix, new.matrix, changes),
        frameworks=_added(bank.frameworks, new.frameworks, changes),
        checklists=_added(bank.checklists, new.checklists, changes),
    )
    return Merged(added, changes)


def _added(there: Sequence[_E], new: Iterable[_E], changes: list[Change]) -> tuple[_E, ...]:
    keys = {str(entry.key): entry for entry in there}
    names = {folded(_name_of(entry)): entry for entry in there}
    added = []
    for entry in new:
        old = keys.get(str(entry.key)) or names.get(folded(_name_of(entry)))
        if old is None:
            added.append(entry)
        else:
            changes += _differences(old, entry)
    return tuple(added)


def _added_rows(there: Sequence[MatrixRow], new: Iterable[MatrixRow], changes: list[Change]) -> tuple[MatrixRow, ...]:
    rows = {str(row.principle): row for row in there}
    for row in new:
        if old := rows.get(str(row.principle)):
            changes += _differences(old, row)
    return tuple(row for row in new if str(row.principle) not in rows)


def _name_of(entry: Story | Question | Framework | Checklist | Principle) -> str:
    match entry:
        case Story():
            return str(entry.title)
        case Question():
            return str(entry.ask)
        case _:
            return str(entry.name)


def _differences(old: BankEntry, new: BankEntry) -> Iterator[Change]:
    """The fields that the import fills, with another value than the bank has."""
    for item in fields(type(old)):
        before, after = getattr(old, item.name), getattr(new, item.name)
        if item.name in _KEPT or not after:
            continue
        if item.name in _EXTENDED:
            after = tuple(dict.fromkeys((*before, *after)))
        if before != after:
            yield Change(old, item.name, after)


def report_differences(changes: Iterable[Change], report: ImportReport, *, updated: bool) -> None:
    """Report the fields in which an import differs from the bank."""
    outcome = "its text was taken" if updated else "the bank keeps its own; --update takes the new text"
    _report(changes, report, f"the import differs; {outcome}")


def combined(bank: Bank, new: Bank, report: ImportReport) -> Bank:
    """Two banks of one import as one; where they differ, the first is kept and the difference reported."""
    merged = merge(bank, new)
    _report(merged.changes, report, "two files differ; the text of the first is kept")
    added = merged.added
    return replace(
        bank,
        principles=(*bank.principles, *added.principles),
        stories=(*bank.stories, *added.stories),
        questions=(*bank.questions, *added.questions),
        matrix=(*bank.matrix, *added.matrix),
        frameworks=(*bank.frameworks, *added.frameworks),
        checklists=(*bank.checklists, *added.checklists),
    )


def _report(changes: Iterable[Change], report: ImportReport, reason: str) -> None:
    """Report differences; a name that only becomes an alias is none."""
    for change in changes:
        if change.name != "aliases":
            key = key_of_entry(change.entry)
            place = GuideLine(key.span.path or "the shipped set", key.span.line)
            report.conflict(Excerpt(f"{change.name} of '{key}'", place), reason)
