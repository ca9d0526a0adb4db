"""Where faces stand on a sheet, in figures."""

from typing import Literal

import pytest

from deckgen.renderers.pdf.sheet.imposition import (
    LAYOUTS,
    Box,
    Grid,
    Imposition,
    Placed,
    Side,
    axis_of,
    filled,
    on_sheet,
    reflected,
)
from deckgen.renderers.pdf.sheet.paper import Sheet, Size

PAGE = Size("page", 100, 140)
GRID = filled(PAGE, cell_width_mm=20, cell_height_mm=30, margin_mm=6, gutter_mm=4)
FOUR = filled(PAGE, cell_width_mm=40, cell_height_mm=60, margin_mm=0, gutter_mm=4)


def test_a_page_holds_as_many_cells_as_fit_in_its_middle() -> None:
    expected = Grid(
        page_width_mm=100,
        page_height_mm=140,
        cell_width_mm=20,
        cell_height_mm=30,
        columns=3,
        rows=3,
        left_mm=16,
        top_mm=21,
        step_x_mm=24,
        step_y_mm=34,
    )

    assert expected == GRID
    assert GRID.count == 9


def test_cells_are_counted_by_rows_from_the_upper_left() -> None:
    corners = [(box.x_mm, box.y_mm) for box in GRID.cells()]

    assert corners == [(x, y) for y in (89, 55, 21) for x in (16, 40, 64)]
    assert GRID.cell(5) == Box(64, 55, 20, 30)


@pytest.mark.parametrize(("missing_mm", "count"), [(0, 9), (0.0009, 9), (0.0011, 6), (1, 6)])
def test_a_page_forgives_a_thousandth_of_a_millimetre(missing_mm: float, count: int) -> None:
    page = Size("page", 60 - missing_mm, 90)

    assert filled(page, 20, 30, margin_mm=0, gutter_mm=0).count == count


@pytest.mark.parametrize(("margin_mm", "count"), [(10, 1), (11, 0), (25, 0), (90, 0)])
def test_a_page_too_small_for_one_cell_has_none(margin_mm: float, count: int) -> None:
    assert filled(Size("page", 40, 40), 20, 20, margin_mm, gutter_mm=5).count == count


def test_a_label_sheet_has_the_cells_it_is_cut_into() -> None:
    sheet = Sheet(
        "labels", "page", Size("label", 20, 30), columns=2, rows=3, left_mm=5, top_mm=6, step_x_mm=25, step_y_mm=35
    )

    assert on_sheet(sheet, PAGE) == Grid(100, 140, 20, 30, 2, 3, 5, 6, 25, 35)


def test_a_box_is_mirrored_about_the_axis_the_paper_turns_about() -> None:
    box = Box(16, 89, 20, 30)

    assert reflected(box, GRID, "v") == Box(64, 89, 20, 30)
    assert reflected(box, GRID, "h") == Box(16, 21, 20, 30)


@pytest.mark.parametrize(
    ("edge", "page", "axis"),
    [
        ("long", (100, 140), "v"),
        ("long", (140, 100), "h"),
        ("short", (100, 140), "h"),
        ("short", (140, 100), "v"),
        ("long", (100, 100), "v"),
    ],
)
def test_the_long_edge_lies_level_on_a_wide_page(
    edge: Literal["long", "short"], page: tuple[float, float], axis: str
) -> None:
    assert axis_of(edge, *page) == axis


@pytest.mark.parametrize(
    ("axis", "turn", "turned"),
    [("v", "side", False), ("v", "top", True), ("h", "side", True), ("h", "top", False)],
)
def test_a_back_stands_on_its_head_where_paper_and_card_turn_differently(
    axis: Literal["v", "h"], turn: Literal["side", "top"], turned: bool
) -> None:
    for layout in ("duplex", "fold"):
        (*_, back) = Imposition(FOUR, layout, axis, turn).sides(1)
        (*_, placed) = back.faces

        assert (placed.face, placed.box.turned) == ("back", turned)


@pytest.mark.parametrize(("axis", "moved"), [("v", Box(65, 87, 20, 30)), ("h", Box(15, 23, 20, 30, turned=True))])
def test_a_back_is_moved_against_the_measured_error(axis: Literal["v", "h"], moved: Box) -> None:
    assert Imposition(GRID, "duplex", axis, "side", back_error_mm=(1, 2)).back(Box(16, 89, 20, 30)) == moved


@pytest.mark.parametrize(("cards", "sheets"), [(0, 0), (1, 1), (4, 1), (5, 2), (8, 2), (9, 3)])
def test_cards_take_as_many_sheets_as_they_need(cards: int, sheets: int) -> None:
    assert Imposition(FOUR, "duplex", "v", "side").sheets(cards) == sheets


def test_fronts_and_backs_follow_each_other_sheet_by_sheet() -> None:
    left, right = 8, 52
    high, low = 72, 8

    def side(sheet: int, face: Literal["front", "back"], *corners: tuple[float, float]) -> Side:
        boxes = (Box(x, y, 40, 60) for x, y in corners)
        return Side(sheet, face == "back", tuple(Placed(sheet * 4 + n, face, box) for n, box in enumerate(boxes)))

    expected = [
        side(0, "front", (left, high), (right, high), (left, low), (right, low)),
        side(0, "back", (right, high), (left, high), (right, low), (left, low)),
        side(1, "front", (left, high), (right, high)),
        side(1, "back", (right, high), (left, high)),
    ]

    assert list(Imposition(FOUR, "duplex", "v", "side").sides(6)) == expected
    assert list(Imposition(FOUR, "fronts", "v", "side").sides(6)) == expected[::2]
    assert list(Imposition(FOUR, "backs", "v", "side").sides(6)) == expected[1::2]


def test_a_back_that_folds_behind_its_front_shares_its_cell() -> None:
    upright, level = (Imposition(FOUR, "fold", axis, "side") for axis in ("v", "h"))

    assert [side.faces[:2] for side in upright.sides(1)] == [
        (Placed(0, "front", Box(8, 72, 20, 60)), Placed(0, "back", Box(28, 72, 20, 60)))
    ]
    assert [side.faces[:2] for side in level.sides(1)] == [
        (Placed(0, "front", Box(8, 102, 40, 30)), Placed(0, "back", Box(8, 72, 40, 30, turned=True)))
    ]


def test_a_front_stands_above_its_back_on_one_side() -> None:
    (side,) = Imposition(FOUR, "single", "v", "side").sides(2)
    faces = (
        Placed(0, "front", Box(8, 104, 40, 28)),
        Placed(0, "back", Box(8, 72, 40, 28)),
        Placed(1, "front", Box(52, 104, 40, 28)),
        Placed(1, "back", Box(52, 72, 40, 28)),
    )

    assert side == Side(sheet=0, mirrored=False, faces=faces)


def test_each_layout_prints_its_own_sides() -> None:
    sides = {layout: [side.mirrored for side in Imposition(FOUR, layout, "v", "side").sides(1)] for layout in LAYOUTS}

    assert sides == {"duplex": [False, True], "fold": [False], "fronts": [False], "backs": [True], "single": [False]}
