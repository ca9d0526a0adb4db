"""What a build has to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from deckgen.deck.notes import Kind
from deckgen.diagnostics import Diagnostic, has_errors
from deckgen.ledger.changes import Changes
from deckgen.ledger.records import Ledger
from deckgen.source import Source

if TYPE_CHECKING:  # only a build against a file of Anki's needs them
    from deckgen.collection.comparison import Comparison, NoteComparison
    from deckgen.pipeline.taken_fields import Taken


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote, or in a dry run would have written, and everything it found.

    With an error among ``diagnostics`` nothing was written and the existing output is unchanged. ``rendering`` holds
    those of them that came up only while the outputs were made. ``notes`` counts Anki notes by kind, ``cards`` and
    ``sheets`` what is printed. ``ledger`` is None when the build stopped or made nothing for Anki; ``changes`` are then
    empty. ``comparison`` and ``waiting`` are those of a rendering against a file of Anki's, ``taken`` are
    the edits made there that went into the bank.
    """

    diagnostics: tuple[Diagnostic, ...]
    rendering: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()
    files: tuple[Path, ...] = ()
    up_to_date: bool = False
    notes: Mapping[Kind, int] = field(default_factory=dict)
    cards: int = 0
    sheets: int = 0
    changes: Changes = field(default_factory=Changes)
    comparison: "Comparison | None" = None
    waiting: "tuple[NoteComparison, ...]" = ()
    taken: "Taken | None" = None
    ledger: Ledger | None = None

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return not has_errors(self.diagnostics)
