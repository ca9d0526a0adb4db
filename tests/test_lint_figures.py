import pytest

from deckgen.lint.figures import figures, values


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
