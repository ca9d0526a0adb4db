"""``deckgen import``."""

from pathlib import Path

import click

from deckgen.cli.help_pages import Command, ExplainedArgument


@click.command(
    "import",
    cls=Command,
    examples=(
        "deckgen import guide.md questions.csv -o stories",
        "deckgen import guide.md -o stories --dry-run --report report.json",
    ),
)
@click.argument(
    "guides",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    cls=ExplainedArgument,
    explanation="Guides and tables: .md, .csv, .tsv.",
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the bank to make, or of the bank to add to.",
)
@click.option(
    "--report",
    "report_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write the import report to FILE, as JSON.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be imported; write no bank.")
@click.option("--update", is_flag=True, help="Where the guide and the bank differ, take the guide's text.")
def import_command(
    guides: tuple[Path, ...], output: Path, report_file: Path | None, dry_run: bool, update: bool
) -> None:
    """Turn guides and tables you have into a bank.

    Reads Markdown, CSV and TSV. The import report accounts for every line: it is in the bank, or it is listed with the
    reason why not. What an existing bank says stays, unless you give --update; the report lists the differences.
    """
    from deckgen.bank.folder import is_bank
    from deckgen.cli.parameters import bank_folder
    from deckgen.diagnostics import to_text
    from deckgen.files import replace
    from deckgen.importers.import_report import to_json
    from deckgen.importers.import_report import to_text as report_text
    from deckgen.pipeline.imports import import_guides

    folder = bank_folder(output) if output.is_dir() and is_bank(output) else output
    imported = import_guides(guides, folder, update=update, dry_run=dry_run)
    if imported.fault:
        click.echo(to_text(imported.fault), err=True)
        raise click.ClickException(f"the bank in '{folder}' has errors; 'deckgen check {folder}' lists them")
    if report_file:
        replace(report_file, to_json(imported.report).encode())
    click.echo(report_text(imported.report), nl=False)
    if imported.files:
        click.echo(f"{'would write' if dry_run else 'wrote'} {len(imported.files)} files in {folder}")
    elif imported.report.files:
        click.echo(f"'{folder}' already holds all of it")
    if imported.report.refused:
        raise SystemExit(1)
