"""Which story answers which principle: the matrix as it really is, with its gaps and its overuse."""

from collections import Counter, defaultdict
from collections.abc import Set
from dataclasses import dataclass
from enum import Enum

from deckgen.lint.reading import PlacedPick, Reading
from deckgen.model import Bank, MatrixRow, Principle, Story


class Use(Enum):
    """What a story is to a principle, strongest first."""

    PRIMARY = "primary"
    BACKUP = "backup"
    ASKED = "in a question only"
    CLAIMED = "claimed, not used"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One principle: what each story is to it, in the order of the stories, and what is missing."""

    principle: Principle
    uses: tuple[Use, ...]
    gap: str
    missing: str
    """"primary", "backup" or "": what neither the matrix nor a question has."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Principles against stories; ``primaries`` and ``backups`` count the rows of the matrix a story stands in."""

    stories: tuple[Story, ...]
    lines: tuple[Line, ...]
    primaries: tuple[int, ...]
    backups: tuple[int, ...]
    limit: int

    def overused(self, number: int) -> bool:
        """Whether the story of that index is primary more often than the bank allows."""
        return self.primaries[number] > self.limit

    def idle(self, number: int) -> bool:
        """Whether nothing uses the story of that index."""
        return all(line.uses[number] in (Use.CLAIMED, Use.NONE) for line in self.lines)


def coverage(bank: Bank) -> Coverage:
    """The coverage of a bank that was read without errors."""
    reading = Reading(bank)
    chosen: defaultdict[str, list[PlacedPick]] = defaultdict(list)
    for choice in reading.choices:
        chosen[choice.principle].append(choice)
    primaries = Counter(str(row.primary.story) for row in bank.matrix if row.primary)
    backups = Counter(str(row.backup.story) for row in bank.matrix if row.backup)
    return Coverage(
        stories=bank.stories,
        lines=tuple(_line(entry, reading.rows.get(entry.key), bank, chosen[entry.key]) for entry in bank.principles),
        primaries=tuple(primaries[story.key] for story in bank.stories),
        backups=tuple(backups[story.key] for story in bank.stories),
        limit=bank.info.story_use_limit,
    )


def _line(principle: Principle, row: MatrixRow | None, bank: Bank, chosen: list[PlacedPick]) -> Line:
    asked = {choice.pick.story for choice in chosen}
    return Line(
        principle=principle,
        uses=tuple(_use(story, principle, row, asked) for story in bank.stories),
        gap=row.gap if row else "",
        missing=_missing(row, chosen),
    )


def _missing(row: MatrixRow | None, chosen: list[PlacedPick]) -> str:
    """A story that a question tells will do as well, unless the matrix has a gap for it."""
    gap = row is not None and bool(row.gap)
    roles = {choice.role for choice in chosen if choice.chooser is row or not gap}
    return next((role for role in ("primary", "backup") if role not in roles), "")


def _use(story: Story, principle: Principle, row: MatrixRow | None, asked: Set[str]) -> Use:
    if row and row.primary and row.primary.story == story.key:
        return Use.PRIMARY
    if row and row.backup and row.backup.story == story.key:
        return Use.BACKUP
    if story.key in asked:
        return Use.ASKED
    return Use.CLAIMED if principle.key in story.principles else Use.NONE
