"""``deckgen sizes``."""

import click

from deckgen.cli.help_pages import Command
from deckgen.renderers.pdf.capacity import words_a_card
from deckgen.renderers.pdf.sheet.imposition import filled
from deckgen.renderers.pdf.sheet.paper import CARDS, PAPERS, SHEETS, Size
from deckgen.renderers.pdf.sheet.settings import DEFAULT_MARGIN_MM, is_small
from deckgen.renderers.pdf.text.fonts import Fonts

_SHEET_PAPERS = ("a4", "letter")
_TYPE_SIZES_PT = (7, 8, 9)


@click.command("sizes", cls=Command, examples=("deckgen sizes",))
def sizes_command() -> None:
    """List papers, cards and label sheets.

    For each card: how many fit on a sheet of A4 and Letter, upright and on its side, and how many words of a story fit
    on one card at three sizes of type.
    """
    fonts = Fonts()
    papers = {paper.name: paper for paper in PAPERS}
    click.echo(f"cards{'':27}on a sheet, tall and wide    words of a story at")
    click.echo(f"{'':32}a4         letter             7 pt   8 pt   9 pt")
    for card in CARDS:
        counts = "".join(f"{_cards_on(papers[name], card):<11}" for name in _SHEET_PAPERS)
        click.echo(f"  {card.name:<12} {card!s:<16} {counts}    {_words_on(card, fonts)}")
    click.echo("  or a size of your own, such as 70x120mm or 2.5x3.5in\n")
    click.echo("label sheets")
    for sheet in SHEETS:
        count = sheet.columns * sheet.rows
        click.echo(f"  {sheet.name:<13} {sheet.card!s:<16}{count:3} on {sheet.paper:<8}{_words_on(sheet.card, fonts)}")
    click.echo("  * of its pocket lines, which cards smaller than a7 carry instead")
    click.echo("\npapers")
    for paper in PAPERS:
        click.echo(f"  {paper.name:<12} {paper}")
    click.echo("  or a size of your own, such as 200x200mm")


def _words_on(card: Size, fonts: Fonts) -> str:
    pocket = is_small(card)
    counts = [f"{words_a_card(card, size, fonts, compact=pocket)}" for size in _TYPE_SIZES_PT]
    return " " + "".join(f"{count:>6}{'*' if pocket else ' '}" for count in counts).rstrip()


def _cards_on(paper: Size, card: Size) -> str:
    upright, sideways = (
        filled(page, card.width_mm, card.height_mm, DEFAULT_MARGIN_MM, 0).count for page in (paper, paper.turned())
    )
    return f"{upright:2} {sideways:3}"
