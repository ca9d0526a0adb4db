"""``deckgen diff``."""

import json
from pathlib import Path

import click

from deckgen.cli.clock import now_s
from deckgen.cli.help_pages import Command
from deckgen.cli.memory import memory_folder
from deckgen.cli.parameters import against_option, bank_argument, bank_folder, output_folder
from deckgen.cli.show import show
from deckgen.pipeline.diff_folder import diff_folder
from deckgen.pipeline.difference_report import difference_lines, differences


@click.command(
    "diff",
    cls=Command,
    examples=("deckgen diff", "deckgen diff --against exported.apkg", "deckgen diff stories --json"),
)
@bank_argument
@output_folder("Folder of the last package, which stands in for a lost lock file.")
@against_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def diff_command(bank: Path | None, output: Path, against: Path | None, as_json: bool) -> None:
    """Show what the next build would change in Anki.

    Lists new, changed (with the fields), renamed and retired notes, compared with the lock file of the bank. With
    --against, also says how each note stands to the one that Anki really has. Writes nothing.

    Exits 0 if Anki has what the bank says, 1 if not, 2 if something cannot be read.
    """
    report = diff_folder(bank_folder(bank), output, now=now_s(), against=against, memory=memory_folder())
    show(report.diagnostics, report.sources)
    if not report.ok:
        raise SystemExit(2 if against else 1)
    if as_json:
        click.echo(json.dumps(differences(report), ensure_ascii=False, indent=2))
    else:
        for line in difference_lines(report):
            click.echo(line)
    if report.comparison and report.comparison.differs:
        raise SystemExit(1)
