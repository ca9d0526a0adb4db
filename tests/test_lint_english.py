import pytest

from deckgen.lint.placeholder import placeholder


@pytest.mark.parametrize("text", ["Saved $XK a year.", "XXk users came.", "It holds XB now.", "$XXM", "XX% less"])
def test_a_figure_that_is_still_to_be_filled_in_is_a_placeholder(text: str) -> None:
    assert placeholder(text)
