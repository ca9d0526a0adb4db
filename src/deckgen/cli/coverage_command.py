"""``deckgen coverage``."""

import sys
from pathlib import Path
from shutil import get_terminal_size

import click

from deckgen.bank.load import load
from deckgen.cli.coverage_table import BLOCKS, LETTERS
from deckgen.cli.coverage_table import lines as coverage_lines
from deckgen.cli.show import colour, show
from deckgen.diagnostics import has_errors
from deckgen.lint.coverage import coverage as coverage_of


@click.command(short_help="Show which story answers which principle.")
@click.argument("bank", default="stories", type=click.Path(path_type=Path))
@click.pass_context
def coverage(ctx: click.Context, bank: Path) -> None:
    """Show which story answers which principle, and where the gaps are.

    \b
    Example:
      deckgen coverage
    """
    loaded = load(bank)
    if has_errors(loaded.diagnostics):
        show(loaded.diagnostics, loaded.sources)
        ctx.exit(1)
    signs = BLOCKS if _can_show("".join(BLOCKS.values())) else LETTERS
    width = max(60, get_terminal_size().columns)
    for line in coverage_lines(coverage_of(loaded.bank), width=width, signs=signs):
        click.echo(line, color=colour())


def _can_show(signs: str) -> bool:
    try:
        signs.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
