"""What building a folder would change in Anki."""

from dataclasses import replace
from pathlib import Path

from deckgen.bank.load import load
from deckgen.deck.builders import build_notes
from deckgen.diagnostics import has_errors, in_order
from deckgen.pipeline.build_report import BuildReport
from deckgen.pipeline.prior import find_ledger
from deckgen.pipeline.publish import publish


def diff_folder(path: str | Path, out: str | Path, *, now: int) -> BuildReport:
    """What building the bank in ``path`` into ``out`` would change in Anki; nothing is rendered or written.

    ``now`` is in seconds since 1970.

    Raises:
        OSError: a file cannot be read.
    """
    folder = Path(path)
    loaded = load(folder)
    report = BuildReport(loaded.diagnostics, sources=loaded.sources)
    if has_errors(loaded.diagnostics):
        return report
    notes = build_notes(loaded.bank)
    ledger, faults = find_ledger(loaded.bank.info, notes, folder, Path(out))
    report = replace(report, diagnostics=in_order((*loaded.diagnostics, *faults)))
    if ledger is None:
        return report
    advanced = publish(notes, ledger, now).advanced
    return replace(report, changes=advanced.changes, ledger=advanced.ledger)
