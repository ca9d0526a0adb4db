"""What would fit, when a card does not fit its paper."""

from deckgen.render.pdf.sheet.imposition import SINGLE_GAP_MM, Axis, Layout, filled
from deckgen.render.pdf.sheet.paper import CARDS, PAPERS, Size


def cells_of(card: Size, layout: Layout) -> tuple[tuple[float, float, Axis | None], ...]:
    """The cells a layout may lay a card in: width and height in mm, and the axis of the fold when there is one."""
    width, height = card.width_mm, card.height_mm
    if layout == "fold":
        return (2 * width, height, "v"), (width, 2 * height, "h")
    if layout == "single":
        return ((width, 2 * height + SINGLE_GAP_MM, None),)
    return ((width, height, None),)


def cards_a_sheet(paper: Size, card: Size, margin_mm: float, gutter_mm: float, layout: Layout = "duplex") -> int:
    """The most cards of a size that one sheet holds, whichever way the paper lies; 0 when none fits."""
    return max(
        filled(page, width, height, margin_mm, gutter_mm).count
        for page in (paper, paper.turned())
        for width, height, _ in cells_of(card, layout)
    )


def what_fits(paper: Size, card: Size, margin_mm: float, gutter_mm: float, layout: Layout) -> str:
    """A hint: the cards that fit this paper and the papers that this card fits, with the same margin."""
    cards = [size.name for size in CARDS if cards_a_sheet(paper, size, margin_mm, gutter_mm, layout)]
    papers = [size.name for size in PAPERS if cards_a_sheet(size, card, margin_mm, gutter_mm, layout)]
    parts = []
    if papers:
        parts.append(f"this card fits on {', '.join(papers)}")
    if margin_mm and cards_a_sheet(paper, card, 0, gutter_mm, layout):
        parts.append("it fits with a margin of 0")
    if cards:
        parts.append(f"{paper.name} has room for {', '.join(cards)}")
    return "; ".join(parts) or "choose a smaller card or a larger paper"
