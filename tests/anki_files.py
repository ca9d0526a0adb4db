"""One lived-in collection in every kind of file that Anki has written since 2.0. Not a test module."""

import io
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anki.collection import Collection, ExportAnkiPackageOptions

import lived_in
import real_anki

GONE = "dive-deep"
"""The key of a principle whose note was deleted in Anki."""
PACKAGES = ("new-plain.apkg", "new-scheduled.apkg", "old-plain.apkg", "old-scheduled.apkg", "oldest.apkg")
WHOLE = ("new.colpkg", "old.colpkg", "profile/collection.anki2", "downgraded/collection.anki2")
"""Files with the whole collection: these know what was deleted."""


@dataclass(frozen=True)
class AnkiFiles:
    """A folder with all the files, and what Anki itself says of its notes: rows of ``ROW`` by GUID."""

    folder: Path
    rows: dict[str, tuple[Any, ...]]
    deleted: int


def write_all(folder: Path) -> AnkiFiles:
    """A bank that was built, imported and studied in, exported as everything that Anki can export."""
    lived_in.begun(folder)
    anki = real_anki.collection(folder / "profile")
    (gone,) = anki.find_notes(f'key:{GONE} "note:Deckgen Principle"')
    anki.remove_notes([gone])
    _borrow(anki, '"deck:Interview::8 Frameworks"')
    rows = rows_of(anki)
    for legacy, age in ((False, "new"), (True, "old")):
        for scheduling in (False, True):
            export(anki, folder / f"{age}-{'scheduled' if scheduling else 'plain'}.apkg", scheduling, legacy)
        anki.export_collection_package(str(folder / f"{age}.colpkg"), include_media=False, legacy=legacy)
        anki.reopen()
    anki.close()
    shutil.copytree(folder / "profile", folder / "downgraded")
    real_anki.collection(folder / "downgraded").close(downgrade=True)
    with zipfile.ZipFile(folder / "oldest.apkg", "w", zipfile.ZIP_DEFLATED) as package:
        package.write(folder / "downgraded" / "collection.anki2", "collection.anki2")
        package.writestr("media", "{}")
    return AnkiFiles(folder, rows, gone)


def export(anki: Collection, path: Path, scheduling: bool = True, legacy: bool = False) -> Path:
    """A package with everything, as File > Export makes it."""
    options = ExportAnkiPackageOptions(with_scheduling=scheduling, legacy=legacy)
    anki.export_anki_package(out_path=str(path), options=options, limit=None)
    return path


def rows_of(anki: Collection) -> dict[str, tuple[Any, ...]]:
    """For each note by GUID: note type, time, tags, fields, deck, suspended, flag, reviewed, as Anki's API tells it."""
    rows = {}
    for found in anki.find_notes(""):
        note = anki.get_note(found)
        card = note.cards()[0]
        rows[note.guid] = (
            note.note_type()["name"],
            note.mod,
            set(note.tags),
            dict(note.items()),
            anki.decks.name(card.odid or card.did),
            card.queue == -1,
            card.user_flag(),
            card.reps > 0,
        )
    return rows


def _borrow(anki: Collection, search: str) -> None:
    """Take the cards that a search finds into a filtered deck."""
    for found in anki.find_cards(search):
        card = anki.get_card(found)
        card.type, card.queue, card.due = 0, 0, 1
        anki.update_card(card)
    deck = anki.decks.get(anki.decks.new_filtered("Tonight"))
    deck["terms"] = [[search, 100, 0]]
    anki.decks.save(deck)
    assert anki.sched.rebuild_filtered_deck(deck["id"]).count > 0


def listing(folder: Path) -> dict[str, tuple[bytes, int]]:
    """The bytes and the time of everything in a folder."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir() if path.is_file()}


def zipped(name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with one member."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr(name, data)
    return target.getvalue()
