"""The Anki of a walk: what a person does there, at the time that the walk says it is. Not a test module."""

import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Collection as Several
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anki.collection import ExportAnkiPackageOptions, ImportCsvRequest

import real_anki
from deckgen.deck.note_types import NOTE_TYPES
from walk_bank import name_in

_TYPES = {note_type.id: note_type for note_type in NOTE_TYPES}
FORMATS = ("new.apkg", "old.apkg", "new.colpkg", "old.colpkg", "collection.anki2")
OWN = frozenset({"mine", "marked", "leech"})
"""The tags that the person of a walk gives to notes."""


@dataclass(frozen=True)
class Held:
    """A note in Anki: its fields by name, without the stamp."""

    number: int
    kind: str
    modified_s: int
    fields: Mapping[str, str]
    tags: frozenset[str]

    @property
    def own(self) -> frozenset[str]:
        """The person's own tags."""
        return self.tags & OWN


@dataclass(frozen=True)
class Work:
    """All of a person's that an import must leave alone: the rows of cards and reviews."""

    cards: Mapping[int, tuple[Any, ...]]
    reviews: Several[tuple[Any, ...]]


class Profile:
    """A person's collection. Anki puts its own clock on what is done there: the walk's replaces that."""

    def __init__(self, folder: Path) -> None:
        self.anki = real_anki.collection(folder)

    def notes(self) -> dict[str, Held]:
        """Every note by its name for life; two notes of one name are a fault."""
        held: dict[str, Held] = {}
        for row in self.anki.db.all("SELECT id, mid, mod, tags, flds FROM notes"):
            name, note = held_of(row)
            assert name not in held, f"two notes in Anki are {name}"
            held[name] = note
        return held

    def work(self) -> Work:
        cards = {row[0]: tuple(row) for row in self.anki.db.all("SELECT * FROM cards")}
        return Work(cards, {tuple(row) for row in self.anki.db.all("SELECT * FROM revlog")})

    @contextmanager
    def at(self, now_s: int, *, undone: bool = False) -> Iterator[None]:
        """Do something to notes at a time, and undo it again if wanted."""
        before, rows = self._times(), self._rows()
        yield
        if undone and self._rows() != rows:
            self.anki.undo()
        touched = [number for number, time_s in self._times().items() if before.get(number) != time_s]
        if touched:
            numbers = ",".join(map(str, touched))
            self.anki.db.execute(f"UPDATE notes SET mod = ? WHERE id IN ({numbers})", now_s)

    def _times(self) -> dict[int, int]:
        return dict(self.anki.db.all("SELECT id, mod FROM notes"))

    def _rows(self) -> list[Any]:
        return [self.anki.db.all(f"SELECT * FROM {table}") for table in ("notes", "cards", "revlog")]

    def tag(self, number: int, tag: str) -> None:
        self.anki.tags.bulk_add([number], tag)

    def untag(self, number: int, tag: str) -> None:
        self.anki.tags.bulk_remove([number], tag)

    def edit(self, number: int, field: str, text: str) -> None:
        note = self.anki.get_note(number)
        note[field] = text
        self.anki.update_note(note)

    def card(self, number: int) -> Any:
        return self.anki.get_note(number).cards()[0]

    def suspend(self, number: int) -> None:
        self.anki.sched.suspend_cards([self.card(number).id])

    def flag(self, number: int, flag: int) -> None:
        self.anki.set_user_flag_for_cards(flag, [self.card(number).id])

    def move(self, number: int, deck: str) -> None:
        self.anki.set_deck([self.card(number).id], self.anki.decks.id(deck))

    def delete(self, number: int) -> None:
        self.anki.remove_notes([number])

    def review(self, number: int, rating: int) -> None:
        """Answer the card, wherever it is in the queue; Anki answers no suspended one."""
        card = self.card(number)
        if card.queue >= 0:
            card.start_timer()
            states = self.anki._backend.get_scheduling_states(card.id)
            self.anki.sched.answer_card(self.anki.sched.build_answer(card=card, states=states, rating=rating))

    def import_package(self, path: Path) -> real_anki.Imported:
        return real_anki.import_package(self.anki, path.read_bytes())

    def import_text(self, path: Path) -> None:
        """Import the file of notes that were tagged, as Anki proposes."""
        metadata = self.anki.get_csv_metadata(str(path), None)
        log = self.anki.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
        assert (len(log.new), len(log.conflicting)) == (0, 0)

    def export(self, folder: Path, kind: str) -> Path:
        """What Anki holds, as one of the FORMATS."""
        path, legacy = folder / kind, kind.startswith("old")
        if kind.endswith(".apkg"):
            options = ExportAnkiPackageOptions(with_scheduling=True, legacy=legacy)
            self.anki.export_anki_package(out_path=str(path), options=options, limit=None)
        elif kind.endswith(".colpkg"):
            self.anki.export_collection_package(str(path), include_media=False, legacy=legacy)
            self.anki.reopen()
        else:
            self.anki.close()
            shutil.copyfile(self.anki.path, path)
            self.anki.reopen()
        return path

    def faults(self) -> list[str]:
        """What Anki's Check Database finds, and note types that an import has doubled."""
        report, _ = self.anki.fix_integrity()
        doubled = [each.name for each in self.anki.models.all_names_and_ids() if "+" in each.name]
        return [line for line in report.splitlines() if "rebuilt and optimized" not in line] + doubled


def held_of(row: tuple[int, int, int, str, str]) -> tuple[str, Held]:
    """A row of the table of notes as a note and its name for life."""
    number, type_id, modified_s, tags, values = row
    note_type = _TYPES[type_id]
    texts = dict(zip((field.name for field in note_type.fields), values.split("\x1f"), strict=True))
    name = name_in(values.split("\x1f")[1])
    del texts["Stamp"]
    return name, Held(number, note_type.kind, modified_s, texts, frozenset(tags.split()))


def packaged(path: Path) -> dict[str, Held]:
    """The notes in a package that was built."""
    with zipfile.ZipFile(path) as package, tempfile.NamedTemporaryFile() as file:
        file.write(package.read("collection.anki2"))
        file.flush()
        connection = sqlite3.connect(file.name)
        rows = connection.execute("SELECT id, mid, mod, tags, flds FROM notes").fetchall()
        connection.close()
    return dict(map(held_of, rows))
