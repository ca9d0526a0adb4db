"""What goes to Anki of a bank: its notes with their times, in the package or, against a file of Anki's, beside it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from deckgen.deck.choice import Chosen
from deckgen.ledger.advance import Advanced
from deckgen.ledger.highest import NOTHING_GIVEN, Highest, highest_of
from deckgen.ledger.records import Ledger
from deckgen.pipeline.publish import Publication, named_notes, names_before, publish
from deckgen.renderers.anki.text_import import TaggedRow

if TYPE_CHECKING:  # only a build against a file of Anki's needs them
    from deckgen.collection.comparison import Comparison, NoteComparison
    from deckgen.collection.held import Held


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the ledger, and what the author decides about it.

    ``highest`` has the latest times that other sources remember, ``held`` what Anki holds, None when nobody looked.
    ``earlier`` are packages that were built before. ``resend`` names notes to publish anew though unchanged,
    ``bank_wins`` notes whose edits in Anki give way to the bank: by id, by key, or "all".
    """

    highest: Highest = NOTHING_GIVEN
    held: "Held | None" = None
    earlier: "tuple[Held, ...]" = ()
    resend: Collection[str] = ()
    bank_wins: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class ForAnki:
    """The notes for the package, and what was found in Anki: rows for the text import, and notes that wait."""

    publication: Publication
    comparison: "Comparison | None" = None
    rows: tuple[TaggedRow, ...] = ()
    waiting: "tuple[NoteComparison, ...]" = field(default=())


def for_anki(notes: Chosen, ledger: Ledger, now_s: int, known: Known) -> ForAnki:
    """Give the chosen notes their times, and divide them by what Anki holds, if that is known.

    Raises:
        UnknownNameError: ``known`` names a note that does not exist.
    """
    every = (*notes.notes, *notes.left_out)
    highest = known.highest
    if known.held:
        from deckgen.pipeline.expected_notes import highest_in_anki

        names = [name for note in every for name in (note.id, *names_before(note))]
        highest = highest_of([highest, highest_in_anki(known.held, ledger, names)])
    publication = publish(
        notes.notes,
        ledger,
        now_s,
        left_out=notes.left_out,
        highest=highest,
        resend=named_notes(every, known.resend),
    )
    wins = named_notes(every, known.bank_wins)
    if known.held is None:
        return ForAnki(publication)
    from deckgen.pipeline.against import divided

    comparison = _comparison(publication, ledger, known.held, known.earlier)
    ways = divided(publication.notes, comparison, wins)
    advanced = _held_back(publication.advanced, ledger, ways.held_back)
    return ForAnki(replace(publication, notes=ways.package, advanced=advanced), comparison, ways.rows, ways.waiting)


def _held_back(advanced: Advanced, before: Ledger, names: Collection[str]) -> Advanced:
    """The ledger without the new times of notes that this build brings to Anki in no way.

    With them, a later build that does not look at Anki would write over a person's edit, and call the note unchanged.
    """
    kept = {name: before.notes[name] for name in names if name in before.notes}
    changes = advanced.changes
    same = tuple(name for name in changes.restamped if name in kept)
    changes = replace(
        changes,
        restamped=tuple(name for name in changes.restamped if name not in kept),
        unchanged=(*changes.unchanged, *same),
    )
    return Advanced(replace(advanced.ledger, notes={**advanced.ledger.notes, **kept}), changes)


def _comparison(publication: Publication, ledger: Ledger, held: "Held", earlier: "Iterable[Held]") -> "Comparison":
    from deckgen.collection.compare import compare
    from deckgen.pipeline.expected_notes import expected_notes, retired_guids

    return compare(
        expected_notes(publication, ledger),
        held,
        retired=retired_guids(publication.advanced.ledger),
        earlier=earlier,
    )
