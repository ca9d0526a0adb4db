import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from deckgen.bank.load import load_sources
from deckgen.cli.calibrate_command import calibrate_command
from deckgen.cli.print_options import print_options
from deckgen.model import PrintSettings
from deckgen.renderers.pdf.card.frame import CEILING_PT, FLOOR_PT
from deckgen.renderers.pdf.sheet.paper import CARD_SIDES_MM, PAPER_SIDES_MM
from deckgen.renderers.pdf.sheet.settings import plan, problems
from deckgen.renderers.pdf.sizing import FITTING_SHARE
from deckgen.source import Source, Text

GUIDE = (Path(__file__).parents[1] / "docs/print.md").read_text(encoding="utf-8")
FORMAT = (Path(__file__).parents[1] / "docs/bank.md").read_text(encoding="utf-8")
BUILDS = re.findall(r"^    deckgen build (.*)$", GUIDE, re.MULTILINE)
BANKS = re.findall(r"(?s)```yaml\n(.*?)```", GUIDE)


@click.command()
@click.argument("bank")
@print_options
def build(bank: str, printing: PrintSettings) -> None:
    del bank
    assert problems(printing) == ()


@pytest.mark.parametrize("line", BUILDS)
def test_every_build_of_the_guide_asks_for_something_that_can_be_printed(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "NotoSansSymbols.ttf").touch()
    result = CliRunner().invoke(build, shlex.split(line), catch_exceptions=False)

    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("text", BANKS)
def test_every_bank_of_the_guide_can_be_printed(text: str) -> None:
    loaded = load_sources([Source("bank.yaml", text)])

    assert loaded.diagnostics == ()
    assert loaded.bank.info.print != PrintSettings()
    assert problems(loaded.bank.info.print) == ()


def test_every_option_is_in_the_guide() -> None:
    options = {name for item in build.params for name in item.opts if name.startswith("--")}

    assert len(options) > 15
    for option in options:
        assert option in GUIDE or f"`{option.removeprefix('--')}`" in GUIDE, option


def test_the_guide_says_the_sizes_of_type_that_are_used() -> None:
    assert f"from {CEILING_PT:g} points down to {FLOOR_PT:g}" in GUIDE
    assert f"{FITTING_SHARE * 100:g} of 100 cards fit" in GUIDE


def test_the_format_says_the_bounds_of_sizes() -> None:
    for name, (least, most) in (("card", CARD_SIDES_MM), ("paper", PAPER_SIDES_MM)):
        assert re.search(rf"\| `{name}` \|[^|]* {least:g} to {most:g} mm a side", FORMAT), name


def test_the_defaults_that_the_format_names_are_the_ones_used() -> None:
    table = FORMAT.partition("Below `print`")[2].partition("\n\n## ")[0]
    rows = dict(re.findall(r"(?m)^\| `([\w-]+)` \|.*\| `?([\w,]+)`?[^|]*\|$", table))
    names = ("paper", "card", "orientation", "layout", "edge", "turn", "marks", "fit")
    written: dict[str, Any] = {name: rows[name] for name in names}
    written |= {"margin_mm": float(rows["margin"]), "bleed_mm": float(rows["bleed"])}

    assert rows["back-error"] == "0,0"
    assert plan(PrintSettings(**written)) == plan(PrintSettings(card=Text("3x5")))


def test_paper_lies_only_where_the_format_says_so() -> None:
    def lies(**given: Any) -> bool:
        ready, _ = plan(PrintSettings(**given))
        assert ready is not None
        return ready.imposition.grid.page_width_mm > ready.imposition.grid.page_height_mm

    assert not lies(card="3x5", paper="letter")
    assert not lies(card="poker", paper="a4", layout="fronts")
    assert lies(card="250x100mm", paper="a4")
    assert lies(card="3x5", paper="letter", layout="fold")
    assert not lies(card="business-us", paper="letter", layout="fold")


def test_the_guide_says_how_many_cards_a_sheet_of_letter_holds() -> None:
    counts = {}
    for orientation in ("portrait", "landscape"):
        ready, _ = plan(PrintSettings(orientation=Text(orientation)))
        assert ready is not None
        counts[orientation] = ready.imposition.grid.count

    assert counts == {"portrait": 3, "landscape": 4}
    assert "three on a sheet of Letter" in GUIDE
    assert "it may hold more: four cards of 3 x 5 inches, not three" in GUIDE


def test_the_calibration_of_the_guide_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (line,) = re.findall(r"^    deckgen calibrate (.*)$", GUIDE, re.MULTILINE)

    assert CliRunner().invoke(calibrate_command, shlex.split(line)).exit_code == 0
    assert (tmp_path / "calibrate.pdf").exists()


def test_the_guide_has_examples() -> None:
    assert len(BUILDS) > 10
    assert len(BANKS) > 1
