"""From a folder of text to files on disk: plan, render, commit."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from deckgen.bank.load import load
from deckgen.codes import ledger_codes
from deckgen.deck.builders import build_notes
from deckgen.deck.choice import Choice
from deckgen.diagnostics import Diagnostic, Severity, has_errors, in_order
from deckgen.ledger.lock_file import FILE_NAME
from deckgen.model import BankInfo, PrintSettings
from deckgen.pipeline import output_record, outputs
from deckgen.pipeline.build_report import BuildReport
from deckgen.pipeline.checking import check
from deckgen.pipeline.commit import BuildPlace, commit
from deckgen.pipeline.for_anki import Known
from deckgen.pipeline.outputs import Output
from deckgen.pipeline.past import Past, find_past, is_news, remembered_by_user, tagged_notes_wait
from deckgen.pipeline.rendering import RenderPlan, rendered
from deckgen.renderers.pdf.sheet.settings import overlay
from deckgen.source import Span

if TYPE_CHECKING:  # only a build against a file of Anki's needs it
    from deckgen.collection.held import Held


def build(
    path: str | Path,
    out: str | Path,
    *,
    now: int,
    only: Iterable[Output] = outputs.DEFAULT,
    print_settings: PrintSettings | None = None,
    choice: Choice | None = None,
    resend: Collection[str] = (),
    against: Path | None = None,
    take: Collection[str] = (),
    bank_wins: Collection[str] = (),
    memory: Path | None = None,
    strict: bool = False,
    force: bool = False,
    dry_run: bool = False,
) -> BuildReport:
    """Build the bank in the folder ``path`` into the folder ``out``.

    Args:
        path: the folder that holds the bank; its lock file is kept there.
        out: the folder for ``<bank id>.apkg`` and ``<bank id>.pdf``; made when it is not there.
        now: the time of what changes in this build, in seconds since 1970.
        only: which outputs to make, as for ``render``.
        print_settings: print settings that replace the bank's own, where they say something.
        choice: which notes go to Anki, where it is to differ from the bank's own settings.
        resend: ids (kind/key) or keys of notes that Anki is to take anew though unchanged, or "all".
        against: a file of Anki's that says what it holds: a package or collection package exported from it, or a
            profile's collection. Notes that a person tagged or edited there are then not in the package; what the bank
            has new for them is in ``<bank id>-tagged.txt``, for Anki's text import.
        take: notes, named as for ``resend``, whose edits in Anki are written into the bank, in place, where each is one
            text of one entry; only with ``against``.
        bank_wins: notes, named as for ``resend``, whose edits in Anki give way to the bank.
        memory: the folder of the user's own records of the times given to notes; without one, times are remembered
            in the lock file and the output folder only.
        strict: let warnings stop the build as errors do.
        force: build even when nothing has changed.
        dry_run: write nothing.

    Raises:
        OSError: a file cannot be read or written.
    """
    folder, out, only, choice = Path(path), Path(out), tuple(only), choice or Choice()
    loaded = load(folder)
    info = loaded.bank.info
    settings = overlay(info.print, print_settings or PrintSettings())
    findings = check(loaded, settings=settings)
    report = BuildReport(findings, sources=loaded.sources)
    if _stops(findings, strict=strict):
        return report

    record = output_record.read(output_record.record_path(out, info.id))
    if other := _other_bank(record, info, folder, out):
        return replace(report, diagnostics=in_order((*findings, other)))
    inputs = outputs.input_digests(only, loaded, settings, choice)
    current = record is not None and not (force or resend or against) and record.current(out, inputs.items())
    publishing = outputs.publishes(only)
    if record and current and publishing:
        current = not is_news(remembered_by_user(info, memory), record.times)
    if current and not strict:
        return replace(report, up_to_date=True)

    past = find_past(info, build_notes(loaded.bank), folder, out, memory) if publishing else Past(None)
    held, earlier, unreadable = _in_anki(against, past, out, info) if against and publishing else (None, (), ())
    findings = in_order((*findings, *past.diagnostics, *unreadable))
    if has_errors((*past.diagnostics, *unreadable)):
        return replace(report, diagnostics=findings)
    if publishing and not held:
        findings = in_order((*findings, *tagged_notes_wait(out, info)))
    plan = RenderPlan(
        loaded,
        only,
        settings,
        findings,
        past.ledger,
        now,
        choice,
        Known(past.highest, held, earlier, resend, bank_wins),
        lock_path=(folder / FILE_NAME).as_posix(),
    )
    if take and held:
        from deckgen.pipeline.taken_plan import take_edits

        plan, edits = take_edits(plan, take, folder, dry_run=dry_run)
        inputs = outputs.input_digests(only, plan.loaded, settings, choice)
        report = replace(report, taken=edits, sources=plan.loaded.sources)
    result = rendered(plan)
    report = replace(
        report, diagnostics=result.diagnostics, rendering=tuple(_only_rendering(result.diagnostics, findings))
    )
    if _stops(result.diagnostics, strict=strict):
        return report
    if current:
        return replace(report, up_to_date=True)
    place = BuildPlace(folder, out, memory)
    return replace(
        report,
        files=commit(result, info.id, inputs, record, past.highest, place, dry_run=dry_run),
        notes=result.notes,
        cards=result.cards,
        sheets=result.sheets,
        changes=result.changes,
        comparison=result.comparison,
        waiting=result.waiting,
        ledger=result.ledger,
    )


def _in_anki(
    against: Path, past: Past, out: Path, info: BankInfo
) -> "tuple[Held | None, tuple[Held, ...], tuple[Diagnostic, ...]]":
    """What Anki holds, with the packages that it may hold it from, or why that cannot be told."""
    from deckgen.pipeline.anki_file import earlier_packages, read_anki

    held, unreadable = read_anki(against, past.ledger)
    return held, earlier_packages(out, info) if held else (), unreadable


def _stops(findings: Iterable[Diagnostic], *, strict: bool) -> bool:
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in stopping for finding in findings)


def _only_rendering(diagnostics: Iterable[Diagnostic], findings: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """What came up only while the outputs were made."""
    known = {*findings}
    return (diagnostic for diagnostic in diagnostics if diagnostic not in known)


def _other_bank(
    record: output_record.OutputRecord | None, info: BankInfo, folder: Path, out: Path
) -> Diagnostic | None:
    """An error when ``out`` holds what another folder's bank of the same id made: each would overwrite the other."""
    if record is None or record.bank == output_record.seen_from(out, folder):
        return None
    other = load(out / record.bank)
    if other.bank.info.id != info.id or not other.sources:
        return None
    message = f"'{out.as_posix()}' holds the output of another bank '{info.id}', in '{record.bank}' from there"
    return ledger_codes.SHARED_OUTPUT.at(Span(folder.as_posix(), 1, 1), message)
