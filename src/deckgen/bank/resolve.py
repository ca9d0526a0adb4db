"""Resolve references: a key, name or alias must match exactly; a near miss only gives a hint."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from deckgen.bank.duplicates import Duplicate
from deckgen.bank.misses import Miss, Missing
from deckgen.bank.places import in_line, quoted
from deckgen.bank.reporting import Report
from deckgen.codes import bank_codes
from deckgen.model import Bank, Framework, MatrixRow, Pick, Principle, Question, Story
from deckgen.source import Text

_HINTS = {
    "story": "write that story, or put 'gap: ...' in its place",
    "principle": "write it below 'principles:'",
    "framework": "write it below 'frameworks:'",
}
_NO_NAMES: Mapping[str, str] = {}


class Names:
    """All keys, names and aliases of one kind of entry."""

    def __init__(self, what: str, entries: Iterable[Story | Principle | Framework], report: Report) -> None:
        self.what = what
        self.misses: list[Miss] = []
        self._report = report
        self._keys: dict[str, Text] = {}
        self._names: dict[str, Text] = {}
        self._shared: dict[tuple[str, str], list[tuple[Text, str]]] = {}
        for entry in entries:
            self._keys.setdefault(str(entry.key), entry.key)
        for entry in entries:
            for name in filter(None, _names(entry)):
                self._add(name, entry.key)
        for shared in self._shared.values():
            self._report_shared(shared)

    def _add(self, name: Text, key: Text) -> None:
        holder = self._keys.setdefault(str(name), key)
        earlier = self._names.setdefault(str(name), name)
        if holder == key or not holder or not key:
            return
        pair = self._shared.setdefault((holder, key), [])
        if not _is_shipped(name):
            pair.append((name, holder))
        elif not _is_shipped(earlier):  # the author cannot change a name that ships with deckgen
            pair.append((earlier, key))

    def _report_shared(self, shared: list[tuple[Text, str]]) -> None:
        """Report all names that two entries share as one diagnostic."""
        if not shared:
            return
        (name, holder), *others = shared
        more = f"; the two share {quoted([other for other, _ in others])} as well" if others else ""
        message = f"'{name}' already means {self.what} '{holder}'{more}"
        self._report(bank_codes.AMBIGUOUS_NAME, name.span, message)

    def resolve(self, reference: Text, where: str) -> Text | None:
        """Return the key for a reference, at the place of the reference; None, and a miss, if there is none."""
        key = self._keys.get(str(reference))
        if key is None:
            message = f"{where} names {self.what} '{reference}', which is not in the bank"
            self.misses.append(Miss(reference, message))
            return None
        return reference if key == reference else Text(key, reference.source, reference.start, reference.end)

    def report_misses(self, in_unnamed_sets: Mapping[str, str] = _NO_NAMES) -> None:
        """Report all misses; ``in_unnamed_sets`` maps names to the shipped set that the bank does not name."""
        if self.misses:
            Missing(self.what, self._keys, in_unnamed_sets, _HINTS[self.what]).report(self.misses, self._report)


def _is_shipped(name: Text) -> bool:
    return name.source is not None and not name.source.path


def _names(entry: Story | Principle | Framework) -> Iterator[Text]:
    yield entry.title if isinstance(entry, Story) else entry.name
    if not isinstance(entry, Framework):
        yield from entry.aliases


class References:
    """Resolves the references of a bank."""

    def __init__(self, bank: Bank, built_in: Iterable[Framework], report: Report) -> None:
        own = {entry.key for entry in bank.frameworks}
        extra = tuple(entry for entry in built_in if entry.key not in own)
        self._bank = bank
        self._stories = Names("story", bank.stories, report)
        self._principles = Names("principle", bank.principles, report)
        self._frameworks = Names("framework", (*bank.frameworks, *extra), report)

    def resolved(self, duplicates: list[Duplicate]) -> Bank:
        """Return the bank with every reference as a key; unresolved ones are left out.

        A second row of the matrix for one principle is added to ``duplicates``.
        """
        bank = self._bank
        return replace(
            bank,
            stories=tuple(self._story(entry) for entry in bank.stories),
            questions=tuple(self._question(entry) for entry in bank.questions),
            matrix=tuple(self._rows(bank.matrix, duplicates)),
        )

    def report_misses(self, nameless: Iterable[Miss], in_unnamed_sets: Callable[[], Mapping[str, str]]) -> None:
        """Report all unresolved references, together with nameless principles that belong to a set not named."""
        self._stories.report_misses()
        self._frameworks.report_misses()
        self._principles.misses += nameless
        if self._principles.misses:
            self._principles.report_misses(in_unnamed_sets())

    def _story(self, entry: Story) -> Story:
        """Resolve the principles of a story."""
        keys = _unique(self._principles.resolve(name, f"story '{entry.key}'") for name in entry.principles)
        return entry if keys == entry.principles else replace(entry, principles=keys)

    def _question(self, entry: Question) -> Question:
        """Resolve the principle, the framework and the picks of a question."""
        where = f"question '{entry.key}'"
        principle = self._principles.resolve(entry.principle, where) if entry.principle else entry.principle
        return replace(
            entry,
            principle=principle or Text(),
            framework=self._frameworks.resolve(entry.framework, where) or Text("star"),
            primary=self._pick(entry.primary, where),
            backup=self._pick(entry.backup, where),
        )

    def _rows(self, matrix: Iterable[MatrixRow], duplicates: list[Duplicate]) -> Iterator[MatrixRow]:
        """Resolve the rows of the matrix, one for each principle."""
        seen: dict[str, Text] = {}
        for row in matrix:
            where = f"matrix row '{row.principle}'"
            principle = self._principles.resolve(row.principle, "the matrix")
            primary, backup = self._pick(row.primary, where), self._pick(row.backup, where)
            if principle is None:
                continue
            if principle in seen:
                first = seen[principle].span
                message = f"the matrix already has a row for '{principle}'{in_line(first)}"
                duplicates.append(Duplicate(row.principle.span, first, message, "keep one of the two"))
                continue
            seen[principle] = principle
            yield replace(row, principle=principle, primary=primary, backup=backup)

    def _pick(self, chosen: Pick | None, where: str) -> Pick | None:
        if chosen is None:
            return None
        key = self._stories.resolve(chosen.story, where)
        return None if key is None else chosen if key is chosen.story else replace(chosen, story=key)


def _unique(keys: Iterable[Text | None]) -> tuple[Text, ...]:
    return tuple({str(key): key for key in keys if key is not None}.values())
