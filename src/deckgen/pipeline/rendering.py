"""A bank to bytes, without touching the disk: load is behind us, writing is somebody else's."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from deckgen.bank.load import Loaded
from deckgen.deck.builders import build_notes
from deckgen.deck.choice import Choice, Chosen, chosen
from deckgen.diagnostics import Diagnostic, has_errors, in_order
from deckgen.ledger.highest import NOTHING_GIVEN, Highest
from deckgen.ledger.lock_file import FILE_NAME
from deckgen.ledger.records import Ledger
from deckgen.model import Bank, PrintSettings
from deckgen.pipeline.anki_root import deck_names, rooted_ledger
from deckgen.pipeline.checking import as_loaded, check
from deckgen.pipeline.outputs import DEFAULT, OUTPUTS, Job, Output, publishes, render_output
from deckgen.pipeline.prior import ledger_of
from deckgen.pipeline.publish import Publication, early_clock, publish
from deckgen.pipeline.result import Rendered, joined
from deckgen.render.pdf.sheet.settings import overlay


@dataclass(frozen=True, slots=True)
class RenderPlan:
    """All that a rendering depends on: what to make of which bank, and what is known of earlier ones.

    ``ledger`` is None when nothing is made for Anki, ``highest`` has the latest times that other sources remember,
    ``resend`` the ids of notes to publish anew though unchanged. ``now_s`` is in seconds since 1970.
    """

    loaded: Loaded
    outputs: tuple[Output, ...]
    settings: PrintSettings
    findings: tuple[Diagnostic, ...]
    ledger: Ledger | None
    now_s: int
    choice: Choice = field(default_factory=Choice)
    highest: Highest = NOTHING_GIVEN
    resend: Collection[str] = ()
    lock_path: str = FILE_NAME


def render(
    bank: Loaded | Bank,
    outputs: Iterable[Output] = DEFAULT,
    *,
    choice: Choice | None = None,
    settings: PrintSettings | None = None,
    ledger: Ledger | str | None = None,
    highest: Highest = NOTHING_GIVEN,
    now: int,
) -> Rendered:
    """Render a bank to files in memory.

    Args:
        bank: what ``load`` or ``loads`` returned, or a bank made in code.
        outputs: "anki" (a package), "pdf" (pocket cards), "text" (for Anki's own text import), "html" (a preview),
            "markdown" (a guide to read).
        choice: which notes go to Anki, where it is to differ from the bank's own settings.
        settings: print settings that replace the bank's own, where they say something.
        ledger: what the last rendering returned, or the text of its lock file; None for the first one.
        highest: the latest times given to notes that the ledger may not know, if it can go back in time.
        now: the time of what changes in this rendering, in seconds since 1970.

    Raises:
        ValueError: an output or a kind of card has no such name.
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
    plan = RenderPlan(
        loaded, wanted, printing, (*findings, *faults), past, now, choice=choice or Choice(), highest=highest
    )
    return rendered(plan)


def rendered(plan: RenderPlan) -> Rendered:
    """What a plan leads to; the bank must have no errors."""
    bank = plan.loaded.bank
    ledger, moved = rooted_ledger(bank.info, plan.ledger, plan.lock_path) if plan.ledger else (None, ())
    notes = build_notes(bank, deck_names(ledger) if ledger else None)
    for_anki = chosen(notes, plan.choice, bank.info.anki)
    publication = published(for_anki, plan, ledger) if ledger else None
    late = tuple(early_clock(publication, plan.now_s, plan.lock_path)) if publication else ()
    job = Job(bank, notes, for_anki.notes, plan.settings, in_order((*plan.findings, *moved, *late)), publication)
    result = joined([render_output(output, job) for output in plan.outputs], job.findings)
    counted = for_anki.notes if publication else notes
    return _with_ledger(replace(result, notes=Counter(note.type.kind for note in counted)), publication)


def published(for_anki: Chosen, plan: RenderPlan, ledger: Ledger) -> Publication:
    """The notes chosen for Anki, with their times."""
    return publish(
        for_anki.notes, ledger, plan.now_s, left_out=for_anki.left_out, highest=plan.highest, resend=plan.resend
    )


def _with_ledger(result: Rendered, publication: Publication | None) -> Rendered:
    if publication is None or not result.ok:
        return result
    return replace(result, ledger=publication.advanced.ledger, changes=publication.advanced.changes)


def diff(
    bank: Loaded | Bank,
    *,
    choice: Choice | None = None,
    ledger: Ledger | str | None = None,
    highest: Highest = NOTHING_GIVEN,
    now: int,
) -> Rendered:
    """What rendering a bank for Anki would change: ``changes`` and ``ledger``, and no files.

    Arguments are those of :func:`render`.
    """
    loaded = as_loaded(bank)
    past, faults = ledger_of(loaded.bank.info, ledger)
    diagnostics = in_order((*loaded.diagnostics, *faults))
    if past is None or has_errors(diagnostics):
        return Rendered(diagnostics=diagnostics)
    plan = RenderPlan(loaded, (), PrintSettings(), diagnostics, past, now, choice=choice or Choice(), highest=highest)
    return rendered(plan)


def export_markdown(bank: Loaded | Bank) -> Rendered:
    """A bank as a guide to read, which an import reads back whole: one file, ``<bank id>.md``."""
    return render(bank, ("markdown",), now=1)
