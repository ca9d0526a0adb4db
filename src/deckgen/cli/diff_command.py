"""``deckgen diff``."""

import json
from pathlib import Path

import click

from deckgen.cli.clock import now_s
from deckgen.cli.show import show
from deckgen.pipeline.change_report import to_json, to_lines
from deckgen.pipeline.diff_folder import diff_folder


@click.command()
@click.argument("bank", default="stories", type=click.Path(path_type=Path))
@click.option("-o", "out", metavar="DIR", default="output", type=click.Path(path_type=Path), help="The output folder.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def diff(bank: Path, out: Path, as_json: bool) -> None:
    """Show what the next build would change in Anki.

    New, changed (and which fields), renamed and retired notes, held against the
    ledger beside the bank. Nothing is written.

    \b
    Example:
      deckgen diff stories --json
    """
    report = diff_folder(bank, out, now=now_s())
    show(report.diagnostics, report.sources)
    if not report.ok:
        raise SystemExit(1)
    if as_json:
        found = to_json(report.changes, report.ledger)
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for line in to_lines(report.changes, report.ledger):
        click.echo(line)
