"""An import brought into a bank that is there: what is new is added, what differs is reported or, if asked, taken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from deckgen.importers.drafts import Excerpt, GuideLine
from deckgen.importers.import_report import ImportReport
from deckgen.importers.words.references import folded
from deckgen.model import Bank, Checklist, Framework, MatrixRow, Principle, Question, Story
from deckgen.source import Text

_E = TypeVar("_E", Story, Question, Framework, Checklist, Principle)
Entry = Story | Question | Framework | Checklist | Principle | MatrixRow

_OWN = ("key", "was", "allow", "title", "name", "ask", "framework")
"""What an entry is known by, and what only the author of the bank decides."""

_ADDED_TO = ("aliases", "kinds", "principles")
"""Lists that grow; any other field takes the new words whole."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of an entry that is there, and what it would say."""

    entry: Entry
    name: str
    value: object


@dataclass(slots=True)
class Merged:
    """What an import adds to a bank, and what it would change in it."""

    added: Bank
    changes: list[Change] = field(default_factory=list)

    @property
    def anything(self) -> bool:
        """Whether something is to be written."""
        return bool(self.changes) or any(True for _ in entries_of(self.added))


def entries_of(bank: Bank) -> Iterator[Entry]:
    """Every entry of a bank."""
    yield from bank.principles
    yield from bank.stories
    yield from bank.questions
    yield from bank.matrix
    yield from bank.frameworks
    yield from bank.checklists


def merge(bank: Bank, new: Bank) -> Merged:
    """Compare an import with a bank, entry by entry, by key and then by name."""
    merged = Merged(Bank(bank.info))
    merged.added = Bank(
        info=bank.info,
        principles=_fresh(bank.principles, new.principles, merged),
        stories=_fresh(bank.stories, new.stories, merged),
        questions=_fresh(bank.questions, new.questions, merged),
        matrix=_fresh_rows(bank.matrix, new.matrix, merged),
        frameworks=_fresh(bank.frameworks, new.frameworks, merged),
        checklists=_fresh(bank.checklists, new.checklists, merged),
    )
    return merged


def _fresh(there: Sequence[_E], new: Iterable[_E], merged: Merged) -> tuple[_E, ...]:
    keys = {str(entry.key): entry for entry in there}
    names = {folded(_name_of(entry)): entry for entry in there}
    fresh = []
    for entry in new:
        old = keys.get(str(entry.key)) or names.get(folded(_name_of(entry)))
        if old is None:
            fresh.append(entry)
        else:
            merged.changes += _differences(old, replace(entry, key=old.key))
    return tuple(fresh)


def _fresh_rows(there: Sequence[MatrixRow], new: Iterable[MatrixRow], merged: Merged) -> tuple[MatrixRow, ...]:
    rows = {str(row.principle): row for row in there}
    for row in new:
        if old := rows.get(str(row.principle)):
            merged.changes += _differences(old, row)
    return tuple(row for row in new if str(row.principle) not in rows)


def _name_of(entry: Entry) -> str:
    """What people call an entry."""
    match entry:
        case Story():
            return str(entry.title)
        case Question():
            return str(entry.ask)
        case MatrixRow():
            return str(entry.principle)
        case _:
            return str(entry.name)


def _differences(old: Entry, new: Entry) -> Iterable[Change]:
    """The fields in which the import says something, and something else."""
    for item in fields(type(old)):
        before, after = getattr(old, item.name), getattr(new, item.name)
        own = item.name in _OWN or (item.name == "principle" and isinstance(old, MatrixRow))
        if own or not after:
            continue
        if item.name in _ADDED_TO:
            after = tuple(dict.fromkeys((*before, *after)))
        if before != after:
            yield Change(old, item.name, after)


def report_differences(merged: Merged, report: ImportReport, *, updated: bool) -> None:
    """Say which entries differ; a name that only became an alias is no disagreement."""
    for change in merged.changes:
        if change.name == "aliases":
            continue
        key = key_of_entry(change.entry)
        fate = "the new text was taken" if updated else "the bank was left as it is; --update takes the new text"
        said = Excerpt(f"{change.name} of '{key}'", GuideLine(key.span.path or "the shipped set", key.span.line))
        report.conflict(said, f"the import says something else; {fate}")


def wanted(change: Change, entry: Entry) -> Entry:
    """The entry as the change would have it."""
    values: dict[str, Any] = {change.name: change.value}
    return replace(entry, **values)


def key_of_entry(entry: Entry) -> Text:
    """The key of an entry; a row of the matrix goes by its principle."""
    return entry.principle if isinstance(entry, MatrixRow) else entry.key


def combined(bank: Bank, new: Bank, report: ImportReport) -> Bank:
    """Two banks of one import as one; where they differ, the first is kept and the difference reported."""
    merged = merge(bank, new)
    for change in merged.changes:
        if change.name != "aliases":
            key = key_of_entry(change.entry)
            said = Excerpt(f"{change.name} of '{key}'", GuideLine(key.span.path, key.span.line))
            report.conflict(said, "two files say something else; the first is kept")
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
