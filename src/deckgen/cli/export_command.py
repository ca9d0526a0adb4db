"""``deckgen export``."""

from pathlib import Path

import click


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
    from deckgen.bank.load import load
    from deckgen.cli.show import show
    from deckgen.diagnostics import has_errors
    from deckgen.files import replace
    from deckgen.render.markdown import to_markdown

    loaded = load(bank)
    if has_errors(loaded.diagnostics):
        show(loaded.diagnostics, loaded.sources)
        raise SystemExit(1)
    guide = to_markdown(loaded.bank)
    if output:
        replace(Path(output), guide.encode())
        click.echo(f"wrote {output}")
    else:
        click.echo(guide, nl=False)
