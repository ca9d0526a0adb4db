import pytest

from deckgen.bank.load import load_sources
from deckgen.lint.figures import figures
from deckgen.lint.run import check
from deckgen.renderers.findings.findings_page import findings_page
from deckgen.source import Source


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Cut 50, then 3", ["50", "3"]),
        ("In 2019, 1,500,000 rows", ["2019", "1,500,000"]),
        ("$1,250.50, and 1,50,000.", ["$1,250.50", "1,50,000"]),
        ("30,", ["30"]),
    ],
)
def test_a_comma_after_a_figure_is_none_of_it(text: str, written: list[str]) -> None:
    assert [figure for _, figure, _ in figures(text)] == written


STORY = """bank: mine
---
story: sizes
title: 40 teams
result: From 500KB in 5 minutes down to 8.
metrics: [{what: size, before: 500 KB, after: 9 KB}, {what: load, before: 5m, after: 40 teams}]
"""


def test_each_figure_is_looked_for_by_itself_whatever_unit_is_glued_to_it() -> None:
    bank = load_sources([Source("b.yaml", STORY)]).bank

    assert [f.message.split(" in ")[0] for f in check(bank, select=["S114"])] == ["'9'"]


def test_the_page_marks_the_figures_that_a_rule_finds() -> None:
    page = findings_page(load_sources([Source("b.yaml", STORY)]).bank, ())

    assert [part.partition("<")[0] for part in page.split('class="stray">')[1:]] == ["marked", "9"]


@pytest.mark.parametrize("text", ["500KB", "500kB", "500PB", "500mins", "500secs", "500GiB", "500rps", "500Hz", "500w"])
def test_a_unit_glued_to_a_figure_makes_no_name_of_it(text: str) -> None:
    assert [value for _, _, value in figures(text)] == [500]


@pytest.mark.parametrize("text", ["2FA", "S3", "3D", "5G", "99th", "v2", "7zip"])
def test_a_name_with_a_digit_is_no_figure(text: str) -> None:
    assert list(figures(text)) == []


def test_a_million_is_one_in_capitals_too() -> None:
    assert [value for _, _, value in figures("$5 Million, 2 million")] == [5e6, 2e6]
