"""``deckgen build``."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from deckgen.cli.clock import now_s
from deckgen.cli.collector import paused_collector
from deckgen.cli.machine_errors import in_a_line
from deckgen.cli.print_options import print_options
from deckgen.cli.show import counted, show, show_in_lines
from deckgen.diagnostics import Severity, errors
from deckgen.model import PrintSettings
from deckgen.pipeline.build import build as build_bank
from deckgen.pipeline.build_report import BuildReport
from deckgen.pipeline.change_report import retired_lines, to_lines
from deckgen.pipeline.outputs import Output
from deckgen.pipeline.watch import saves


@click.command()
@click.argument("bank", default="stories", type=click.Path(path_type=Path))
@click.option("-o", "out", metavar="DIR", default="output", type=click.Path(path_type=Path), help="Where to write.")
@click.option("--only", "output", type=click.Choice(["anki", "pdf"]), help="Make only the package or only the cards.")
@click.option("--text", is_flag=True, help="Also make a text file for Anki's own import.")
@click.option("--html", is_flag=True, help="Also make a page that shows every card.")
@click.option("--dry-run", is_flag=True, help="Say what would change, write nothing.")
@click.option("--watch", is_flag=True, help="Build again whenever a file is saved.")
@click.option("--force", is_flag=True, help="Build even when nothing has changed.")
@click.option("--strict", is_flag=True, help="Let warnings stop the build.")
@print_options
def build(
    bank: Path,
    out: Path,
    output: Output | None,
    text: bool,
    html: bool,
    dry_run: bool,
    watch: bool,
    force: bool,
    strict: bool,
    printing: PrintSettings,
) -> None:
    """Build the Anki package and the pocket cards.

    A bank with errors writes nothing and leaves the last output as it was.
    Print options stand for the keys of the same name below "print:" in the bank.

    \b
    Example:
      deckgen build
      deckgen build stories -o output --paper a4 --card 3x5
      deckgen build --only anki --dry-run
    """
    wanted: list[Output] = [output] if output else ["anki", "pdf"]
    wanted += ["text"] if text else []
    wanted += ["html"] if html else []
    run = partial(
        _run,
        lambda: build_bank(
            bank, out, now=now_s(), only=wanted, print_settings=printing, strict=strict, force=force, dry_run=dry_run
        ),
        dry_run=dry_run,
        strict=strict,
    )
    if watch:
        _watch(bank, run)
    elif not run():
        raise SystemExit(1)


def _run(once: Callable[[], BuildReport], *, dry_run: bool, strict: bool) -> bool:
    """Build once and say so; whether it went through."""
    with paused_collector():
        report = once()
    of_the_bank = [one for one in report.diagnostics if one not in report.rendering]
    if not report.ok:
        # What stops a build would drown among what does not.
        show(errors(report.diagnostics), report.sources)
    elif not report.up_to_date:
        show((one for one in of_the_bank if one.severity is Severity.WARNING), report.sources, brief=True)
        show_in_lines(report.rendering)
    stopped = not report.ok or (strict and not report.files and not report.up_to_date)
    if stopped:
        click.echo("nothing was written; what was there is as it was", err=True)
    elif report.up_to_date:
        click.echo("up to date")
    else:
        _summary(report, dry_run=dry_run)
    # Errors have been shown, those as well that no check of the bank knows.
    if attention := counted(one for one in of_the_bank if one.severity is not Severity.ERROR):
        click.echo(f"{attention}: 'deckgen check' shows them", err=stopped)
    return not stopped


def _summary(report: BuildReport, *, dry_run: bool) -> None:
    verb = "would write" if dry_run else "wrote"
    for path in report.files:
        click.echo(f"{verb} {path}")
    notes = ", ".join(f"{count} {kind if count == 1 else _plural(kind)}" for kind, count in report.notes.items())
    click.echo(f"notes: {notes or 'none'}")
    if report.cards:
        click.echo(f"cards: {report.cards} on {report.sheets} sheet{'s' if report.sheets != 1 else ''}")
    if report.ledger is None:
        return
    changes = report.changes
    if dry_run:
        lines = to_lines(changes, report.ledger)
    else:
        counted_changes = {
            "new": changes.new,
            "changed": changes.changed,
            "renamed": changes.renamed,
            "returned": changes.returned,
            "unchanged": changes.unchanged,
        }
        told = ", ".join(f"{len(notes)} {what}" for what, notes in counted_changes.items() if notes)
        lines = (f"in Anki: {told or 'nothing'}", *retired_lines(report.ledger))
    for line in lines:
        click.echo(line)


def _plural(kind: str) -> str:
    return kind.removesuffix("y") + "ies" if kind.endswith("y") else f"{kind}s"


def _watch(bank: Path, run: Callable[[], bool]) -> None:
    try:
        with suppress(KeyboardInterrupt):
            for _ in saves(bank):
                _go_on(run)
                click.echo(f"{datetime.now():%H:%M:%S} watching {bank}; Ctrl-C ends")
    except ModuleNotFoundError as missing:
        message = f"--watch needs the package '{missing.name}': pip install 'deckgen[watch]'"
        raise click.ClickException(message) from missing


def _go_on(run: Callable[[], bool]) -> None:
    """Build once; a file that is not there while an editor saves it is no reason to stop watching."""
    try:
        run()
    except BrokenPipeError:  # nobody reads any more
        raise
    except OSError as problem:
        click.echo(f"Error: {in_a_line(problem)}", err=True)
