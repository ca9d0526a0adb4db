"""Texts of a bank changed in its files, and the proof that nothing else has changed with them."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from deckgen.bank.folder import read_text
from deckgen.bank.load import Loaded, load_sources
from deckgen.bank.reporting import Report
from deckgen.bank.scalar_edit import with_scalar
from deckgen.collection.comparison import FieldChange
from deckgen.collection.same_html import same_html
from deckgen.deck.builders import build_notes
from deckgen.deck.notes import Note
from deckgen.diagnostics import errors
from deckgen.importers.merging.patch import NotInPlaceError, patched
from deckgen.model import Bank
from deckgen.pipeline.bank_texts import BankText
from deckgen.pipeline.original_files import with_lines_of
from deckgen.renderers.anki.field_html import fields
from deckgen.source import Source, Span

_STORY_FIELD = re.compile(r" *story *:")


@dataclass(frozen=True, slots=True)
class FieldInAnki:
    """A field of a note (kind/key) that says something else in Anki than in the bank."""

    note_id: str
    change: FieldChange


@dataclass(frozen=True, slots=True)
class Edit:
    """A text of the bank, its new words, and the fields in Anki that have them."""

    text: BankText
    value: str
    fields: tuple[FieldInAnki, ...]


class NotTakenError(Exception):
    """An edit cannot be written into the bank; the message says why."""


def edited_files(loaded: Loaded, originals: Mapping[str, str], edits: Iterable[Edit]) -> dict[str, str]:
    """The files that edits change, as they are on disk but for the edits: path -> text.

    ``originals`` has the text of every file of the bank that an edit is in, with its own line ends.

    Raises:
        NotTakenError: an edit cannot be made in place.
    """
    sources = {source.path: source for source in loaded.sources}
    files: dict[str, str] = {}
    # From the last to the first, so that the places of those before it stay right.
    for edit in sorted(edits, key=lambda edit: place_of_edit(loaded.bank, edit), reverse=True):
        path = place_of_edit(loaded.bank, edit).path
        if path not in originals:
            raise NotTakenError(f"{path} has changed since it was read")
        before = sources[path]
        sources[path] = Source(path, _edited(before, loaded.bank, edit))
        files[path] = with_lines_of(files.get(path, originals[path]), before.text, sources[path].text)
    return files


def place_of_edit(bank: Bank, edit: Edit) -> Span:
    """Where the text stands that an edit changes; one that is new goes below the key of its entry."""
    text = edit.text.read(bank)
    return text.span if text and text.span.path else edit.text.anchor(bank).span


def _edited(source: Source, bank: Bank, edit: Edit) -> str:
    old, anchor = edit.text.read(bank), edit.text.anchor(bank)
    if old and old.span.path:
        text = with_scalar(source, old.start, edit.value)
        if text is None:
            raise NotTakenError("it cannot be written in place")
        return text
    if edit.text.name == "angle" and not _STORY_FIELD.match(source.line(anchor.span.line)):
        raise NotTakenError(f"'{anchor}' is named without an angle; put 'story:' and 'angle:' on lines of their own")
    try:
        return patched(source.text, anchor.span.line, edit.text.name, edit.value)
    except NotInPlaceError:
        raise NotTakenError(f"'{anchor}' is written on one line; put its fields on lines of their own") from None


def prove(loaded: Loaded, files: Mapping[str, str], edits: Collection[Edit]) -> None:
    """Prove that changed files load as the same bank with the edits, whose fields then look as they do in Anki.

    Raises:
        NotTakenError: they do not.
    """
    report = Report()
    sources = [read_text(s.path, files[s.path], report) if s.path in files else s for s in loaded.sources]
    changed = load_sources(sources, report)
    if faults := errors(changed.diagnostics):
        raise NotTakenError(f"the bank would have an error: {faults[0].message}")
    meant = loaded.bank
    for edit in edits:
        meant = edit.text.write(meant, edit.value)
    if changed.bank != meant:
        raise NotTakenError("other texts of the bank would change with it")
    notes = {note.id: note for note in build_notes(changed.bank)}
    for field in (field for edit in edits for field in edit.fields):
        if not same_html(field.change.anki, _html(notes[field.note_id], field.change.name)):
            raise NotTakenError("the bank would show something else")


def _html(note: Note, name: str) -> str:
    names = [field.name for field in note.type.fields]
    return fields(note)[names.index(name)]
