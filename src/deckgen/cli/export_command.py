"""``deckgen export``."""

from pathlib import Path

import click

from deckgen.bank.locate import load_located
from deckgen.cli.help_pages import Command
from deckgen.cli.parameters import bank_argument, output_file
from deckgen.cli.show import show
from deckgen.diagnostics import has_errors
from deckgen.renderers.markdown import to_markdown


@click.command("export", cls=Command, examples=("deckgen export -o guide.md", "deckgen export stories"))
@bank_argument
@click.option("--markdown", is_flag=True, hidden=True, help="Does nothing: Markdown is the only format.")
@output_file("File to write; standard output by default.")
def export_command(bank: Path | None, markdown: bool, output: Path | None) -> None:
    """Write the bank as a guide in Markdown.

    The guide holds the whole bank: 'deckgen import' turns it back into the same one.
    """
    del markdown
    loaded = load_located(bank)
    if has_errors(loaded.diagnostics):
        show(loaded.diagnostics, loaded.sources)
        raise SystemExit(1)
    guide = to_markdown(loaded.bank)
    if output:
        from deckgen.files import replace

        replace(output, guide.encode())
        click.echo(f"wrote {output}")
    else:
        click.echo(guide, nl=False)
