"""The command line as a person or a script calls it."""

from pathlib import Path

from click.testing import CliRunner, Result

from deckgen.cli import main


def run(*arguments: str | Path) -> Result:
    """Run deckgen with these arguments; the result holds its output and exit code."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])
