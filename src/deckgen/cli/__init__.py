"""The command line: read the arguments, call the library, print, exit."""

import click

from deckgen.cli.command_group import CommandGroup
from deckgen.version import VERSION


@click.group(
    cls=CommandGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    examples=("deckgen init my-interview", "cd my-interview", "deckgen build", "deckgen check --help"),
)
@click.version_option(VERSION, prog_name="deckgen")
def main() -> None:
    """Turn a bank of interview stories into an Anki deck and pocket cards."""


__all__ = ["main"]
