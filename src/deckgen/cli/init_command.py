"""``deckgen init``."""

from pathlib import Path

import click

from deckgen import starter


@click.command(short_help="Make a small bank to fill with your stories.")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Make a small bank that builds, to be filled with your own stories.

    Nothing that is there already is touched, and a bank that is there gets no
    examples. Keep the folder private: it will hold your stories.

    \b
    Example:
      deckgen init my-interview
    """
    made = starter.start(folder)
    for path in made.written:
        click.echo(f"wrote {path}")
    for path in made.kept:
        click.echo(f"kept  {path}")
    place = f'"{folder}"' if " " in str(folder) else folder
    click.echo(f"\nNow: cd {place} && deckgen build")
