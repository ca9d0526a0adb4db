"""The three ways to give print settings: by a program, in a bank and on the command line."""

import click
from click.testing import CliRunner

from deckgen.bank.load import load_sources
from deckgen.cli.print_options import print_options
from deckgen.model import PrintSettings
from deckgen.renderers.pdf.sheet.settings import problems
from deckgen.source import Source

SEEN: list[PrintSettings] = []


def found(**given: object) -> list[tuple[str, str]]:
    """The messages and hints for settings given by a program."""
    return [(one.message, one.hint) for one in problems(PrintSettings(**given))]  # type: ignore[arg-type]  # by name


@click.command()
@print_options
def show(printing: PrintSettings) -> None:
    """A command that records the settings it is given."""
    SEEN.append(printing)


def shown(*arguments: str) -> PrintSettings:
    """The settings that a command receives for these arguments."""
    result = CliRunner().invoke(show, arguments)

    assert result.exit_code == 0, result.output
    return SEEN.pop()


def in_the_bank(*lines: str) -> list[str]:
    """The diagnostics for these lines below 'print:' in a bank."""
    source = Source("bank.yaml", "\n  ".join(("bank: x\nprint:", *lines)))
    loaded = load_sources([source])
    return [str(one) for one in (*loaded.diagnostics, *problems(loaded.bank.info.print))]
