"""A build held against what Anki has: which notes the package may update, and which a person has made their own.

Anki's import replaces a note's tags and fields. So a note that a person tagged or edited stays out of the package; what
the bank has new for it goes into a file for Anki's text import, which keeps tags.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from deckgen.collection.comparison import Comparison, Editor, NoteComparison, Standing
from deckgen.renderers.anki.stamped import Stamped
from deckgen.renderers.anki.text_import import TaggedRow
from deckgen.stamp import FIELD, mark_at, marks_of, stamp_of


@dataclass(frozen=True, slots=True)
class Divided:
    """The notes of a build by the way they go to Anki.

    ``package`` are the notes for the package, ``rows`` those for the text import. ``waiting`` are the comparisons of
    notes in which a person's edit is kept until its author decides, ``held_back`` the ids of those to which neither way
    brings anything.
    """

    package: tuple[Stamped, ...]
    rows: tuple[TaggedRow, ...] = ()
    waiting: tuple[NoteComparison, ...] = ()
    held_back: tuple[str, ...] = ()


def divided(notes: Iterable[Stamped], comparison: Comparison, bank_wins: Collection[str] = ()) -> Divided:
    """Divide the notes of a build; ``bank_wins`` are ids of notes whose edits in Anki give way to the bank."""
    by_id = {compared.expected.id: compared for compared in comparison.notes}
    package: list[Stamped] = []
    rows: list[TaggedRow] = []
    waiting: list[NoteComparison] = []
    held_back: list[str] = []
    for stamped in notes:
        compared = by_id[stamped.note.id]
        wins = stamped.note.id in bank_wins
        if not _is_personal(compared, wins=wins):
            package.append(stamped)
            continue
        kept = () if wins else tuple(_kept_fields(compared))
        if kept or (_keeps_tags(compared) and not wins):
            waiting.append(compared)
        if row := _row(stamped, compared, kept, keeps_tags=_keeps_tags(compared) and not wins):
            rows.append(row)
        elif compared.standing is not Standing.SAME:
            held_back.append(stamped.note.id)
    return Divided(tuple(package), tuple(rows), tuple(waiting), tuple(held_back))


def _is_personal(compared: NoteComparison, *, wins: bool) -> bool:
    """Whether the package must not touch a note: a person tagged it, or edited it and has not let the bank win."""
    if compared.held is None or compared.standing is Standing.OTHER_TYPE:
        return False
    return bool(compared.own_tags) or (compared.standing is Standing.EDITED and not wins)


def _kept_fields(compared: NoteComparison) -> Iterator[str]:
    return (change.name for change in compared.fields if change.by is not Editor.BANK)


def _keeps_tags(compared: NoteComparison) -> bool:
    return compared.tags is not None and compared.tags.by is not Editor.BANK


def _row(stamped: Stamped, compared: NoteComparison, kept: Collection[str], *, keeps_tags: bool) -> TaggedRow | None:
    """What the text import has to bring to a note; None when the bank has nothing new for it."""
    assert compared.held is not None
    # A note that says the same but is dated later here goes in as well: else a later package would update it.
    is_news = any(change.name not in kept for change in compared.fields) or (
        compared.standing is Standing.SAME and compared.updates
    )
    if not is_news and (compared.tags is None or keeps_tags):
        return None
    held, names = compared.held.fields, [field.name for field in stamped.note.type.fields]
    values = dict(zip(names, stamped.content.fields, strict=True)) | {name: held[name] for name in kept}
    # An edit that is kept stays an edit: its mark goes on saying what was imported.
    places = [*(names.index(name) + 1 for name in kept), *((0,) if keeps_tags else ())]
    values[FIELD] = _stamp(values[FIELD], held.get(FIELD, ""), places)
    ours = tuple(tag for tag in compared.held.tags if tag not in compared.own_tags)
    tags = (*(ours if keeps_tags else stamped.content.tags), *compared.own_tags)
    return TaggedRow(stamped.guid, stamped.note.type.name, stamped.note.deck, tuple(values.values()), tags)


def _stamp(new: str, held: str, places: Iterable[int]) -> str:
    """The new stamp with the marks of the one in Anki at some places; a note without a stamp has none to keep."""
    marks, old = dict(enumerate(marks_of(new) or ())), marks_of(held)
    if old is None:
        return new
    for place in places:
        marks[place] = mark_at(old, place)
    return stamp_of([marks.get(place, "0") for place in range(max(marks) + 1)])
