"""The latest time each note was ever given on this machine, remembered outside the lock file.

The lock file can go back in time: by a revert, a merge, an old copy. Anki would then skip the next edit, because it
already has a later time. So every build leaves the times in the output folder, and in a record of the user's own.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from deckgen.deck.notes import guid
from deckgen.ledger.highest import NOTHING_GIVEN, Given, Highest
from deckgen.ledger.records import Ledger
from deckgen.pipeline.given_times import from_json, to_json
from deckgen.pipeline.output_record import OutputRecord, digest
from deckgen.renderers.anki.history import read_package

REUSES = ("", "~2", "~3")
"""What an identity may end in when a key was given to a second and a third note."""


def memory_path(memory: Path, bank_id: str) -> Path:
    """The file in a user's own folder that remembers one bank."""
    return memory / f"{bank_id}.json"


def read_memory(path: Path) -> Highest:
    """What a file remembers; nothing when there is none or it cannot be understood: it is safe to delete."""
    try:
        return from_json(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError):
        return NOTHING_GIVEN


def write_memory(highest: Highest) -> bytes:
    """What is remembered, as the content of a file."""
    return (json.dumps(to_json(highest), indent=0, sort_keys=True) + "\n").encode()


def highest_in_package(path: Path, record: OutputRecord | None, ledger: Ledger, names: Iterable[str]) -> Highest:
    """The times in a package that the record of its folder does not know already.

    A package holds GUIDs, not the identities they are made from: those are among the identities in the ledger and the
    names that notes of the bank have or had.
    """
    try:
        package = path.read_bytes()
        if record and any(made.files.get(path.name) == digest([package]) for made in record.outputs.values()):
            return record.times
        notes, types = read_package(package)
    except (OSError, ValueError):
        return NOTHING_GIVEN
    by_guid = {guid(ledger.identity, identity): identity for identity in identities(ledger, names)}
    return Highest(
        {by_guid[note.guid]: Given(note.modified_s, note.digest) for note in notes if note.guid in by_guid},
        {str(kind): Given(time_s, digest) for kind, (digest, time_s) in types.items()},
    )


def identities(ledger: Ledger, names: Iterable[str]) -> Iterator[str]:
    """Every identity that a note of the bank may have, in the ledger or out of it."""
    yield from (note.identity for note in ledger.notes.values())
    yield from (f"{name}{reuse}" for name in names for reuse in REUSES)
