"""The ledger as values: one record a note, one a note type."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Published:
    """What was published under one name: a digest of the content, a mark a field, and since when.

    ``identity`` is the kind and key the note first had, from which its GUID is made. ``modified_s`` counts seconds
    since 1970. ``retired`` is the ISO date on which the entry left the bank, "" while it is there.
    """

    digest: str
    modified_s: int
    identity: str
    marks: tuple[str, ...] = ()
    retired: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything published for one bank; ``identity`` is the bank's first id, which is part of every GUID."""

    bank_id: str
    identity: str
    notes: Mapping[str, Published] = field(default_factory=dict)
    note_types: Mapping[str, Published] = field(default_factory=dict)
