"""``deckgen calibrate``."""

from pathlib import Path
from typing import Literal

import click


@click.command(
    epilog="Example: deckgen calibrate --paper letter -o calibrate.pdf",
    short_help="Write a page to line up your printer with.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default=Path("calibrate.pdf"))
@click.option("--paper", default="letter", show_default=True, help="The paper that the cards are printed on.")
@click.option("--orientation", type=click.Choice(["portrait", "landscape"]), default="portrait", show_default=True)
@click.option("--edge", type=click.Choice(["long", "short"]), default="long", show_default=True)
def calibrate(output: Path, paper: str, orientation: str, edge: Literal["long", "short"]) -> None:
    """Write a page with a ruler and crosses, to measure how far the backs land from the fronts."""
    from deckgen.cli.show import show
    from deckgen.diagnostics import has_errors
    from deckgen.files import replace
    from deckgen.render.pdf.calibration import calibration_pdf
    from deckgen.render.pdf.sheet.paper import paper_named
    from deckgen.render.pdf.sheet.refusals import unknown_paper
    from deckgen.source import Text

    size = paper_named(paper)
    if size is None:
        wrong = unknown_paper(Text(paper))
        raise click.BadParameter(f"{wrong.message}: {wrong.hint}", param_hint="'--paper'")
    made = calibration_pdf(size, orientation, edge)
    show(made.diagnostics, ())
    if has_errors(made.diagnostics):
        raise SystemExit(1)
    replace(output, made.data)
    click.echo(f"wrote {output}: print both pages at 100 %, on two sides, flipped on the {edge} edge")
