"""``deckgen import``."""

from pathlib import Path

import click


@click.command("import")
@click.argument("guides", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option(
    "-o", "--output", "folder", metavar="DIR", required=True, help="The bank's folder; made if it is not there."
)
@click.option(
    "--report", "report_path", metavar="FILE", type=click.Path(dir_okay=False), help="Write the report as JSON."
)
@click.option("--dry-run", is_flag=True, help="Say what would be made and write no bank.")
@click.option("--update", is_flag=True, help="Where the bank says something else, take the new text.")
def import_(guides: tuple[str, ...], folder: str, report_path: str | None, dry_run: bool, update: bool) -> None:
    """Turn guides and tables you have into a bank.

    Reads Markdown guides, CSV and TSV. Every line is used, or listed in the
    report with the reason why not. A bank that is there already is added to;
    what differs is reported, and left alone without --update.

    \b
    Example:
      deckgen import guide.md questions.csv -o stories --report report.json
    """
    from deckgen.diagnostics import to_text
    from deckgen.files import replace
    from deckgen.importers.import_report import to_json
    from deckgen.importers.import_report import to_text as report_text
    from deckgen.pipeline.imports import import_guides

    made = import_guides(map(Path, guides), Path(folder), update=update, dry_run=dry_run)
    if made.fault:
        click.echo(to_text(made.fault), err=True)
        raise click.ClickException(f"the bank in '{folder}' has errors; 'deckgen check {folder}' lists them")
    if report_path:
        replace(Path(report_path), to_json(made.report).encode())
    click.echo(report_text(made.report), nl=False)
    if made.files:
        click.echo(f"{'would write' if dry_run else 'wrote'} {len(made.files)} files in {folder}")
    elif made.report.files:
        click.echo(f"{folder} holds all of it already")
    if made.report.refused:
        raise SystemExit(1)
