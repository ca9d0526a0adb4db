"""``deckgen diff``."""

import json
from pathlib import Path

import click

from deckgen.cli.clock import now_s
from deckgen.cli.help_pages import Command
from deckgen.cli.memory import memory_folder
from deckgen.cli.parameters import bank_argument, output_folder
from deckgen.cli.show import show
from deckgen.pipeline.change_report import to_json, to_lines
from deckgen.pipeline.diff_folder import diff_folder


@click.command("diff", cls=Command, examples=("deckgen diff", "deckgen diff stories --json"))
@bank_argument
@output_folder("Folder of the last package, which stands in for a lost lock file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def diff_command(bank: Path, output: Path, as_json: bool) -> None:
    """Show what the next build would change in Anki.

    Lists new, changed (with the fields), renamed and retired notes, compared with the lock file of the bank. Writes
    nothing.
    """
    report = diff_folder(bank, output, now=now_s(), memory=memory_folder())
    show(report.diagnostics, report.sources)
    if not report.ok:
        raise SystemExit(1)
    if as_json:
        click.echo(json.dumps(to_json(report.changes, report.ledger), ensure_ascii=False, indent=2))
        return
    for line in to_lines(report.changes, report.ledger):
        click.echo(line)
