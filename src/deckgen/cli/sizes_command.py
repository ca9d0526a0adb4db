"""``deckgen sizes``."""

import click

from deckgen.render.pdf.capacity import words_a_card
from deckgen.render.pdf.sheet.imposition import filled
from deckgen.render.pdf.sheet.paper import CARDS, PAPERS, SHEETS, Size
from deckgen.render.pdf.sheet.settings import DEFAULT_MARGIN_MM, is_small
from deckgen.render.pdf.text.fonts import Fonts

_PAPERS = ("a4", "letter")


@click.command(epilog="Example: deckgen sizes", short_help="List papers, cards and label sheets.")
def sizes() -> None:
    """List papers, cards and label sheets, with cards a sheet and words a card."""
    held, fonts = {paper.name: paper for paper in PAPERS}, Fonts()
    click.echo(f"cards{'':27}on a sheet, tall and wide    words of a story at")
    click.echo(f"{'':32}a4         letter             7 pt   8 pt   9 pt")
    for card in CARDS:
        counts = "".join(f"{_on(held[name], card):<11}" for name in _PAPERS)
        click.echo(f"  {card.name:<12} {card!s:<16} {counts}    {_words(card, fonts)}")
    click.echo("  or a size of your own, such as 70x120mm or 2.5x3.5in\n")
    click.echo("label sheets")
    for sheet in SHEETS:
        count = sheet.columns * sheet.rows
        click.echo(f"  {sheet.name:<13} {sheet.card!s:<16}{count:3} on {sheet.paper:<8}{_words(sheet.card, fonts)}")
    click.echo("  * of its pocket lines, which a card smaller than a7 carries instead")
    click.echo("\npapers")
    for paper in PAPERS:
        click.echo(f"  {paper.name:<12} {paper}")
    click.echo("  or a size of your own, such as 200x200mm")


def _words(card: Size, fonts: Fonts) -> str:
    small = is_small(card)
    counts = [f"{words_a_card(card, size, fonts, compact=small)}" for size in (7, 8, 9)]
    return " " + "".join(f"{count:>6}{'*' if small else ' '}" for count in counts).rstrip()


def _on(paper: Size, card: Size) -> str:
    counts = [
        filled(page, card.width_mm, card.height_mm, DEFAULT_MARGIN_MM, 0).count for page in (paper, paper.turned())
    ]
    return f"{counts[0]:2} {counts[1]:3}"
