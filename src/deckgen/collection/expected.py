"""What the bank says that Anki should hold, free of everything that makes packages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExpectedType:
    """A note type as it is published: its fields as (id, name) in order, and how many templates it has."""

    id: int
    name: str
    fields: tuple[tuple[int, str], ...]
    templates: int = 1


@dataclass(frozen=True, slots=True)
class Expected:
    """A note as the bank has it now; ``id`` is kind and key, ``values`` is HTML in the order of the type's fields.

    ``modified_s`` is the time the next build gives it, in seconds since 1970, ``note_id`` the id it has in packages.
    ``former_tags`` are its tags as an earlier version wrote them: a note in Anki that has those is no different.
    ``marks`` are the lock's, the first for the tags; they stand in for a stamp where the note in Anki has none.
    """

    id: str
    guid: str
    note_id: int
    type: ExpectedType
    values: tuple[str, ...]
    tags: tuple[str, ...]
    deck: str
    modified_s: int
    former_tags: tuple[str, ...] | None = None
    marks: tuple[str, ...] = ()
