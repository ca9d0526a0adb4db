"""What a bank becomes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deckgen.deck.notes import Kind
from deckgen.diagnostics import Diagnostic, has_errors, in_order
from deckgen.ledger import lock_file
from deckgen.ledger.changes import Changes
from deckgen.ledger.records import Ledger

if TYPE_CHECKING:  # only a build against a file of Anki's needs them
    from deckgen.collection.comparison import Comparison, NoteComparison


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files made of a bank, by name, and everything to say about them.

    With an error among ``diagnostics`` there are no files. ``ledger`` is what the next rendering must be given, so that
    Anki takes its edits; it is None when nothing was made for Anki, and ``changes`` are then empty. ``comparison`` says
    how the notes stand to those in Anki, where a file of Anki's was given, and ``waiting`` which of them keep a
    person's edit until its author decides. ``notes`` counts Anki notes by kind, ``cards`` and ``sheets`` what is
    printed.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    ledger: Ledger | None = None
    changes: Changes = field(default_factory=Changes)
    comparison: "Comparison | None" = None
    waiting: "tuple[NoteComparison, ...]" = ()
    notes: Mapping[Kind, int] = field(default_factory=dict)
    cards: int = 0
    sheets: int = 0

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return not has_errors(self.diagnostics)

    @property
    def lock(self) -> str:
        """The ledger as the text of a lock file; "" without a ledger."""
        return lock_file.write(self.ledger) if self.ledger else ""


def joined(parts: Iterable[Rendered], findings: Iterable[Diagnostic]) -> Rendered:
    """The outputs of one rendering as one value, without files when anything is an error."""
    parts = tuple(parts)
    diagnostics = in_order((*findings, *(finding for part in parts for finding in part.diagnostics)))
    files = {} if has_errors(diagnostics) else {name: data for part in parts for name, data in part.files.items()}
    return Rendered(
        files, diagnostics, cards=sum(part.cards for part in parts), sheets=sum(part.sheets for part in parts)
    )
