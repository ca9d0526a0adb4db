"""What a build would publish: every note with its GUID and time, and what differs from the last build."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from deckgen.bank.hints import near
from deckgen.codes import ledger_codes
from deckgen.deck.choice import UnknownNameError
from deckgen.deck.note_types import NOTE_TYPES
from deckgen.deck.notes import Note, guid
from deckgen.diagnostics import Diagnostic
from deckgen.ledger.advance import Advanced, advance
from deckgen.ledger.changes import Fresh
from deckgen.ledger.highest import NOTHING_GIVEN, Highest
from deckgen.ledger.records import Ledger
from deckgen.pipeline.field_marks import content_marks
from deckgen.renderers.anki.content import Content, content_of
from deckgen.renderers.anki.digests import note_type_digest
from deckgen.renderers.anki.stamped import Stamped
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


def publish(
    notes: Iterable[Note],
    ledger: Ledger,
    now_s: int,
    *,
    left_out: Iterable[Note] = (),
    highest: Highest = NOTHING_GIVEN,
    resend: Collection[str] = (),
) -> Publication:
    """Hold the notes against what was published; what is new or changed gets its time from ``now_s``.

    ``left_out`` are notes of the bank that this build does not publish, ``highest`` the latest times that other sources
    than the ledger remember, ``resend`` the ids of notes that get a new time although nothing has changed.
    """
    contents = tuple(map(content_of, notes))
    used = [note_type for note_type in NOTE_TYPES if any(content.note.type is note_type for content in contents)]
    types: dict[str, str] = {note_type.kind: note_type_digest(note_type) for note_type in used}
    advanced = advance(
        ledger,
        tuple(map(fresh, contents)),
        types,
        now_s,
        left_out={note.id: names_before(note) for note in left_out},
        highest=highest,
        resend=resend,
    )
    after = advanced.ledger
    times = {note_type.id: after.note_types[note_type.kind].modified_s for note_type in used}
    return Publication(tuple(_stamped(contents, after)), times, advanced)


def fresh(content: Content) -> Fresh:
    """A note as the ledger sees it."""
    marks = content_marks(content.counted_fields, content.counted_tags)
    return Fresh(content.note.id, content.digest, marks, names_before(content.note))


def names_before(note: Note) -> tuple[str, ...]:
    """The ids that a note had before, oldest first."""
    return tuple(f"{note.type.kind}/{key}" for key in note.was)


def _stamped(contents: Iterable[Content], ledger: Ledger) -> Iterator[Stamped]:
    for content in contents:
        record = ledger.notes[content.note.id]
        yield Stamped(content, guid(ledger.identity, record.identity), record.modified_s)


def named_notes(notes: Iterable[Note], names: Collection[str]) -> frozenset[str]:
    """The ids of the notes that are named: by id (kind/key), by key, or all by "all".

    Raises:
        UnknownNameError: a name is that of no note.
    """
    by_name: dict[str, set[str]] = {"all": set()}
    for note in notes:
        for name in ("all", note.id, str(note.key)):
            by_name.setdefault(name, set()).add(note.id)
    for name in names:
        if name not in by_name:
            raise UnknownNameError(f"no note is called '{name}'; {near(name, by_name) or 'see deckgen diff'}")
    return frozenset(note_id for name in names for note_id in by_name[name])


def early_clock(publication: Publication, now_s: int, lock_path: str) -> Iterator[Diagnostic]:
    """A warning when notes are dated well after this build: Anki sets such a time back, and updates them again."""
    late = [stamped.modified_s for stamped in publication.notes if stamped.modified_s > now_s + _SLACK_S]
    if late:
        latest = datetime.fromtimestamp(max(late), UTC).strftime("%Y-%m-%d %H:%M")
        message = f"this build's clock stands before an earlier one's: {len(late)} notes are dated up to {latest} UTC"
        yield ledger_codes.EARLY_CLOCK.at(Span(lock_path, 1, 1), message)
