"""What a build would publish: every note with its GUID and time, and what differs from the last build."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from deckgen.codes import ledger_codes
from deckgen.deck.note_types import NOTE_TYPES
from deckgen.deck.notes import Note, guid
from deckgen.diagnostics import Diagnostic
from deckgen.ledger.advance import Advanced, advance
from deckgen.ledger.changes import Fresh
from deckgen.ledger.records import Ledger
from deckgen.pipeline.field_marks import content_marks
from deckgen.render.anki.content import Content, content_of
from deckgen.render.anki.digests import note_type_digest
from deckgen.render.anki.stamped import Stamped
from deckgen.source import Span

_SLACK_S = 3600


@dataclass(frozen=True, slots=True)
class Publication:
    """The notes of a bank as they are to be published, and the ledger that says so afterwards.

    ``note_type_times`` says for a note type's id when it last changed, in seconds since 1970.
    """

    notes: tuple[Stamped, ...]
    note_type_times: Mapping[int, int]
    advanced: Advanced


def publish(notes: Iterable[Note], ledger: Ledger, now_s: int) -> Publication:
    """Hold the notes against what was published; what is new or changed gets its time from ``now_s``."""
    contents = tuple(map(content_of, notes))
    used = [note_type for note_type in NOTE_TYPES if any(content.note.type is note_type for content in contents)]
    types: dict[str, str] = {note_type.kind: note_type_digest(note_type) for note_type in used}
    advanced = advance(ledger, tuple(map(fresh, contents)), types, now_s)
    after = advanced.ledger
    times = {note_type.id: after.note_types[note_type.kind].modified_s for note_type in used}
    return Publication(tuple(_stamped(contents, after)), times, advanced)


def fresh(content: Content) -> Fresh:
    """A note as the ledger sees it."""
    note = content.note
    was = tuple(f"{note.type.kind}/{key}" for key in note.was)
    return Fresh(note.id, content.digest, content_marks(content.counted_fields, content.counted_tags), was)


def _stamped(contents: Iterable[Content], ledger: Ledger) -> Iterator[Stamped]:
    for content in contents:
        record = ledger.notes[content.note.id]
        yield Stamped(content, guid(ledger.identity, record.identity), record.modified_s)


def early_clock(publication: Publication, now_s: int, lock_path: str) -> Iterator[Diagnostic]:
    """A warning when notes are dated well after this build: Anki sets such a time back, and updates them again."""
    late = [stamped.modified_s for stamped in publication.notes if stamped.modified_s > now_s + _SLACK_S]
    if late:
        latest = datetime.fromtimestamp(max(late), UTC).strftime("%Y-%m-%d %H:%M")
        message = f"this build's clock stands before an earlier one's: {len(late)} notes are dated up to {latest} UTC"
        yield ledger_codes.EARLY_CLOCK.at(Span(lock_path, 1, 1), message)
