"""The command line as a person or a script calls it."""

from pathlib import Path

from click.testing import CliRunner, Result

from deckgen.cli import main


def run(*arguments: str | Path) -> Result:
    """What deckgen prints for these arguments, and how it exits."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])
