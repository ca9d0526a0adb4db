"""How the notes of a bank stand to those in Anki, as lines for people."""

from collections.abc import Collection, Iterator

from deckgen.collection.comparison import Comparison, Editor, FieldChange, NoteComparison, Standing
from deckgen.collection.comparison_json import summary
from deckgen.collection.same_html import shown_text

_LONGEST = 200
_WHO = {
    Editor.BANK: "the bank has new words",
    Editor.ANKI: "edited in Anki",
    Editor.BOTH: "edited in Anki, and the bank has new words",
    Editor.UNKNOWN: "edited in Anki, or an old text",
}


def comparison_lines(comparison: Comparison, waiting: Collection[NoteComparison] = ()) -> Iterator[str]:
    """A line for each note that does not stand as the bank has it, both texts of each edited field, and a count."""
    waits = {note.expected.id for note in waiting}
    for note in comparison.notes:
        yield from _note_lines(note, waits=note.expected.id in waits)
    for still in comparison.retired:
        yield f"retired  {still.id}: has left the bank and is still in Anki"
    if comparison.retired:
        yield "this finds the retired notes in Anki's browser, to delete them:"
        yield f"  nid:{','.join(str(still.held.id) for still in comparison.retired)}"
    for name in comparison.altered_types:
        yield f"altered  the note type '{name}' has other fields or templates in Anki: no import updates its notes"
    counts = summary(comparison)
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    yield f"in Anki: {told or 'none of these notes'}"
    if waits:
        verb = "waits" if len(waits) == 1 else "wait"
        yield f"{len(waits)} {verb} for you: '--take KEYS|all' takes Anki's text, '--bank-wins KEYS|all' the bank's"


def _note_lines(note: NoteComparison, *, waits: bool) -> Iterator[str]:
    name = note.expected.id
    tagged = f", tagged {' '.join(note.own_tags)}" if note.own_tags else ""
    match note.standing:
        case Standing.SAME:
            pass
        case Standing.EDITED:
            yield f"edited   {name}: by hand in Anki{', waits' if waits else ''}{tagged}"
        case Standing.OTHER_TYPE:
            yield f"other    {name}: has another note type in Anki, so no import updates it"
        case Standing.MISSING:
            yield f"missing  {name}: not in this file (never imported, deleted, or in a deck that was not exported)"
        case Standing.DELETED:
            yield f"deleted  {name}: deleted in Anki, comes back with the next import (suspend it instead)"
        case _:
            yield f"{note.standing.value:<8} {name}: {_fields(note)}{tagged}"
    if note.standing is Standing.EDITED:
        for change in note.fields:
            yield from _both_texts(change)
        if note.tags:
            signed = (*_signed("-", note.tags.missing), *_signed("+", note.tags.extra))
            yield f"  tags: {_WHO[note.tags.by]}: {' '.join(signed)}"
    if note.elsewhere:
        yield f"elsewhere {name}: its card is in the deck '{note.elsewhere}'"


def _fields(note: NoteComparison) -> str:
    names = [change.name for change in note.fields] + (["tags"] if note.tags else [])
    return ", ".join(names)


def _both_texts(change: FieldChange) -> Iterator[str]:
    yield f"  {change.name}: {_WHO[change.by]}"
    yield f"    bank: {_short(change.bank)}"
    yield f"    Anki: {_short(change.anki)}"


def _short(html: str) -> str:
    """What a field shows, on one line; its end left out of a long one, which '--json' has whole."""
    text = shown_text(html)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}\u2026"


def _signed(sign: str, tags: Collection[str]) -> Iterator[str]:
    return (f"{sign}{tag}" for tag in tags)
