"""What building a folder would change in Anki."""

from dataclasses import replace
from pathlib import Path

from deckgen.bank.load import load
from deckgen.deck.builders import build_notes
from deckgen.deck.choice import Choice
from deckgen.diagnostics import has_errors, in_order
from deckgen.ledger.lock_file import FILE_NAME
from deckgen.pipeline.anki_file import earlier_packages, read_anki
from deckgen.pipeline.build_report import BuildReport
from deckgen.pipeline.for_anki import Known
from deckgen.pipeline.past import find_past
from deckgen.pipeline.rendering import RenderPlan, rendered


def diff_folder(
    path: str | Path,
    out: str | Path,
    *,
    now: int,
    choice: Choice | None = None,
    against: Path | None = None,
    memory: Path | None = None,
) -> BuildReport:
    """What building the bank in ``path`` into ``out`` would change in Anki; nothing is rendered or written.

    Arguments are those of ``build``.

    Raises:
        OSError: a file cannot be read.
    """
    folder = Path(path)
    loaded = load(folder)
    report = BuildReport(loaded.diagnostics, sources=loaded.sources)
    if has_errors(loaded.diagnostics):
        return report
    info = loaded.bank.info
    past = find_past(info, build_notes(loaded.bank), folder, Path(out), memory)
    held, unreadable = read_anki(against, past.ledger) if against else (None, ())
    diagnostics = in_order((*loaded.diagnostics, *past.diagnostics, *unreadable))
    if past.ledger is None or has_errors(diagnostics):
        return replace(report, diagnostics=diagnostics)
    known = Known(past.highest, held, earlier_packages(Path(out), info) if held else ())
    plan = RenderPlan(
        loaded,
        (),
        info.print,
        diagnostics,
        past.ledger,
        now,
        choice or Choice(),
        known,
        lock_path=(folder / FILE_NAME).as_posix(),
    )
    result = rendered(plan)
    return replace(
        report,
        diagnostics=result.diagnostics,
        changes=result.changes,
        comparison=result.comparison,
        waiting=result.waiting,
        ledger=result.ledger,
    )
