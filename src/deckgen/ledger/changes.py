"""What a build changes: the notes as the bank has them now, held against what was published."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fresh:
    """A note as the bank has it now: its id (kind/key), its digest and marks, the ids it had before, oldest first."""

    id: str
    digest: str
    marks: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """A note whose content differs from what was published, and the places of the marks that differ."""

    id: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Renamed:
    """A note that carries on under another id."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build would change, each part in the order of the bank; a renamed note is nowhere else.

    ``retired`` holds what leaves the bank now, ``returned`` what was retired and is back.
    """

    new: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    unchanged: tuple[str, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    returned: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    note_types: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs from what was published."""
        return bool(self.new or self.changed or self.renamed or self.returned or self.retired or self.note_types)
