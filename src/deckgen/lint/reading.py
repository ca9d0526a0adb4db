"""A view of a bank with values that several rules need, each computed once."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, Protocol

from deckgen.model import PARTS, Bank, MatrixRow, Pick, Principle, Question, Story, by_key
from deckgen.source import Text
from deckgen.texts import told_in
from deckgen.timing import Band, bands, words

Chooser = Question | MatrixRow


class Entry(Protocol):
    """An entry on which the author may write ``allow:``."""

    @property
    def allow(self) -> tuple[Text, ...]:
        """Codes or names of the rules that are silenced for this entry."""


class PlacedPick(NamedTuple):
    """A pick with its question or matrix row, its role ("primary" or "backup") and the principle, "" for none."""

    chooser: Chooser
    role: str
    pick: Pick
    principle: Text


class PartWords(NamedTuple):
    """The number of words in each part of a story."""

    situation: int
    task: int
    action: int
    result: int


class Reading:
    """A bank, the names of all rules, and, for rules that run last, the suppressions that were not used."""

    def __init__(self, bank: Bank, rule_names: frozenset[str] = frozenset()) -> None:
        self.bank = bank
        self.rule_names = rule_names
        self.unused: tuple[tuple[Entry, Text], ...] = ()

    @cached_property
    def english(self) -> bool:
        """Whether the language of the bank is English."""
        return self.bank.info.language.casefold().split("-")[0].split("_")[0] in ("en", "eng", "english")

    @cached_property
    def stories(self) -> dict[str, Story]:
        """The stories by key."""
        return by_key(self.bank.stories)

    @cached_property
    def principles(self) -> dict[str, Principle]:
        """The principles by key."""
        return by_key(self.bank.principles)

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """The seconds that the parts of a story should take."""
        return bands(self.bank)

    @cached_property
    def part_words(self) -> tuple[tuple[Story, PartWords], ...]:
        """Each story with the number of words in its parts."""
        return tuple((story, PartWords(*(words(story.part(part)) for part in PARTS))) for story in self.bank.stories)

    @cached_property
    def choosers(self) -> tuple[Chooser, ...]:
        """Everything that can pick stories: the questions, then the rows of the matrix."""
        return (*self.bank.questions, *self.bank.matrix)

    @cached_property
    def choices(self) -> tuple[PlacedPick, ...]:
        """The picks of all questions and rows whose story is in the bank."""
        return tuple(choice for choice in self._choices() if choice.pick.story in self.stories)

    @cached_property
    def band_words(self) -> tuple[tuple[Story, tuple[int, ...]], ...]:
        """Each story with the number of its words in each band."""
        indices = [[PARTS.index(part) for part in band.parts] for band in self.bands]
        return tuple(
            (story, tuple(sum(counts[index] for index in band) for band in indices))
            for story, counts in self.part_words
        )

    @cached_property
    def texts(self) -> tuple[tuple[Story, str], ...]:
        """Each story with all its told texts joined: title, parts and lesson."""
        return tuple((story, "\n".join(told_in(story))) for story in self.bank.stories)

    @cached_property
    def rows(self) -> dict[str, MatrixRow]:
        """The rows of the matrix by principle."""
        return {row.principle: row for row in self.bank.matrix}

    def names(self, principles: Iterable[str]) -> str:
        """Join the names of principles, in quotes because a name may contain a comma."""
        return ", ".join(f"'{self.name(principle)}'" for principle in principles)

    def name(self, principle: str) -> str:
        """Return the name of a principle, or the key if there is no such principle."""
        entry = self.principles.get(principle)
        return entry.name if entry else principle

    def _choices(self) -> Iterator[PlacedPick]:
        for chooser in self.choosers:
            if chooser.primary:
                yield PlacedPick(chooser, "primary", chooser.primary, chooser.principle)
            if chooser.backup:
                yield PlacedPick(chooser, "backup", chooser.backup, chooser.principle)


def called(chooser: Chooser) -> str:
    """Name a question or a row of the matrix for a message."""
    return f"question '{chooser.key}'" if isinstance(chooser, Question) else f"matrix row '{chooser.principle}'"


def entries(bank: Bank) -> Iterator[Entry]:
    """Yield all entries that may have ``allow:``, the bank's own document first."""
    yield bank.info
    yield from bank.principles
    yield from bank.stories
    yield from bank.questions
    yield from bank.matrix
    yield from bank.frameworks
    yield from bank.checklists
