"""Drives the real Anki: opens a collection, imports packages, shows cards as a person sees them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from anki import buildinfo
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from deckgen.bank.load import load
from deckgen.deck.builders import build_notes
from deckgen.deck.note_types import NOTE_TYPES
from deckgen.deck.notes import Note, guid
from deckgen.renderers.anki.content import content_of
from deckgen.renderers.anki.package import render_anki
from deckgen.renderers.anki.stamped import Stamped

SAMPLE = Path(__file__).parent.parent / "stories"
LONG_AGO_S = 1_763_800_000
IF_NEWER, ALWAYS, NEVER = 0, 1, 2
VERSION = tuple(int(part) for part in buildinfo.version.split(".")[:2])
TABLES = ("notes", "cards", "revlog", "graves", "tags", "decks", "notetypes", "fields", "templates", "deck_config")


@dataclass(frozen=True)
class Imported:
    """The result of an import: the keys of the notes that were new, updated, unchanged or in conflict."""

    new: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    duplicate: tuple[str, ...] = ()
    conflicting: tuple[str, ...] = ()


def collection(folder: Path) -> Collection:
    """An empty collection in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    return Collection(str(folder / "collection.anki2"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """An empty collection that the tests of a module share."""
    opened = collection(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


def import_package(
    anki: Collection, data: bytes, *, notes: int = IF_NEWER, note_types: int = IF_NEWER, merge: bool = False
) -> Imported:
    """Import a package, by default with the options that Anki proposes."""
    path = Path(anki.path).with_name("imported.apkg")
    path.write_bytes(data)
    options = ImportAnkiPackageOptions(update_notes=notes, update_notetypes=note_types, merge_notetypes=merge)
    log = anki.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options)).log
    parts = {
        part: tuple(note.fields[0] for note in getattr(log, part))
        for part in ("new", "updated", "duplicate", "conflicting")
    }
    others = ("first_field_match", "missing_notetype", "missing_deck", "empty_first_field")
    assert [part for part in others if len(getattr(log, part))] == []
    return Imported(**parts)


def sample_notes() -> tuple[Note, ...]:
    """The notes of the sample bank."""
    return notes_of(SAMPLE)


def notes_of(folder: Path) -> tuple[Note, ...]:
    loaded = load(folder)
    assert [str(found) for found in loaded.diagnostics if found.severity.name == "ERROR"] == []
    return build_notes(loaded.bank)


def note(notes: Iterable[Note], note_id: str) -> Note:
    """The note with an id such as ``story/census-pipeline``."""
    (found,) = (each for each in notes if each.id == note_id)
    return found


def stamped(notes: Iterable[Note], modified_s: int = LONG_AGO_S, bank_id: str = "interview") -> tuple[Stamped, ...]:
    return tuple(Stamped(content_of(each), guid(bank_id, each.id), modified_s) for each in notes)


def package(notes: Iterable[Note], modified_s: int = LONG_AGO_S) -> bytes:
    """A package whose notes and note types all have one modification time."""
    return render_anki(stamped(notes, modified_s), note_type_times={each.id: modified_s for each in NOTE_TYPES})


def with_value(changed: Note, **values: Any) -> Note:
    """A copy of a note with some fields changed."""
    fields = [field.name for field in changed.type.fields]
    return replace(
        changed, values=tuple(values.get(name, old) for name, old in zip(fields, changed.values, strict=True))
    )


def snapshot(anki: Collection) -> Mapping[str, list[list[Any]]]:
    """Every row of every table that holds data of the user's."""
    return {table: sorted(anki.db.all(f"SELECT * FROM {table}"), key=repr) for table in TABLES}


def schema_time(anki: Collection) -> int:
    """The time of the last change that requires a full sync."""
    time: int = anki.db.scalar("SELECT scm FROM col")
    return time


def card(anki: Collection, search: str) -> Any:
    """The one card that a search finds."""
    (found,) = anki.find_cards(search)
    return anki.get_card(found)


def shown(anki: Collection, search: str) -> tuple[str, str]:
    """The text a person sees on the front and the back of a card, folds open, white space as one space."""
    output = card(anki, search).render_output(browser=False)
    return squeezed(visible(output.question_text)), squeezed(visible(output.answer_text))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def visible(html: str) -> str:
    """The text a browser shows of HTML."""
    reader = _Reader()
    reader.feed(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))
    reader.close()
    return "".join(reader.texts)


class _Reader(HTMLParser):
    BLOCKS = frozenset({"div", "p", "li", "ul", "ol", "details", "summary", "br"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in self.BLOCKS:
            self.texts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.BLOCKS - {"br"}:
            self.texts.append("\n")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
