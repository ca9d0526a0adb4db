"""Names and aliases to keys: exactly or not at all; a near miss is only a hint."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from deckgen.bank.hints import near
from deckgen.bank.reporting import Report
from deckgen.codes import bank_codes
from deckgen.model import Bank, Framework, MatrixRow, Pick, Principle, Question, Story
from deckgen.source import Text

_CURES = {
    "story": "write that story, or put 'gap: ...' in its place",
    "principle": "write it below 'principles:'",
    "framework": "write it below 'frameworks:'",
}


class Names:
    """What entries of one kind may be called: their key, their name and their aliases."""

    def __init__(self, what: str, entries: Iterable[Story | Principle | Framework], report: Report) -> None:
        self.what = what
        self._report = report
        self._keys: dict[str, Text] = {}
        self._said: dict[str, Text] = {}
        for entry in entries:
            self._keys.setdefault(str(entry.key), entry.key)
        for entry in entries:
            for name in filter(None, _names(entry)):
                self._add(name, entry.key)

    def _add(self, name: Text, key: Text) -> None:
        holder = self._keys.setdefault(str(name), key)
        earlier = self._said.setdefault(str(name), name)
        if holder == key or not holder or not key:
            return
        if name.span.path:
            self._report(bank_codes.AMBIGUOUS_NAME, name.span, f"'{name}' means {self.what} '{holder}' already")
        elif earlier.span.path:  # the later one ships with deckgen, and the author cannot change it
            self._report(bank_codes.AMBIGUOUS_NAME, earlier.span, f"'{name}' means {self.what} '{key}' already")

    def resolve(self, reference: Text, where: str) -> Text | None:
        """The key that ``reference`` stands for, at the reference's own place; None and a fault when there is none."""
        key = self._keys.get(str(reference))
        if key is None:
            message = f"{where} names {self.what} '{reference}', which is not in the bank"
            hint = near(reference, self._keys) or self._part_of(reference) or self._elsewhere()
            self._report(bank_codes.UNKNOWN_REFERENCE, reference.span, message, hint)
            return None
        return reference if key == reference else Text(key, reference.source, reference.start, reference.end)

    def _elsewhere(self) -> str:
        if unread := self._report.unread():
            return f"it may stand in {unread}, which could not be read to its end"
        if self.what == "principle" and not self._keys:
            return "add a document 'principles: amazon', or principles of your own"
        return _CURES[self.what]

    def _part_of(self, reference: str) -> str:
        words = set(re.findall(r"\w+", reference.casefold()))
        holders = {
            str(key) for name, key in self._keys.items() if words and words <= set(re.findall(r"\w+", name.casefold()))
        }
        return f"did you mean '{holders.pop()}'?" if len(holders) == 1 else ""


def _names(entry: Story | Principle | Framework) -> Iterator[Text]:
    yield entry.title if isinstance(entry, Story) else entry.name
    if not isinstance(entry, Framework):
        yield from entry.aliases


def resolve(bank: Bank, built_in: Iterable[Framework], report: Report) -> Bank:
    """The bank with every reference as a key; what resolves to nothing is reported and left out."""
    references = _References(bank, built_in, report)
    return replace(
        bank,
        stories=tuple(references.story(entry) for entry in bank.stories),
        questions=tuple(references.question(entry) for entry in bank.questions),
        matrix=tuple(references.rows(bank.matrix)),
    )


class _References:
    """What the references of a bank may mean."""

    def __init__(self, bank: Bank, built_in: Iterable[Framework], report: Report) -> None:
        own = {entry.key for entry in bank.frameworks}
        extra = tuple(entry for entry in built_in if entry.key not in own)
        self._stories = Names("story", bank.stories, report)
        self._principles = Names("principle", bank.principles, report)
        self._frameworks = Names("framework", (*bank.frameworks, *extra), report)
        self._report = report

    def story(self, entry: Story) -> Story:
        """A story with its principles as keys."""
        keys = _unique(self._principles.resolve(name, f"story '{entry.key}'") for name in entry.principles)
        return (
            entry
            if all(a is b for a, b in zip(keys, entry.principles, strict=False)) and len(keys) == len(entry.principles)
            else replace(entry, principles=keys)
        )

    def question(self, entry: Question) -> Question:
        """A question with its principle, its framework and its stories as keys."""
        where = f"question '{entry.key}'"
        principle = self._principles.resolve(entry.principle, where) if entry.principle else entry.principle
        return replace(
            entry,
            principle=principle or Text(),
            framework=self._frameworks.resolve(entry.framework, where) or Text("star"),
            primary=self._pick(entry.primary, where),
            backup=self._pick(entry.backup, where),
        )

    def rows(self, matrix: Iterable[MatrixRow]) -> Iterator[MatrixRow]:
        """The rows of the matrix with keys, one a principle."""
        seen: dict[str, Text] = {}
        for row in matrix:
            where = f"matrix row '{row.principle}'"
            principle = self._principles.resolve(row.principle, "the matrix")
            primary, backup = self._pick(row.primary, where), self._pick(row.backup, where)
            if principle is None:
                continue
            if principle in seen:
                first = seen[principle].span
                message = f"the matrix has a row for '{principle}' already, in line {first.line} of {first.path}"
                self._report(bank_codes.DUPLICATE_ENTRY, row.principle.span, message, "keep one of the two")
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
