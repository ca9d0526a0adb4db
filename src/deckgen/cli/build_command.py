"""``deckgen build``."""

import gc
import shlex
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import click

from deckgen.cli.anki_options import anki_options
from deckgen.cli.build_summary import summary
from deckgen.cli.clock import now_s
from deckgen.cli.help_pages import Command
from deckgen.cli.machine_errors import in_one_line, usage_errors
from deckgen.cli.memory import memory_folder
from deckgen.cli.parameters import bank_argument, bank_folder, output_folder
from deckgen.cli.print_options import print_options
from deckgen.cli.show import counted, show, show_by_code
from deckgen.deck.choice import Choice
from deckgen.diagnostics import Severity, errors
from deckgen.model import PrintSettings
from deckgen.pipeline.build import build
from deckgen.pipeline.build_report import BuildReport
from deckgen.pipeline.outputs import Output
from deckgen.pipeline.watch import saves


@click.command(
    "build",
    cls=Command,
    examples=(
        "deckgen build",
        "deckgen build stories -o output --paper a4 --card 3x5",
        "deckgen build --only anki --dry-run",
        "deckgen build --against exported.apkg",
    ),
)
@bank_argument
@output_folder("Folder to write to; made if missing.")
@click.option("--only", "kind", type=click.Choice(["anki", "pdf"]), help="Make only the package, or only the cards.")
@click.option("--text", is_flag=True, help="Also write ID.txt, for Anki's own text import.")
@click.option("--html", is_flag=True, help="Also write ID.html, a page that shows every card.")
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@click.option("--watch", is_flag=True, help="Keep running, and build after every save; Ctrl-C stops.")
@click.option("--force", is_flag=True, help="Build even if nothing has changed.")
@click.option("--strict", is_flag=True, help="Let warnings stop the build, as errors do.")
@anki_options
@print_options
def build_command(
    bank: Path | None,
    output: Path,
    kind: Output | None,
    text: bool,
    html: bool,
    dry_run: bool,
    watch: bool,
    force: bool,
    strict: bool,
    anki_cards: tuple[str, ...],
    gaps: bool | None,
    against: Path | None,
    take: tuple[str, ...],
    bank_wins: tuple[str, ...],
    resend: tuple[str, ...],
    printing: PrintSettings,
) -> None:
    """Make the Anki package and the pocket cards.

    Writes ID.apkg, to import into Anki, and ID.pdf, to print and cut; ID is the bank's id. If the bank has errors,
    nothing is written and existing output stays unchanged.
    """
    outputs: list[Output] = [kind] if kind else ["anki", "pdf"]
    outputs += ["text"] if text else []
    outputs += ["html"] if html else []
    folder = bank_folder(bank)
    check = "deckgen check" if bank is None else f"deckgen check {shlex.quote(str(bank))}"

    def build_once() -> bool:
        with usage_errors():
            report = build(
                folder,
                output,
                now=now_s(),
                only=outputs,
                print_settings=printing,
                choice=Choice(anki_cards, gaps),
                resend=resend,
                against=against,
                take=take,
                bank_wins=bank_wins,
                memory=memory_folder(),
                strict=strict,
                force=force,
                dry_run=dry_run,
            )
        return _show_report(report, check, dry_run=dry_run, strict=strict)

    if watch:
        _watch(folder, build_once)
    elif not build_once():
        raise SystemExit(1)


def _show_report(report: BuildReport, check: str, *, dry_run: bool, strict: bool) -> bool:
    """Print what a build did, with the command that checks the bank; return whether the build succeeded."""
    findings = [finding for finding in report.diagnostics if finding not in report.rendering]
    if not report.ok:
        # Only the errors: among the warnings, nobody would see what stopped the build.
        show(errors(report.diagnostics), report.sources)
    elif not report.up_to_date:
        show((finding for finding in findings if finding.severity is Severity.WARNING), report.sources, brief=True)
        show_by_code(report.rendering)
    failed = not report.ok or (strict and not report.files and not report.up_to_date)
    if failed:
        click.echo("nothing written; existing output unchanged", err=True)
    elif report.up_to_date:
        click.echo("up to date")
    else:
        for line in summary(report, dry_run=dry_run):
            click.echo(line)
    # Errors are not counted: they have been shown, and some of them come from rendering, which check does not do.
    if others := counted(finding for finding in findings if finding.severity is not Severity.ERROR):
        click.echo(f"{others}: '{check}' shows them", err=failed)
    return not failed


def _watch(bank: Path, build_once: Callable[[], bool]) -> None:
    try:
        with suppress(KeyboardInterrupt):
            for _ in saves(bank):
                _build_and_go_on(build_once)
                gc.collect()  # which is off in a process of ours, since most are short
                click.echo(f"{datetime.now():%H:%M:%S} watching {bank}; Ctrl-C stops")
    except ModuleNotFoundError as missing:
        message = f"--watch needs the package '{missing.name}': pip install 'deckgen[watch]'"
        raise click.ClickException(message) from missing


def _build_and_go_on(build_once: Callable[[], bool]) -> None:
    """Build once; keep watching when a file cannot be read, as happens while an editor saves it."""
    try:
        build_once()
    except BrokenPipeError:
        raise
    except OSError as error:
        click.echo(f"Error: {in_one_line(error)}", err=True)
