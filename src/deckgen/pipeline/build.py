"""The one road: load, lint, make notes, hold them against the ledger, render, write."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from deckgen import files
from deckgen.bank.load import Loaded, load
from deckgen.deck.builders import build_notes
from deckgen.diagnostics import Diagnostic, Severity, in_order
from deckgen.ledger import text as ledger_text
from deckgen.ledger.model import Changes
from deckgen.model import BankInfo, PrintSettings
from deckgen.pipeline import outputs, record
from deckgen.pipeline.check import checked
from deckgen.pipeline.clock import clock, early_clock
from deckgen.pipeline.outputs import Output, Rendered
from deckgen.pipeline.prior import find_ledger
from deckgen.pipeline.publish import Publication, publish
from deckgen.pipeline.report import BuildReport
from deckgen.render.pdf.sheet.settings import overlay
from deckgen.source import Span


def build(
    path: str | Path,
    out: str | Path,
    *,
    now: int | None = None,
    only: Iterable[Output] = outputs.DEFAULT,
    print_settings: PrintSettings | None = None,
    strict: bool = False,
    force: bool = False,
    dry_run: bool = False,
) -> BuildReport:
    """Build the bank in the folder ``path`` into the folder ``out``.

    Args:
        path: the folder that holds the bank; its ledger is kept there.
        out: the folder for ``<bank id>.apkg`` and ``<bank id>.pdf``; made when it is not there.
        now: seconds since 1970, the time of what changes in this build; the clock, or SOURCE_DATE_EPOCH, by default.
        only: which outputs to make: "anki", "pdf", "text" (a file for Anki's own text import), "html" (a preview).
        print_settings: what is to differ from the bank's own print settings.
        strict: let warnings stop the build as errors do.
        force: build even when nothing has changed.
        dry_run: write nothing.

    Raises:
        OSError: a file cannot be read or written.
        ValueError: SOURCE_DATE_EPOCH is not a number of seconds.
    """
    now_s, folder, out = clock() if now is None else now, Path(path), Path(out)
    only = tuple(only)
    loaded = load(folder)
    info = loaded.bank.info
    settings = overlay(info.print, print_settings or PrintSettings())
    findings = [*checked(loaded, print_settings=settings)]
    if _stops(findings, strict=strict):
        return _report(loaded, findings)

    held = record.read(record.record_path(out, info.id))
    if other := _other_bank(held, info, folder, out):
        return _report(loaded, [*findings, other])
    inputs = outputs.inputs(only, loaded, settings)
    current = held is not None and not force and held.current(out, inputs)
    if current and not strict:
        return replace(_report(loaded, findings), up_to_date=True)

    notes = build_notes(loaded.bank)
    ledger, faults = find_ledger(info, notes, folder, out)
    findings += faults
    if ledger is None:
        return _report(loaded, findings)
    publication = publish(notes, ledger, now_s)
    findings += early_clock(publication, folder, now_s)
    job = outputs.Job(loaded.bank, publication, settings, in_order(findings))
    rendered = {output: outputs.render(output, job) for output in only}
    rendering = in_order(finding for made in rendered.values() for finding in made.diagnostics)
    findings += rendering
    if current and not _stops(findings, strict=strict):
        return replace(_report(loaded, findings), rendering=rendering, up_to_date=True)
    contents = _contents(folder, out, rendered, publication)
    written = () if _stops(findings, strict=strict) else tuple(contents)
    if written and not dry_run:
        renewed = _renewed(held, folder, out, inputs, rendered, contents)
        _put_in_place(contents, folder, {record.record_path(out, info.id): record.write(renewed)})
    published = publication.advanced if _publishes(rendered) else None
    return replace(
        _report(loaded, findings),
        rendering=rendering,
        files=written,
        notes=Counter(stamped.note.type.kind for stamped in publication.notes),
        cards=sum(made.cards for made in rendered.values()),
        sheets=sum(made.sheets for made in rendered.values()),
        changes=published.changes if published else Changes(),
        ledger=published.ledger if published else None,
    )


def _report(loaded: Loaded, findings: Iterable[Diagnostic]) -> BuildReport:
    return BuildReport(in_order(findings), sources=loaded.sources)


def _stops(findings: Iterable[Diagnostic], *, strict: bool) -> bool:
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in stopping for finding in findings)


def _other_bank(held: record.Record | None, info: BankInfo, folder: Path, out: Path) -> Diagnostic | None:
    """An error when ``out`` holds what another folder's bank of the same id made: each would overwrite the other."""
    if held is None or held.bank == record.seen_from(out, folder):
        return None
    other = load(out / held.bank)
    if other.bank.info.id != info.id or not other.sources:
        return None
    message = f"'{out.as_posix()}' holds the output of another bank '{info.id}', in '{held.bank}' from there"
    hint = "give one of the two another id, or build it into another folder with '-o'"
    return Diagnostic("L605", Severity.ERROR, Span(folder.as_posix(), 1, 1), message, hint)


def _publishes(wanted: Collection[Output]) -> bool:
    """Whether notes go to Anki; cards and pages of them do not."""
    return "anki" in wanted or "text" in wanted


def _contents(
    folder: Path, out: Path, rendered: Mapping[Output, Rendered], publication: Publication
) -> dict[Path, bytes]:
    """The outputs, and the ledger when something was published to Anki."""
    contents = {out / name: data for made in rendered.values() for name, data in made.files.items()}
    if _publishes(rendered):
        contents[folder / ledger_text.FILE_NAME] = ledger_text.write(publication.advanced.ledger).encode()
    return contents


def _put_in_place(contents: Mapping[Path, bytes], folder: Path, renewed: Mapping[Path, bytes]) -> None:
    """The ledger first: a time that is in a package and in no ledger would be given to another text as well."""
    ordered = sorted(contents, key=lambda path: path != folder / ledger_text.FILE_NAME)
    files.replace_all({**{path: contents[path] for path in ordered}, **renewed})


def _renewed(
    held: record.Record | None,
    folder: Path,
    out: Path,
    inputs: Mapping[str, str],
    rendered: Mapping[Output, Rendered],
    contents: Mapping[Path, bytes],
) -> record.Record:
    """The record after a build, the outputs it did not make as they were."""
    ledger = folder / ledger_text.FILE_NAME
    way = record.seen_from(out, folder)
    # Not the way to the ledger itself: that would be the way to what a link stands for today.
    lock = {f"{way}/{ledger.name}": record.digest([contents[ledger]])} if ledger in contents else {}
    made: dict[str, record.Made] = {
        output: record.Made(
            inputs[output],
            {name: record.digest([data]) for name, data in one.files.items()} | ({} if output == "pdf" else lock),
        )
        for output, one in rendered.items()
    }
    return record.Record(way, {**(held.outputs if held else {}), **made})
