"""The preview page, as a browser shows it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import hostile_bank
import real_anki
from browser import chromium, visit
from command_line import run

pytestmark = pytest.mark.ci


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The preview of the sample, and that of a bank of texts that a browser could take for more than text."""
    folder = tmp_path_factory.mktemp("previews")
    shutil.copytree(real_anki.SAMPLE, folder / "sample")
    (folder / "hostile").mkdir()
    hostile_bank.write(folder / "hostile", ["w" * 200, *hostile_bank.HOSTILE])
    return {name: preview(folder / name, folder / f"{name}-output") for name in ("sample", "hostile")}


def preview(bank: Path, out: Path) -> Path:
    built = run("build", bank, "-o", out, "--force", "--html", "--only", "anki")
    assert built.exit_code == 0, built.output
    (page,) = out.glob("*.html")
    return page


@pytest.mark.parametrize("name", ["sample", "hostile"])
def test_the_page_opens_without_a_complaint_and_asks_for_nothing_else(
    browser: Any, pages: dict[str, Path], name: str
) -> None:
    with visit(browser, pages[name], width_px=1280) as opened:
        opened.page.get_by_role("button", name="Day / night").click()

        assert opened.page.locator(".card").count() > 50
        assert opened.requests == [pages[name].as_uri()]
        assert opened.complaints == []


@pytest.mark.parametrize("width_px", [320, 390, 1280])
@pytest.mark.parametrize("name", ["sample", "hostile"])
def test_the_page_never_scrolls_sideways(browser: Any, pages: dict[str, Path], name: str, width_px: int) -> None:
    with visit(browser, pages[name], width_px) as opened:
        assert opened.sideways_px() == 0


WIDE = """story: wide
title: Wide
action: |
  ```python
  def rule(sensor, neighbours, and_quite_a_few_more_arguments_than_a_phone_is_wide):
      return "x" * 90 + "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
  ```
result: |
  | Measure | Before anybody looked | After everything | Unabbreviated-remarks |
  |---|---:|---:|---|
  | free spaces wrong | forty of them | two | operator-took-it-over |
"""


def test_code_wraps_and_a_table_scrolls_by_itself_on_the_narrowest_phone(browser: Any, tmp_path: Path) -> None:
    bank = tmp_path / "wide"
    bank.mkdir()
    (bank / "bank.yaml").write_text(f"bank: wide\n---\n{WIDE}")
    width = "element => [element.clientWidth, element.scrollWidth]"
    with visit(browser, preview(bank, tmp_path / "out"), width_px=320) as opened:
        code_px, code_text_px = opened.page.locator("pre").first.evaluate(width)
        table_px, table_text_px = opened.page.locator("table").first.evaluate(width)

        assert opened.sideways_px() == 0
        assert code_text_px == code_px > 150
        assert table_text_px > table_px > 150
        assert opened.page.locator("pre").first.inner_text().count("\n") == 1
