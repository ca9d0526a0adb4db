from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from deckgen.deck.builders import build_notes
from deckgen.model import PrintSettings
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.sheet.imposition import Box
from deckgen.renderers.pdf.sheet.settings import Plan, plan
from deckgen.source import Text
from registration import axis_about, covering, tiny_bank

DPI = 120
SIZES = (
    PrintSettings(card=Text("3x5"), paper=Text("letter")),
    PrintSettings(card=Text("poker"), paper=Text("a4"), orientation=Text("landscape")),
    PrintSettings(card=Text("a7"), paper=Text("a4"), gutter_mm=6.0, bleed_mm=2.0),
    PrintSettings(sheet=Text("hama-50400")),
    PrintSettings(sheet=Text("avery-8373")),
)


def pages(settings: PrintSettings, cards: int) -> tuple[list[Image.Image], Plan]:
    settings = replace(settings, pages=(Text("none"),), cards=(Text("stories"),))
    ready, found = plan(settings)
    assert ready is not None, found
    bank = tiny_bank(cards)
    data = render_pdf(bank, build_notes(bank), settings).data
    with pypdfium2.PdfDocument(data) as pdf:
        drawn = [pdf[number].render(scale=DPI / 72).to_pil().convert("L") for number in range(len(pdf))]
    return drawn, ready


def without(image: Image.Image, boxes: list[Box], height_mm: float, around_mm: float) -> Image.Image:
    """The page with its cards painted over, so that only the marks are left."""
    image, pixels = image.copy(), DPI / 25.4
    draw = ImageDraw.Draw(image)
    for box in boxes:
        left, top = box.x_mm - around_mm, height_mm - box.y_mm - box.height_mm - around_mm
        right, low = box.x_mm + box.width_mm + around_mm, height_mm - box.y_mm + around_mm
        draw.rectangle([value * pixels for value in (left, top, right, low)], fill=255)
    return image


def dark(image: Image.Image) -> Image.Image:
    return image.point(lambda value: 255 if value < 160 else 0)


@pytest.mark.parametrize(
    ("settings", "marks", "edge", "cards"), covering(SIZES, ("crop", "lines"), ("long", "short"), (1, 5))
)
def test_the_marks_of_both_sides_meet_within_a_pixel(
    settings: PrintSettings, marks: str, edge: str, cards: int
) -> None:
    (front, back, *_), ready = pages(replace(settings, marks=Text(marks), edge=Text(edge)), cards)
    imposition = ready.imposition
    if marks == "crop":
        cells, height = imposition.grid.cells(), imposition.grid.page_height_mm
        front = without(front, list(cells), height, 0.9)
        back = without(back, [imposition.back(box) for box in cells], height, 0.9)
    else:
        front, back = (image.point(lambda value: value) for image in (front, back))
    seen_through = ImageOps.mirror(back) if axis_about(edge, front.size) == "v" else ImageOps.flip(back)
    if marks == "lines":
        front, seen_through = (
            _lines_only(image, imposition.grid.cells(), imposition.grid.page_height_mm)
            for image in (front, seen_through)
        )
    one, other = dark(front), dark(seen_through)

    assert one.getbbox() is not None
    for image, near in ((one, other), (other, one)):
        assert ImageChops.subtract(image, near.filter(ImageFilter.MaxFilter(3))).getbbox() is None


def _lines_only(image: Image.Image, cells: tuple[Box, ...], height_mm: float) -> Image.Image:
    """The page with the inside of its cards painted over."""
    return without(image, list(cells), height_mm, -0.6)


def test_a_measured_error_moves_the_backs_against_it() -> None:
    settings = PrintSettings(card=Text("poker"), paper=Text("a4"))
    plain, moved = plan(settings)[0], plan(replace(settings, back_error_mm=(1.5, -0.5)))[0]
    assert plain is not None
    assert moved is not None
    cell = plain.imposition.grid.cell(0)
    before, after = plain.imposition.back(cell), moved.imposition.back(cell)

    # Seen through from the front, right is left on the back: 1.5 mm too far right is put right by 1.5 mm to the right.
    assert (round(after.x_mm - before.x_mm, 6), round(after.y_mm - before.y_mm, 6)) == (1.5, 0.5)


def test_nothing_is_drawn_to_cut_by_when_no_marks_are_wanted() -> None:
    (front, *_), ready = pages(PrintSettings(card=Text("3x5"), paper=Text("a4"), marks=Text("none")), 1)
    grid = ready.imposition.grid

    assert dark(without(front, [grid.cell(0)], grid.page_height_mm, 0)).getbbox() is None
