"""Hold what Anki has against what the bank says, note by note."""

from collections.abc import Iterable, Iterator, Mapping

from deckgen.collection.comparison import (
    Comparison,
    Editor,
    FieldChange,
    NoteComparison,
    Standing,
    StillThere,
    TagChange,
)
from deckgen.collection.deck_names import same_deck
from deckgen.collection.expected import Expected
from deckgen.collection.field_places import field_places, is_altered, values_in
from deckgen.collection.held import Held, HeldNote
from deckgen.collection.imported import ImportedText
from deckgen.collection.same_html import same_html
from deckgen.collection.whose_tags import SortedTags, sort_tags
from deckgen.stamp import FIELD, UNMARKED, marks_of, tags_text


def compare(
    expected: Iterable[Expected], held: Held, *, retired: Mapping[str, str] | None = None, earlier: Iterable[Held] = ()
) -> Comparison:
    """What a file of Anki's holds of a bank's notes, against what the bank says.

    ``retired`` has the GUID of every note that left the bank, by its id (kind and key). ``earlier`` are packages that
    were built before: a note without a stamp that says what one of them says was not edited in Anki.
    """
    expected = tuple(expected)
    by_guid = _by_guid(held)
    packages = [_by_guid(package) for package in earlier]
    held_types = {note_type.id: note_type for note_type in held.note_types}
    return Comparison(
        held.container,
        held.scheduling,
        tuple(_compared(note, held, by_guid, packages) for note in expected),
        tuple(StillThere(name, by_guid[guid]) for name, guid in (retired or {}).items() if guid in by_guid),
        tuple(
            note_type.name
            for note_type in dict.fromkeys(note.type for note in expected)
            if note_type.id in held_types and is_altered(note_type, held_types[note_type.id])
        ),
    )


_ByGuid = Mapping[str, HeldNote]


def _by_guid(held: Held) -> _ByGuid:
    return {note.guid: note for note in held.notes}


def _compared(expected: Expected, held: Held, by_guid: _ByGuid, packages: Iterable[_ByGuid]) -> NoteComparison:
    note = by_guid.get(expected.guid)
    if note is None:
        return NoteComparison(Standing.DELETED if expected.note_id in held.deleted else Standing.MISSING, expected)
    tags = sort_tags(note.tags, expected)
    elsewhere = "" if same_deck(note.deck, expected.deck) else note.deck
    if note.type.id != expected.type.id:
        return NoteComparison(Standing.OTHER_TYPE, expected, note, own_tags=tags.own, elsewhere=elsewhere)
    imported = _imported(expected, note, packages)
    fields = tuple(_field_changes(expected, note, imported))
    tag_change = _tag_change(expected, tags, imported)
    editors = {change.by for change in (*fields, tag_change) if change}
    standing = _standing(editors, is_late=note.modified_s >= expected.modified_s)
    return NoteComparison(standing, expected, note, fields, tag_change, tags.own, elsewhere)


def _standing(editors: set[Editor], *, is_late: bool) -> Standing:
    if not editors:
        return Standing.SAME
    if editors != {Editor.BANK}:
        return Standing.EDITED
    return Standing.AHEAD if is_late else Standing.BEHIND


def _imported(expected: Expected, note: HeldNote, packages: Iterable[_ByGuid]) -> ImportedText:
    names = [name for _, name in expected.type.fields]
    stamp = dict(zip(names, _values(expected, note), strict=True)).get(FIELD, "")
    old_notes = (package.get(expected.guid) for package in packages)
    return ImportedText(
        marks_of(stamp),
        expected.marks,
        tuple((_values(expected, old), tags_text(sort_tags(old.tags, expected).bank)) for old in old_notes if old),
    )


def _field_changes(expected: Expected, note: HeldNote, imported: ImportedText) -> Iterator[FieldChange]:
    names = (name for _, name in expected.type.fields)
    for place, (name, bank, anki) in enumerate(zip(names, expected.values, _values(expected, note), strict=True)):
        if name not in UNMARKED and not same_html(bank, anki):
            yield FieldChange(name, bank, anki, imported.field_editor(place, bank, anki))


def _tag_change(expected: Expected, tags: SortedTags, imported: ImportedText) -> TagChange | None:
    if not tags.missing and not tags.extra:
        return None
    return TagChange(tags.missing, tags.extra, imported.tags_editor(expected.tags, tags.bank))


def _values(expected: Expected, note: HeldNote) -> tuple[str, ...]:
    return values_in(note, field_places(expected.type, note.type))
