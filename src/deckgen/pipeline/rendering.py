"""A bank to bytes, without touching the disk: load is behind us, writing is somebody else's."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from deckgen.bank.load import Loaded
from deckgen.deck.builders import build_notes
from deckgen.diagnostics import Diagnostic, has_errors, in_order
from deckgen.ledger.lock_file import FILE_NAME
from deckgen.ledger.records import Ledger
from deckgen.model import Bank, PrintSettings
from deckgen.pipeline.checking import as_loaded, check
from deckgen.pipeline.outputs import DEFAULT, OUTPUTS, Job, Output, publishes, render_output
from deckgen.pipeline.prior import ledger_of
from deckgen.pipeline.publish import Publication, early_clock, publish
from deckgen.pipeline.result import Rendered, joined
from deckgen.render.pdf.sheet.settings import overlay


@dataclass(frozen=True, slots=True)
class RenderPlan:
    """All that a rendering depends on: what to make of which bank, the ledger so far, what the check found.

    ``ledger`` is None when nothing is made for Anki. ``now_s`` is in seconds since 1970.
    """

    loaded: Loaded
    outputs: tuple[Output, ...]
    settings: PrintSettings
    findings: tuple[Diagnostic, ...]
    ledger: Ledger | None
    now_s: int
    lock_path: str = FILE_NAME


def render(
    bank: Loaded | Bank,
    outputs: Iterable[Output] = DEFAULT,
    *,
    settings: PrintSettings | None = None,
    ledger: Ledger | str | None = None,
    now: int,
) -> Rendered:
    """Render a bank to files in memory.

    Args:
        bank: what ``load`` or ``loads`` returned, or a bank made in code.
        outputs: "anki" (a package), "pdf" (pocket cards), "text" (for Anki's own text import), "html" (a preview),
            "markdown" (a guide to read).
        settings: print settings that replace the bank's own, where they say something.
        ledger: what the last rendering returned, or the text of its lock file; None for the first one.
        now: the time of what changes in this rendering, in seconds since 1970.

    Raises:
        ValueError: an output has no such name.
    """
    loaded = as_loaded(bank)
    wanted = tuple(dict.fromkeys(outputs))
    if unknown := [output for output in wanted if output not in OUTPUTS]:
        raise ValueError(f"no output '{unknown[0]}'; there are {', '.join(OUTPUTS)}")
    printing = overlay(loaded.bank.info.print, settings or PrintSettings())
    findings = check(loaded, settings=printing)
    past, faults = ledger_of(loaded.bank.info, ledger) if publishes(wanted) else (None, ())
    if has_errors((*findings, *faults)):
        return Rendered(diagnostics=in_order((*findings, *faults)))
    return rendered(RenderPlan(loaded, wanted, printing, (*findings, *faults), past, now))


def rendered(plan: RenderPlan) -> Rendered:
    """What a plan leads to; the bank must have no errors."""
    notes = build_notes(plan.loaded.bank)
    publication = publish(notes, plan.ledger, plan.now_s) if plan.ledger else None
    late = tuple(early_clock(publication, plan.now_s, plan.lock_path)) if publication else ()
    job = Job(plan.loaded.bank, notes, plan.settings, in_order((*plan.findings, *late)), publication)
    result = joined([render_output(output, job) for output in plan.outputs], job.findings)
    return _with_ledger(replace(result, notes=Counter(note.type.kind for note in notes)), publication)


def _with_ledger(result: Rendered, publication: Publication | None) -> Rendered:
    if publication is None or not result.ok:
        return result
    return replace(result, ledger=publication.advanced.ledger, changes=publication.advanced.changes)


def diff(bank: Loaded | Bank, *, ledger: Ledger | str | None = None, now: int) -> Rendered:
    """What rendering a bank for Anki would change: ``changes`` and ``ledger``, and no files.

    Arguments are those of :func:`render`.
    """
    loaded = as_loaded(bank)
    past, faults = ledger_of(loaded.bank.info, ledger)
    diagnostics = in_order((*loaded.diagnostics, *faults))
    if past is None or has_errors(diagnostics):
        return Rendered(diagnostics=diagnostics)
    return _with_ledger(Rendered(diagnostics=diagnostics), publish(build_notes(loaded.bank), past, now))


def export_markdown(bank: Loaded | Bank) -> Rendered:
    """A bank as a guide to read, which an import reads back whole: one file, ``<bank id>.md``."""
    return render(bank, ("markdown",), now=1)
