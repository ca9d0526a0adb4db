"""Coverage: which story answers which principle, with gaps and overused stories."""

from collections import Counter, defaultdict
from collections.abc import Set
from dataclasses import dataclass
from enum import Enum

from deckgen.lint.reading import PlacedPick, Reading
from deckgen.model import Bank, MatrixRow, Principle, Story


class Use(Enum):
    """How a story is used for a principle, strongest first."""

    PRIMARY = "primary"
    BACKUP = "backup"
    ASKED = "in a question only"
    CLAIMED = "claimed, not used"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One principle: how each story is used for it, in the order of the stories, and what is missing."""

    principle: Principle
    uses: tuple[Use, ...]
    gap: str
    missing: str
    """"primary", "backup" or "": the role that neither the matrix nor a question fills."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Principles against stories; ``primaries`` and ``backups`` count how often each story is used in the matrix."""

    stories: tuple[Story, ...]
    lines: tuple[Line, ...]
    primaries: tuple[int, ...]
    backups: tuple[int, ...]
    limit: int

    def overused(self, number: int) -> bool:
        """Return whether a story, by index, is primary more often than the bank allows."""
        return self.primaries[number] > self.limit

    def idle(self, number: int) -> bool:
        """Return whether a story, by index, is not used at all."""
        return all(line.uses[number] in (Use.CLAIMED, Use.NONE) for line in self.lines)


def coverage(bank: Bank) -> Coverage:
    """Compute the coverage of a bank without errors."""
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
    """The first unfilled role. A question fills it as well, unless the matrix declares a gap."""
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
