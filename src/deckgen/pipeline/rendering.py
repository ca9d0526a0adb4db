"""A bank to bytes, without touching the disk."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from deckgen.bank.load import Loaded
from deckgen.deck.builders import build_notes
from deckgen.deck.choice import Choice, chosen
from deckgen.diagnostics import Diagnostic, has_errors, in_order
from deckgen.ledger.highest import NOTHING_GIVEN, Highest
from deckgen.ledger.lock_file import FILE_NAME
from deckgen.ledger.records import Ledger
from deckgen.model import Bank, PrintSettings
from deckgen.pipeline.anki_root import deck_names, rooted_ledger
from deckgen.pipeline.checking import as_loaded, check
from deckgen.pipeline.for_anki import ForAnki, Known, for_anki
from deckgen.pipeline.outputs import DEFAULT, OUTPUTS, Job, Output, publishes, render_output, tagged_file
from deckgen.pipeline.prior import ledger_of
from deckgen.pipeline.publish import early_clock
from deckgen.pipeline.result import Rendered, joined
from deckgen.renderers.pdf.sheet.settings import overlay

if TYPE_CHECKING:  # only a build against a file of Anki's needs it
    from deckgen.collection.held import Held


@dataclass(frozen=True, slots=True)
class RenderPlan:
    """All that a rendering depends on: what to make of which bank, and what is known of earlier ones.

    ``ledger`` is None when nothing is made for Anki. ``now_s`` is in seconds since 1970.
    """

    loaded: Loaded
    outputs: tuple[Output, ...]
    settings: PrintSettings
    findings: tuple[Diagnostic, ...]
    ledger: Ledger | None
    now_s: int
    choice: Choice = field(default_factory=Choice)
    known: Known = field(default_factory=Known)
    lock_path: str = FILE_NAME


def render(
    bank: Loaded | Bank,
    outputs: Iterable[Output] = DEFAULT,
    *,
    choice: Choice | None = None,
    settings: PrintSettings | None = None,
    ledger: Ledger | str | None = None,
    highest: Highest = NOTHING_GIVEN,
    against: "Held | None" = None,
    bank_wins: Collection[str] = (),
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
        against: what Anki holds, as ``read_collection`` returns it. Notes that a person tagged or edited there are then
            not in the package; what the bank has new for them is in ``<bank id>-tagged.txt``.
        bank_wins: notes (by kind/key, by key, or "all") whose edits in Anki give way to the bank.
        now: the time of what changes in this rendering, in seconds since 1970.

    Raises:
        ValueError: an output, a kind of card or a note has no such name.
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
    known = Known(highest, against, bank_wins=bank_wins)
    return rendered(RenderPlan(loaded, wanted, printing, (*findings, *faults), past, now, choice or Choice(), known))


def rendered(plan: RenderPlan) -> Rendered:
    """What a plan leads to; the bank must have no errors."""
    bank = plan.loaded.bank
    ledger, moved = rooted_ledger(bank.info, plan.ledger, plan.lock_path) if plan.ledger else (None, ())
    notes = build_notes(bank, deck_names(ledger) if ledger else None)
    choice = chosen(notes, plan.choice, bank.info.anki)
    anki = for_anki(choice, ledger, plan.now_s, plan.known) if ledger else None
    late = tuple(early_clock(anki.publication, plan.now_s, plan.lock_path)) if anki else ()
    findings = in_order((*plan.findings, *moved, *late))
    job = Job(bank, notes, choice.notes, plan.settings, findings, anki.publication if anki else None)
    result = joined([render_output(output, job) for output in plan.outputs], findings)
    counted = Counter(note.type.kind for note in (choice.notes if anki else notes))
    return _with_anki(replace(result, notes=counted), anki, str(bank.info.id))


def _with_anki(result: Rendered, anki: ForAnki | None, bank_id: str) -> Rendered:
    if anki is None or not result.ok:
        return result
    tagged = tagged_file(bank_id, anki.rows) if result.files else {}
    advanced = anki.publication.advanced
    return replace(
        result,
        files={**result.files, **tagged},
        ledger=advanced.ledger,
        changes=advanced.changes,
        comparison=anki.comparison,
        waiting=anki.waiting,
    )


def diff(
    bank: Loaded | Bank,
    *,
    choice: Choice | None = None,
    ledger: Ledger | str | None = None,
    highest: Highest = NOTHING_GIVEN,
    against: "Held | None" = None,
    now: int,
) -> Rendered:
    """What rendering a bank for Anki would change: ``changes``, ``comparison`` and ``ledger``, and no files.

    Arguments are those of :func:`render`.
    """
    loaded = as_loaded(bank)
    past, faults = ledger_of(loaded.bank.info, ledger)
    diagnostics = in_order((*loaded.diagnostics, *faults))
    if past is None or has_errors(diagnostics):
        return Rendered(diagnostics=diagnostics)
    known = Known(highest, against)
    return rendered(RenderPlan(loaded, (), PrintSettings(), diagnostics, past, now, choice or Choice(), known))


def export_markdown(bank: Loaded | Bank) -> Rendered:
    """A bank as a guide to read, which an import reads back whole: one file, ``<bank id>.md``."""
    return render(bank, ("markdown",), now=1)
