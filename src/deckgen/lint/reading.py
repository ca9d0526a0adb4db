"""A bank as the rules read it: what several of them need, worked out once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from deckgen.model import PARTS, Bank, MatrixRow, Pick, Principle, Question, Story, by_key
from deckgen.source import Text
from deckgen.texts import told_in
from deckgen.timing import Band, bands, words

Chooser = Question | MatrixRow


class Entry(Protocol):
    """Anything in a bank on which the author may write ``allow:``."""

    @property
    def allow(self) -> tuple[Text, ...]:
        """The codes or names of the rules that keep quiet about this entry."""


@dataclass(frozen=True, slots=True)
class PlacedPick:
    """A pick in its place: who chose it, as what, and for which principle ("" for none)."""

    chooser: Chooser
    role: str
    pick: Pick
    principle: Text


class Told(NamedTuple):
    """The words of a story's parts, as they are said aloud."""

    situation: int
    task: int
    action: int
    result: int


class Reading:
    """A bank, the names of all rules, and once they have run the suppressions that were of no use."""

    def __init__(self, bank: Bank, rule_names: frozenset[str] = frozenset()) -> None:
        self.bank = bank
        self.rule_names = rule_names
        self.unused: tuple[tuple[Entry, Text], ...] = ()

    @cached_property
    def english(self) -> bool:
        """Whether the bank is written in English."""
        return self.bank.info.language.casefold().split("-")[0].split("_")[0] in ("en", "eng", "english")

    @cached_property
    def stories(self) -> dict[str, Story]:
        """Stories by key."""
        return by_key(self.bank.stories)

    @cached_property
    def principles(self) -> dict[str, Principle]:
        """Principles by key."""
        return by_key(self.bank.principles)

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """The seconds a story's parts should take."""
        return bands(self.bank)

    @cached_property
    def told(self) -> tuple[tuple[Story, Told], ...]:
        """Every story with the words of its parts."""
        return tuple((story, Told(*(words(story.part(part)) for part in PARTS))) for story in self.bank.stories)

    @cached_property
    def choosers(self) -> tuple[Chooser, ...]:
        """Everything that picks stories: the questions, then the rows of the matrix."""
        return (*self.bank.questions, *self.bank.matrix)

    @cached_property
    def choices(self) -> tuple[PlacedPick, ...]:
        """Every pick of a question or the matrix that names a story of the bank."""
        return tuple(choice for choice in self._choices() if choice.pick.story in self.stories)

    @cached_property
    def counted(self) -> tuple[tuple[Story, tuple[int, ...]], ...]:
        """Every story with the words that it has in each of the bands."""
        pairs = [tuple(PARTS.index(part) for part in band.parts) for band in self.bands]
        return tuple(
            (story, tuple([told[at[0]] if len(at) == 1 else sum(told[index] for index in at) for at in pairs]))
            for story, told in self.told
        )

    @cached_property
    def texts(self) -> tuple[tuple[Story, str], ...]:
        """Every story with all that is told in it, title and lesson too, in one text."""
        return tuple((story, "\n".join(told_in(story))) for story in self.bank.stories)

    @cached_property
    def rows(self) -> dict[str, MatrixRow]:
        """Rows of the matrix by principle."""
        return {row.principle: row for row in self.bank.matrix}

    def names(self, principles: Iterable[str]) -> str:
        """Principles in quotes, given their keys: names hold commas."""
        return ", ".join(f"'{self.name(principle)}'" for principle in principles)

    def name(self, principle: str) -> str:
        """What a principle is called, given its key."""
        found = self.principles.get(principle)
        return found.name if found else principle

    def _choices(self) -> Iterator[PlacedPick]:
        for chooser in self.choosers:
            if chooser.primary:
                yield PlacedPick(chooser, "primary", chooser.primary, chooser.principle)
            if chooser.backup:
                yield PlacedPick(chooser, "backup", chooser.backup, chooser.principle)


def called(chooser: Chooser) -> str:
    """A question or a row of the matrix as a message names it."""
    return f"question '{chooser.key}'" if isinstance(chooser, Question) else f"matrix row '{chooser.principle}'"


def entries(bank: Bank) -> Iterator[Entry]:
    """Everything that may bear an ``allow:``, the bank itself first."""
    yield bank.info
    yield from bank.principles
    yield from bank.stories
    yield from bank.questions
    yield from bank.matrix
    yield from bank.frameworks
    yield from bank.checklists
