"""``deckgen calibrate``."""

from pathlib import Path
from typing import Literal

import click

from deckgen.cli.help_pages import Command
from deckgen.cli.parameters import output_file
from deckgen.cli.show import show
from deckgen.diagnostics import has_errors
from deckgen.files import replace
from deckgen.source import Text


@click.command(
    "calibrate",
    cls=Command,
    examples=("deckgen calibrate --paper a4 -o calibrate.pdf", "deckgen build --back-error 0.5,-1"),
)
@output_file("File to write.", default="calibrate.pdf")
@click.option(
    "--paper", metavar="NAME|SIZE", default="letter", show_default=True, help="The paper that you print the cards on."
)
@click.option(
    "--orientation",
    type=click.Choice(["portrait", "landscape"]),
    default="portrait",
    show_default=True,
    help="Which way round the paper is.",
)
@click.option(
    "--edge",
    type=click.Choice(["long", "short"]),
    default="long",
    show_default=True,
    help="The edge on which the printer flips the sheet.",
)
def calibrate_command(output: Path, paper: str, orientation: str, edge: Literal["long", "short"]) -> None:
    """Write a test page to line up your printer.

    Print both pages of the PDF on one sheet, read off how many mm the back is away from the front, and give that to
    'deckgen build --back-error'.
    """
    from deckgen.renderers.pdf.calibration import calibration_pdf
    from deckgen.renderers.pdf.sheet.paper import paper_named
    from deckgen.renderers.pdf.sheet.refusals import unknown_paper

    size = paper_named(paper)
    if size is None:
        problem = unknown_paper(Text(paper))
        raise click.BadParameter(f"{problem.message}: {problem.hint}", param_hint="'--paper'")
    rendered = calibration_pdf(size, orientation, edge)
    show(rendered.diagnostics, ())
    if has_errors(rendered.diagnostics):
        raise SystemExit(1)
    replace(output, rendered.data)
    click.echo(f"wrote {output}: print both pages at 100 %, on two sides, flipped on the {edge} edge")
