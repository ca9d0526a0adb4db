"""Files of Anki's, and of earlier builds for it, as a build finds them on disk."""

from pathlib import Path

from deckgen.codes import ledger_codes
from deckgen.collection.held import Held
from deckgen.collection.read import read
from deckgen.collection.unreadable import UnreadableCollection
from deckgen.deck.note_types import NOTE_TYPES
from deckgen.diagnostics import Diagnostic
from deckgen.ledger.records import Ledger
from deckgen.model import BankInfo
from deckgen.pipeline.expected_notes import all_guids
from deckgen.pipeline.outputs import file_name
from deckgen.source import Span

_OURS = [note_type.id for note_type in NOTE_TYPES]


def read_collection(source: Path | bytes) -> Held:
    """What a file of Anki's holds of the notes that deckgen made: a package, a collection package or a collection.

    Raises:
        UnreadableCollection: it is no file of Anki's, damaged, far too large, or open in Anki; a ValueError.
        OSError: it is not there or may not be read.
    """
    return read(source, note_types=_OURS)


def read_anki(path: Path, ledger: Ledger | None) -> tuple[Held | None, tuple[Diagnostic, ...]]:
    """What a file of Anki's holds of our notes; None and an error when it cannot be read.

    ``ledger`` names the notes that may have another note type by now.

    Raises:
        OSError: the file is not there or may not be read.
    """
    try:
        return read(path, note_types=_OURS, guids=all_guids(ledger) if ledger else ()), ()
    except UnreadableCollection as problem:
        return None, (ledger_codes.UNREADABLE_ANKI_FILE.at(Span(path.as_posix(), 1, 1), str(problem), problem.hint),)


def earlier_packages(out: Path, info: BankInfo) -> tuple[Held, ...]:
    """The package that the output folder holds from an earlier build; nothing when none can be read."""
    try:
        return (read(out / file_name("anki", info.id), note_types=_OURS),)
    except (OSError, UnreadableCollection):
        return ()
