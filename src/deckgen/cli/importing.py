"""``deckgen import`` and ``deckgen export``."""

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
    from deckgen import files
    from deckgen.bank.files import is_bank
    from deckgen.bank.load import load
    from deckgen.diagnostics import errors, to_text
    from deckgen.importers.intake import Foreign, import_files
    from deckgen.importers.merging.plan import UnprovenError, fresh_files, merged_files
    from deckgen.importers.report import Refusal, to_json
    from deckgen.importers.report import to_text as report_text

    target = Path(folder)
    there = load(target) if target.is_dir() and is_bank(target) else None
    if there and (wrong := errors(there.diagnostics)):
        click.echo(to_text(wrong[0]), err=True)
        raise click.ClickException(f"the bank in '{folder}' has errors; 'deckgen check {folder}' lists them")
    imported = import_files(
        (Foreign(Path(name).as_posix(), Path(name).read_bytes()) for name in guides), there.bank if there else None
    )
    report = imported.report
    texts: dict[str, str] = {}
    if imported.bank:
        try:
            if there:
                texts = merged_files(there, target.as_posix(), imported.bank, report, update=update).files
            else:
                texts = {f"{target.as_posix()}/{name}": text for name, text in fresh_files(imported.bank).items()}
        except UnprovenError as problem:
            report.refused += [Refusal(name, f"nothing was written: {problem}") for name in report.files]
    if texts and not dry_run:
        files.replace_all({Path(path): _as_it_was(Path(path), text) for path, text in texts.items()})
    if report_path:
        files.replace(Path(report_path), to_json(report).encode())
    click.echo(report_text(report), nl=False)
    if texts:
        click.echo(f"{'would write' if dry_run else 'wrote'} {len(texts)} files in {folder}")
    elif report.files:
        click.echo(f"{folder} holds all of it already")
    if report.refused:
        raise SystemExit(1)


def _as_it_was(path: Path, text: str) -> bytes:
    """The text in bytes, with the line ends that the file has now."""
    crlf = path.is_file() and b"\r\n" in path.read_bytes()
    return text.replace("\n", "\r\n").encode() if crlf else text.encode()


@click.command(short_help="Write a bank as a guide to read.")
@click.argument("bank", metavar="[BANK]", default="stories", type=click.Path(exists=True, file_okay=False))
@click.option("--markdown", is_flag=True, required=True, help="Write a guide in Markdown.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Where to; else to the terminal.")
def export(bank: str, markdown: bool, output: str | None) -> None:
    """Write a bank as a guide to read, which 'deckgen import' reads back whole.

    \b
    Example:
      deckgen export --markdown stories -o guide.md
    """
    del markdown
    from deckgen import files
    from deckgen.bank.load import load
    from deckgen.diagnostics import has_errors, to_text
    from deckgen.render.markdown import to_markdown

    loaded = load(bank)
    if has_errors(loaded.diagnostics):
        for diagnostic in loaded.diagnostics:
            click.echo(to_text(diagnostic), err=True)
        raise SystemExit(1)
    guide = to_markdown(loaded.bank)
    if output:
        files.replace(Path(output), guide.encode())
        click.echo(f"wrote {output}")
    else:
        click.echo(guide, nl=False)
