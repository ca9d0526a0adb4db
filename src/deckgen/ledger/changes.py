"""What a build changes: the notes as the bank has them now, held against what was published."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from deckgen.ledger.records import Ledger, Published


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

    ``retired`` holds what leaves the bank now, ``returned`` what was retired and is back. ``restamped`` are notes with
    the words they had and a new time, ``left_out`` those that were published, are in the bank and not in this build.
    """

    new: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    unchanged: tuple[str, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    returned: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    note_types: tuple[str, ...] = ()
    restamped: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs from what was published."""
        differing = (self.new, self.changed, self.renamed, self.returned, self.retired, self.note_types, self.restamped)
        return any(differing)


def changes_between(
    before: Ledger,
    after: Ledger,
    fresh: Sequence[Fresh],
    origins: Mapping[str, str],
    moved: Collection[str],
    remembered: Collection[str] = (),
) -> Changes:
    """What a build of the notes ``fresh`` changes in the ledger.

    ``origins`` gives the name in the ledger ``before`` for each note of the bank that has one, in the build or not.
    ``moved`` are the notes and note types that had a time and got a new one. ``remembered`` are notes that the ledger
    has lost, while another source remembers their times: Anki may hold them.
    """
    chosen = {note.id for note in fresh}
    same = [note for note in fresh if origins.get(note.id) == note.id or note.id in remembered]
    there = [note for note in same if note.id in remembered or not before.notes[note.id].retired]
    edited = {note.id for note in there if _is_edited(before.notes.get(note.id), note, moved)}
    alike = [note.id for note in there if note.id not in edited]
    return Changes(
        new=tuple(note.id for note in fresh if note.id not in origins and note.id not in remembered),
        changed=tuple(
            Changed(note.id, _places(before.notes.get(note.id), note)) for note in there if note.id in edited
        ),
        unchanged=tuple(name for name in alike if name not in moved),
        renamed=tuple(Renamed(old, new) for new, old in origins.items() if new in chosen and old != new),
        returned=tuple(note.id for note in same if note not in there),
        retired=tuple(name for name, note in after.notes.items() if note.retired and _was_there(before, name)),
        note_types=tuple(kind for kind in after.note_types if kind in moved or _is_another(before, after, kind)),
        restamped=tuple(name for name in alike if name in moved),
        left_out=tuple(name for name in origins if name not in chosen),
    )


def _was_there(ledger: Ledger, name: str) -> bool:
    return name in ledger.notes and not ledger.notes[name].retired


def _is_another(before: Ledger, after: Ledger, kind: str) -> bool:
    return kind not in before.note_types or before.note_types[kind].digest != after.note_types[kind].digest


def _is_edited(old: Published | None, note: Fresh, moved: Collection[str]) -> bool:
    return old.digest != note.digest if old else note.id in moved


def _places(old: Published | None, note: Fresh) -> tuple[int, ...]:
    """Where the marks of a note differ; a mark past the end of the shorter ones counts as another."""
    pairs = enumerate(zip_longest(old.marks if old else (), note.marks))
    return tuple(place for place, (before, now) in pairs if before != now)
