"""Write an Anki package with genanki, as bytes that depend on the notes alone."""

import io
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import genanki

from deckgen.deck.notes import NoteType
from deckgen.renderers.anki.note_ids import DAY_MS, note_ids, number_of
from deckgen.renderers.anki.stamped import Stamped
from deckgen.renderers.anki.templates import faces, style_sheet

_DECK_IDS = 1763700000000
_LAST_DUE = 999_999  # Check Database "corrects" new cards that are due later than this
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def render_anki(notes: Sequence[Stamped], *, note_type_times: Mapping[int, int]) -> bytes:
    """An .apkg with the notes in their order; equal arguments give equal bytes.

    ``note_type_times`` maps the id of every note type to when it last changed, in seconds since 1970.

    Raises:
        ValueError: two notes have the same GUID.
        KeyError: a note type has no time.
    """
    _check_guids(notes)
    models = {
        note_type.id: _Model(note_type, note_type_times[note_type.id])
        for note_type in {stamped.note.type.id: stamped.note.type for stamped in notes}.values()
    }
    decks: dict[str, _Deck] = {}
    ids = note_ids(stamped.guid for stamped in notes)
    for place, (stamped, note_id) in enumerate(zip(notes, ids, strict=True), start=1):
        note = stamped.note
        if note.deck not in decks:
            decks[note.deck] = _Deck(note.deck)
        decks[note.deck].add_note(_Note(stamped, models[note.type.id], note_id, place))
    return _zipped({"collection.anki2": _collection(decks.values()), "media": b"{}"})


class _Model(genanki.Model):  # type: ignore[misc]  # genanki has no types
    """A note type that keeps its own time of change; genanki would use the time of the build."""

    _req = ((0, "any", [1]),)  # one card per note; Anki recomputes this from the templates

    def __init__(self, note_type: NoteType, modified_s: int) -> None:
        front, back = faces(note_type)
        screen = note_type.screen
        super().__init__(
            model_id=note_type.id,
            name=note_type.name,
            # With ids, Anki recognises a renamed field or template.
            fields=[
                {"name": field.name, "id": field.id, "collapsed": field.name.startswith(("Spare", "Stamp"))}
                for field in note_type.fields
            ],
            templates=[{"name": screen.name, "id": screen.id, "qfmt": front, "afmt": back}],
            css=style_sheet(),
            sort_field_index=1,
        )
        self.modified_s = modified_s

    def to_json(self, _timestamp: float, deck_id: int) -> dict[str, Any]:
        model: dict[str, Any] = super().to_json(self.modified_s, deck_id)
        return model


class _Note(genanki.Note):  # type: ignore[misc]  # genanki has no types
    """A note with its own id and time, and always exactly one card."""

    def __init__(self, stamped: Stamped, model: _Model, note_id: int, place: int) -> None:
        super().__init__(
            model=model,
            fields=stamped.content.fields,
            tags=stamped.content.tags,
            guid=stamped.guid,
            due=min(place, _LAST_DUE),
        )
        self.note_id = note_id
        self.modified_s = stamped.modified_s

    @property
    def cards(self) -> list[genanki.Card]:
        """The one card. genanki would guess from the template and drop some."""
        return [genanki.Card(0)]

    def write_to_db(self, cursor: sqlite3.Cursor, _timestamp: float, deck_id: int, _ids: Iterator[int]) -> None:
        super().write_to_db(cursor, self.modified_s, deck_id, iter((self.note_id, self.note_id)))

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Skip the check: fields are escaped, and genanki's regex takes seconds on a field full of "<"."""


class _Deck(genanki.Deck):  # type: ignore[misc]  # genanki has no types
    """A deck. Anki matches decks by name, so the id only has to be unique.

    Without a description, because every import would overwrite the one a person wrote.
    """

    def __init__(self, name: str) -> None:
        super().__init__(_DECK_IDS + number_of(name) % DAY_MS, name)


def _check_guids(notes: Sequence[Stamped]) -> None:
    seen: dict[str, Stamped] = {}
    for stamped in notes:
        earlier = seen.setdefault(stamped.guid, stamped)
        if earlier is not stamped:
            raise ValueError(f"'{earlier.note.id}' and '{stamped.note.id}' have the same GUID '{stamped.guid}'")


def _collection(decks: Iterable[_Deck]) -> bytes:
    """The SQLite file, built in memory, because genanki leaves its temporary file behind."""
    connection = sqlite3.connect(":memory:")
    try:
        genanki.Package(list(decks)).write_to_db(connection.cursor(), 0, iter(()))
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip whose bytes depend on its members alone: no clock, operating system or umask in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.create_system = 3
            member.external_attr = 0o644 << 16
            package.writestr(member, data, zipfile.ZIP_DEFLATED, compresslevel=6)
    return target.getvalue()
