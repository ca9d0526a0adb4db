"""``deckgen init``."""

from pathlib import Path

import click

from deckgen import starter
from deckgen.cli.help_pages import Command, ExplainedArgument
from deckgen.cli.show import show
from deckgen.diagnostics import has_errors


@click.command("init", cls=Command, examples=("deckgen init my-interview",))
@click.argument(
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    cls=ExplainedArgument,
    explanation="Folder to make; the bank goes into its folder 'stories'.",
)
def init_command(folder: Path) -> None:
    """Start a small bank to fill with your stories.

    The bank builds as it is. Existing files are left alone. Keep the folder private: it will hold your own stories.
    """
    started = starter.start(folder)
    show(started.diagnostics, ())
    if has_errors(started.diagnostics):
        raise SystemExit(1)
    for path in started.written:
        click.echo(f"wrote {path}")
    for path in started.kept:
        click.echo(f"kept  {path}")
    place = f'"{folder}"' if " " in str(folder) else folder
    click.echo(f"\nNow: cd {place} && deckgen build")
