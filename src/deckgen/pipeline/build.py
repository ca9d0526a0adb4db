"""From a folder of text to files on disk: plan, render, commit."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from deckgen.bank.load import load
from deckgen.codes import ledger_codes
from deckgen.deck.builders import build_notes
from deckgen.diagnostics import Diagnostic, Severity, has_errors, in_order
from deckgen.ledger.lock_file import FILE_NAME
from deckgen.model import BankInfo, PrintSettings
from deckgen.pipeline import output_record, outputs
from deckgen.pipeline.build_report import BuildReport
from deckgen.pipeline.checking import check
from deckgen.pipeline.commit import commit
from deckgen.pipeline.outputs import Output
from deckgen.pipeline.prior import find_ledger
from deckgen.pipeline.rendering import RenderPlan, rendered
from deckgen.render.pdf.sheet.settings import overlay
from deckgen.source import Span


def build(
    path: str | Path,
    out: str | Path,
    *,
    now: int,
    only: Iterable[Output] = outputs.DEFAULT,
    print_settings: PrintSettings | None = None,
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
        strict: let warnings stop the build as errors do.
        force: build even when nothing has changed.
        dry_run: write nothing.

    Raises:
        OSError: a file cannot be read or written.
    """
    folder, out, only = Path(path), Path(out), tuple(only)
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
    inputs = outputs.input_digests(only, loaded, settings)
    current = record is not None and not force and record.current(out, inputs.items())
    if current and not strict:
        return replace(report, up_to_date=True)

    publishing = outputs.publishes(only)
    ledger, faults = find_ledger(info, build_notes(loaded.bank), folder, out) if publishing else (None, ())
    findings = in_order((*findings, *faults))
    if has_errors(faults):
        return replace(report, diagnostics=findings)
    lock_path = (folder / FILE_NAME).as_posix()
    result = rendered(RenderPlan(loaded, only, settings, findings, ledger, now, lock_path))
    report = replace(
        report, diagnostics=result.diagnostics, rendering=tuple(_only_rendering(result.diagnostics, findings))
    )
    if _stops(result.diagnostics, strict=strict):
        return report
    if current:
        return replace(report, up_to_date=True)
    return replace(
        report,
        files=commit(result, info.id, inputs, record, folder, out, dry_run=dry_run),
        notes=result.notes,
        cards=result.cards,
        sheets=result.sheets,
        changes=result.changes,
        ledger=result.ledger,
    )


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
