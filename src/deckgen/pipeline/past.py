"""Everything that is known of earlier builds: the ledger, and the latest times that other places remember."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from deckgen.codes import ledger_codes
from deckgen.deck.notes import Note
from deckgen.diagnostics import Diagnostic
from deckgen.ledger.highest import NOTHING_GIVEN, Highest, highest_of, latest
from deckgen.ledger.records import Ledger
from deckgen.model import BankInfo
from deckgen.pipeline import output_record
from deckgen.pipeline.outputs import tagged_name
from deckgen.pipeline.prior import find_ledger
from deckgen.pipeline.publish import names_before
from deckgen.pipeline.remembered import highest_in_package, memory_path, read_memory
from deckgen.source import Span


@dataclass(frozen=True, slots=True)
class Past:
    """The ledger, None when it cannot be used, and what is to be said about it; the latest times known elsewhere."""

    ledger: Ledger | None
    highest: Highest = NOTHING_GIVEN
    diagnostics: tuple[Diagnostic, ...] = ()


def find_past(info: BankInfo, notes: Sequence[Note], folder: Path, out: Path, memory: Path | None) -> Past:
    """What is known of earlier builds of the bank in ``folder`` into ``out``.

    ``memory`` is the folder of the user's own records.

    Raises:
        OSError: the lock file is there and cannot be read.
    """
    ids = [str(bank_id) for bank_id in (info.id, *info.was)]
    records = {bank_id: output_record.read(output_record.record_path(out, bank_id)) for bank_id in ids}
    remembered = highest_of(
        [*(record.times for record in records.values() if record), remembered_by_user(info, memory)]
    )
    ledger, diagnostics = find_ledger(info, notes, folder, out, remembered)
    if ledger is None:
        return Past(None, diagnostics=diagnostics)
    names = [name for note in notes for name in (note.id, *names_before(note))]
    packages = [highest_in_package(out / f"{bank_id}.apkg", records[bank_id], ledger, names) for bank_id in ids]
    return Past(ledger, highest_of([remembered, *packages]), diagnostics)


def remembered_by_user(info: BankInfo, memory: Path | None) -> Highest:
    """The latest times in the user's own record of a bank, under each id that the bank has had."""
    if memory is None:
        return NOTHING_GIVEN
    return highest_of(read_memory(memory_path(memory, str(bank_id))) for bank_id in (info.id, *info.was))


def is_news(remembered: Highest, known: Highest) -> bool:
    """Whether a time that is remembered is later than the known one, or was given to other words."""
    return any(
        latest(there.get(name), given) != there.get(name)
        for here, there in ((remembered.notes, known.notes), (remembered.note_types, known.note_types))
        for name, given in here.items()
    )


def tagged_notes_wait(out: Path, info: BankInfo) -> Iterator[Diagnostic]:
    """A warning when an earlier build left notes for the text import, and this one does not look at Anki."""
    path = out / tagged_name(info.id)
    if path.exists():
        message = f"'{path.as_posix()}' holds notes that Anki may not have taken in: import it before the package"
        yield ledger_codes.TAGGED_NOTES_WAIT.at(Span(path.as_posix(), 1, 1), message)
