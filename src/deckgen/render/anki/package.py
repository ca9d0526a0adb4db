"""An Anki package as bytes, a function of its notes alone: the one place that knows genanki."""

import io
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import genanki

from deckgen.deck.notes import NoteType
from deckgen.render.anki.note_ids import DAY_MS, note_ids, number_of
from deckgen.render.anki.stamped import Stamped
from deckgen.render.anki.templates import faces, style_sheet

_DECK_IDS = 1763700000000
_LAST_DUE = 999_999  # Check Database corrects a place in the queue beyond it
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def render_anki(notes: Sequence[Stamped], *, note_type_times: Mapping[int, int]) -> bytes:
    """The .apkg that holds the notes, in their order; equal arguments give equal bytes.

    ``note_type_times`` says for the id of every note type when it last changed, in seconds since 1970.

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
    """A note type with the time it changed, where genanki would put the time of the build."""

    _req = ((0, "any", [1]),)  # a card a note: Anki works it out again from the templates

    def __init__(self, note_type: NoteType, modified_s: int) -> None:
        front, back = faces(note_type)
        screen = note_type.screen
        super().__init__(
            model_id=note_type.id,
            name=note_type.name,
            # With ids, Anki knows a field or a template that got another name for the same one.
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
        made: dict[str, Any] = super().to_json(self.modified_s, deck_id)
        return made


class _Note(genanki.Note):  # type: ignore[misc]  # genanki has no types
    """A note with its own time and ids, and always with its card."""

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
        """The one card: genanki would guess from the template, and lose some."""
        return [genanki.Card(0)]

    def write_to_db(self, cursor: sqlite3.Cursor, _timestamp: float, deck_id: int, _ids: Iterator[int]) -> None:
        super().write_to_db(cursor, self.modified_s, deck_id, iter((self.note_id, self.note_id)))

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Nothing: every field was escaped, and genanki's pattern takes seconds on a field full of "<"."""


class _Deck(genanki.Deck):  # type: ignore[misc]  # genanki has no types
    """A deck: Anki knows it by its name, so its id only has to be its own.

    It has no description, because every import would put it over the one a person wrote.
    """

    def __init__(self, name: str) -> None:
        super().__init__(_DECK_IDS + number_of(name) % DAY_MS, name)


def _check_guids(notes: Sequence[Stamped]) -> None:
    seen: dict[str, Stamped] = {}
    for stamped in notes:
        other = seen.setdefault(stamped.guid, stamped)
        if other is not stamped:
            raise ValueError(f"'{other.note.id}' and '{stamped.note.id}' have the same GUID '{stamped.guid}'")


def _collection(decks: Iterable[_Deck]) -> bytes:
    """The SQLite file, made in memory: genanki would leave a temporary file behind."""
    connection = sqlite3.connect(":memory:")
    try:
        genanki.Package(list(decks)).write_to_db(connection.cursor(), 0, iter(()))
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip whose bytes depend on its members alone: no clock, no system, no umask in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.create_system = 3
            member.external_attr = 0o644 << 16
            package.writestr(member, data, zipfile.ZIP_DEFLATED, compresslevel=6)
    return target.getvalue()
