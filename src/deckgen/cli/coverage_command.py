"""``deckgen coverage``."""

import sys
from pathlib import Path
from shutil import get_terminal_size

import click

from deckgen.bank.locate import load_located
from deckgen.cli.coverage_table import BLOCKS, LETTERS, lines
from deckgen.cli.help_pages import Command
from deckgen.cli.parameters import bank_argument
from deckgen.cli.show import colour, show
from deckgen.diagnostics import has_errors
from deckgen.lint.coverage import coverage

_NARROWEST = 60


@click.command("coverage", cls=Command, examples=("deckgen coverage",))
@bank_argument
def coverage_command(bank: Path | None) -> None:
    """Show which story answers which principle.

    A table of principles and stories: where a story is the primary or a backup, which principles have a gap, and which
    stories are used too often or never.
    """
    loaded = load_located(bank)
    if has_errors(loaded.diagnostics):
        show(loaded.diagnostics, loaded.sources)
        raise SystemExit(1)
    signs = BLOCKS if _can_print("".join(BLOCKS.values())) else LETTERS
    width = max(_NARROWEST, get_terminal_size().columns)
    for line in lines(coverage(loaded.bank), width=width, signs=signs):
        click.echo(line, color=colour())


def _can_print(signs: str) -> bool:
    """Whether standard output's encoding has all of these characters."""
    try:
        signs.encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except UnicodeEncodeError:
        return False
    return True
