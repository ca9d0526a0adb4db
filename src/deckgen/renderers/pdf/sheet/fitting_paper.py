"""What would fit, when a card does not fit its paper."""

from deckgen.renderers.pdf.sheet.imposition import SINGLE_GAP_MM, Axis, Layout, filled
from deckgen.renderers.pdf.sheet.paper import CARDS, PAPERS, Size


def cells_of(card: Size, layout: Layout) -> tuple[tuple[float, float, Axis | None], ...]:
    """The cells a layout may lay a card in: width and height in mm, and the axis of the fold when there is one."""
    width, height = card.width_mm, card.height_mm
    if layout == "fold":
        return (2 * width, height, "v"), (width, 2 * height, "h")
    if layout == "single":
        return ((width, 2 * height + SINGLE_GAP_MM, None),)
    return ((width, height, None),)


def pages_of(paper: Size, orientation: str) -> tuple[Size, ...]:
    """The ways a paper may lie, upright first; both when the orientation is none."""
    upright, lying = paper.upright(), paper.upright().turned()
    return {"portrait": (upright,), "landscape": (lying,)}.get(orientation, (upright, lying))


def what_fits(paper: Size, card: Size, orientation: str, margin_mm: float, gutter_mm: float, layout: Layout) -> str:
    """A hint: what would fit, each with all else as it is asked for."""

    def fits(paper: Size, card: Size, orientation: str, margin_mm: float) -> bool:
        return any(
            filled(page, width, height, margin_mm, gutter_mm).count
            for page in pages_of(paper, orientation)
            for width, height, _ in cells_of(card, layout)
        )

    cards = [size.name for size in CARDS if fits(paper, size, orientation, margin_mm)]
    papers = [size.name for size in PAPERS if fits(size, card, orientation, margin_mm)]
    parts = []
    if papers:
        parts.append(f"this card fits on {', '.join(papers)}")
    if orientation and fits(paper, card, "", margin_mm):
        parts.append(f"it fits in {'landscape' if orientation == 'portrait' else 'portrait'}")
    if margin_mm and fits(paper, card, orientation, 0):
        parts.append("it fits with a margin of 0")
    if cards:
        parts.append(f"{paper.name} has room for {', '.join(cards)}")
    return "; ".join(parts) or "choose a smaller card or a larger paper"
