"""Edits that a person made in Anki, taken into the bank where each is one text of it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from deckgen.bank.folder import read_text
from deckgen.bank.load import Loaded
from deckgen.bank.reporting import Report
from deckgen.collection.comparison import Comparison, Editor
from deckgen.collection.field_markup import markup_of, unmarked_text_of
from deckgen.collection.same_html import same_html
from deckgen.deck.builders import build_notes
from deckgen.deck.own_spelling import in_own_spelling
from deckgen.model import Bank
from deckgen.pipeline.bank_texts import PLAIN_TEXTS, BankText, bank_text
from deckgen.pipeline.original_files import read_file
from deckgen.pipeline.publish import named_notes
from deckgen.pipeline.take_edits import Edit, FieldInAnki, NotTakenError, edited_files, place_of_edit, prove
from deckgen.pipeline.taken_fields import Taken, TakenField, WaitingField
from deckgen.source import Span


def taken(
    loaded: Loaded,
    comparison: Comparison,
    names: Collection[str],
    *,
    bank_wins: Collection[str] = (),
    read: Callable[[str], bytes] = read_file,
) -> Taken:
    """What it takes for the bank to say what a person wrote in Anki; nothing is written to disk.

    Args:
        loaded: the bank, loaded without errors from the files that are to be changed.
        comparison: of that bank with a file of Anki's.
        names: the notes to take edits of: by id (kind/key), by key, or all by "all".
        bank_wins: notes whose edits in Anki give way to the bank, and are not taken.
        read: how to read a file of the bank again, by its path; from disk unless given.

    Raises:
        UnknownNameError: there is no note of that name.
        OSError: a file of the bank cannot be read again.
    """
    notes = build_notes(loaded.bank)
    losing = named_notes(notes, bank_wins)
    named = named_notes(notes, names) - losing
    fields = tuple(
        FieldInAnki(note.expected.id, change)
        for note in comparison.notes
        if note.expected.id not in losing
        for change in note.fields
        if change.by is not Editor.BANK
    )
    reasons: dict[FieldInAnki, str] = {}
    edits = tuple(_edits(loaded.bank, fields, named, reasons))
    files, places = _proven_files(loaded, edits, read, reasons)
    wanted = [field for field in fields if field.note_id in named]
    return Taken(
        {path: text.encode() for path, text in files.items()},
        tuple(TakenField(field.note_id, field.change.name, places[field]) for field in wanted if field in places),
        tuple(WaitingField(field.note_id, field.change.name, reasons[field]) for field in wanted if field in reasons),
    )


Reasons = dict[FieldInAnki, str]


def _edits(bank: Bank, fields: Sequence[FieldInAnki], named: Collection[str], reasons: Reasons) -> Iterator[Edit]:
    """An edit for each text of the bank that the notes named agree on; the fields of all others get a reason."""
    by_text: dict[BankText, list[FieldInAnki]] = {}
    for field in fields:
        text = bank_text(bank, field.note_id, field.change.name)
        if isinstance(text, str):
            reasons[field] = text
        else:
            by_text.setdefault(text, []).append(field)
    for text, same_text in by_text.items():
        wanted = tuple(field for field in same_text if field.note_id in named)
        try:
            if wanted:
                yield Edit(text, _new_words(bank, text, wanted, same_text), wanted)
        except NotTakenError as reason:
            reasons |= dict.fromkeys(wanted, str(reason))


def _new_words(bank: Bank, text: BankText, wanted: Sequence[FieldInAnki], same_text: Sequence[FieldInAnki]) -> str:
    """What the bank is to say; NotTakenError when Anki does not say one thing, or says what the bank cannot."""
    if not any(field.change.by is Editor.ANKI for field in wanted):
        changed_too = any(field.change.by is Editor.BOTH for field in wanted)
        raise NotTakenError(
            "the bank has changed it too" if changed_too else "nothing tells whether the bank has changed it too"
        )
    html = wanted[0].change.anki
    for field in same_text:
        if not same_html(html, field.change.anki):
            raise NotTakenError(f"'{wanted[0].note_id}' and '{field.note_id}' say two different things there")
    if text.name in PLAIN_TEXTS:
        value = unmarked_text_of(html)
    elif (value := markup_of(html)) is not None:
        value = in_own_spelling(value, text.read(bank))
    if value is None:
        raise NotTakenError("no text of a bank would look like that")
    return value


def _proven_files(
    loaded: Loaded, edits: Sequence[Edit], read: Callable[[str], bytes], reasons: Reasons
) -> tuple[Mapping[str, str], Mapping[FieldInAnki, Span]]:
    """The files with every edit that can be made, and where those are; the fields of the others get a reason."""
    originals = _originals(loaded, edits, read)
    accepted = tuple(edits)
    try:
        files = _files_with(loaded, originals, edits)
    except NotTakenError:
        accepted, files = (), {}
        for edit in edits:
            try:
                files = _files_with(loaded, originals, (*accepted, edit))
                accepted = (*accepted, edit)
            except NotTakenError as reason:
                reasons |= dict.fromkeys(edit.fields, str(reason))
    return files, {field: place_of_edit(loaded.bank, edit) for edit in accepted for field in edit.fields}


def _files_with(loaded: Loaded, originals: Mapping[str, str], edits: Sequence[Edit]) -> dict[str, str]:
    files = edited_files(loaded, originals, edits)
    prove(loaded, files, edits)
    return files


def _originals(loaded: Loaded, edits: Sequence[Edit], read: Callable[[str], bytes]) -> dict[str, str]:
    """The files of edits as they are on disk; one that is no longer what was loaded is left out."""
    paths = {place_of_edit(loaded.bank, edit).path for edit in edits}
    texts = {
        source.path: read(source.path).decode("utf-8", "replace") for source in loaded.sources if source.path in paths
    }
    return {
        source.path: texts[source.path]
        for source in loaded.sources
        if source.path in texts and read_text(source.path, texts[source.path], Report()).text == source.text
    }
