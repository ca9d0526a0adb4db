from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from click.testing import CliRunner

from deckgen.bank.load import load_sources
from deckgen.cli.calibrate_command import calibrate_command
from deckgen.renderers.pdf.calibration import calibration_pdf, ruler_mm, tops
from deckgen.renderers.pdf.sheet.paper import PAPERS, PT_PER_MM, Size, paper_named
from deckgen.source import Source
from sample_print import squeezed

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""
SCALE_PT = 10 * PT_PER_MM
LYING = (
    *((paper, orientation) for paper in PAPERS for orientation in ("portrait", "landscape")),
    (Size("square", 120, 120), "portrait"),
    (Size("low", 200, 105), "portrait"),
    (Size("strip", 75, 200), "portrait"),
)


def front(paper: Size, orientation: str) -> Any:
    made = calibration_pdf(paper, orientation, "long")
    assert made.diagnostics == ()
    return pdfplumber.open(BytesIO(made.data)).pages[0]


def words(page: Any) -> list[tuple[str, Box]]:
    return [(word["text"], _box(word)) for word in page.extract_words(keep_blank_chars=False)]


def drawn(page: Any) -> list[Box]:
    """The ruler, the scales and the crosses in the corners."""
    return [_box(line) for line in page.lines]


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def ruler(page: Any) -> Box:
    level = [line for line in drawn(page) if line[3] - line[1] < 0.01 and line[2] - line[0] > 100]
    assert len(level) == 1
    return level[0]


def test_a_paper_written_lying_stands_as_it_does_under_cards() -> None:
    def measures(orientation: str) -> tuple[float, float]:
        page = front(Size("297x210mm", 297, 210), orientation)
        return round(page.width / PT_PER_MM), round(page.height / PT_PER_MM)

    assert (measures("portrait"), measures("landscape")) == ((210, 297), (297, 210))


@pytest.mark.parametrize(("paper", "orientation"), LYING, ids=str)
def test_nothing_lies_on_anything_else(paper: Size, orientation: str) -> None:
    page = front(paper, orientation)
    said, lines = words(page), drawn(page)

    assert [(one[0], other[0]) for one, other in combinations(said, 2) if meet(one[1], other[1])] == []
    assert [text for text, box in said if any(meet(box, line) for line in lines)] == []


@pytest.mark.parametrize(("paper", "orientation"), LYING, ids=str)
def test_the_ruler_is_as_long_as_the_text_says_and_ends_well_before_the_edge(paper: Size, orientation: str) -> None:
    page = front(paper, orientation)
    left, top, right, _ = ruler(page)
    across = abs(top - page.height / 2)
    text = " ".join(page.extract_text().split())

    assert f"not {(right - left) / PT_PER_MM:.0f} mm long" in text
    assert min(left, page.width - right) >= 8 * PT_PER_MM - 0.01
    assert across > SCALE_PT
    assert text.count("in the bank.") == 1


def test_a_ruler_is_100_mm_long_where_that_leaves_room_at_its_ends_and_else_50() -> None:
    held = {width: ruler_mm(Size("any", width, 200)) for width in (60, 70, 105, 115, 116, 210)}

    assert held == {60: None, 70: 50, 105: 50, 115: 50, 116: 100, 210: 100}


def test_signs_and_quotes_are_those_of_print_but_not_in_what_is_typed() -> None:
    text = " ".join(front(PAPERS[1], "portrait").extract_text().split())

    assert "“fit to page”" in text
    assert "left (−)" in text
    assert text.count("−10") == 2
    assert "--back-error 1.5,-0.5" in text
    assert "'" not in text


def test_what_the_sheet_says_to_write_in_the_bank_is_read_as_the_error() -> None:
    text = "bank: b\nprint:\n  back-error: 1.5,-0.5\n"
    loaded = load_sources((Source("bank.yaml", text),))

    assert loaded.bank.info.print.back_error_mm == (1.5, -0.5)


@pytest.mark.parametrize("name", ["70x70mm", "70x120mm", "130x72mm"])
def test_paper_too_small_is_refused_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    path, paper = tmp_path / "page.pdf", paper_named(name)
    assert paper is not None
    made = calibration_pdf(paper, "portrait", "long")
    result = CliRunner().invoke(calibrate_command, ["-o", str(path), "--paper", name])

    assert made.data == b""
    assert [(one.code, str(one.severity)) for one in made.diagnostics] == [("P509", "error")]
    assert (result.exit_code, path.exists()) == (1, False)
    assert made.diagnostics[0].message in result.output
    assert "hint: measure on a6 or larger" in result.output


def test_blocks_go_on_in_the_next_area_and_none_are_left_out() -> None:
    areas = ((100.0, 50.0), (40.0, 0.0))

    assert tops([(10, 20), (5, 10), (5, 20)], areas) == [90, 65, 35]
    assert tops([(10, 20), (5, 60)], areas) is None


@pytest.mark.parametrize(
    ("paper", "told"),
    [
        ("1x1mm", "the paper '1x1mm' is out of bounds: write sides of 70 to 1200 mm"),
        ("a44", "no paper is called 'a44': did you mean 'a4'?"),
        ("", "no paper is called '': write a size such as"),
    ],
)
def test_calibrate_says_what_is_wrong_with_its_paper(paper: str, told: str) -> None:
    result = CliRunner().invoke(calibrate_command, ["--paper", paper])

    assert result.exit_code == 2
    assert squeezed(told) in squeezed(result.output)


def test_calibrate_writes_two_pages_with_a_ruler_of_100_mm(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    result = CliRunner().invoke(calibrate_command, ["-o", str(path), "--paper", "a4"])
    with pdfplumber.open(path) as pdf:
        front, back = pdf.pages
        level = [line["x1"] - line["x0"] for line in front.lines if abs(line["top"] - line["bottom"]) < 0.01]
        text = front.extract_text()

        assert result.exit_code == 0
        assert any(abs(length / 72 * 25.4 - 100) < 0.05 for length in level)
        assert "100 mm long" in text
        assert "BACK" in back.extract_text()
    assert CliRunner().invoke(calibrate_command, ["-o", str(path), "--paper", "a44"]).exit_code == 2


def _box(item: Any) -> Box:
    return (float(item["x0"]), float(item["top"]), float(item["x1"]), float(item["bottom"]))
