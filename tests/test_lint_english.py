import pytest

from deckgen.lint.placeholder import placeholder


@pytest.mark.parametrize("text", ["Saved $XK a year.", "XXk users came.", "It holds XB now.", "$XXM", "XX% less"])
def test_a_figure_that_is_still_to_be_filled_in_is_a_placeholder(text: str) -> None:
    assert placeholder(text)


@pytest.mark.parametrize("text", ["At [Your company] I led", "<Company name>", "cut by [NUMBER] %", "[Insert metric]"])
def test_a_placeholder_may_begin_with_a_capital(text: str) -> None:
    assert placeholder(text)


@pytest.mark.parametrize("text", ["[Result] It was fast.", "[The team] was late", "the XML of <Company/>", "[Sic]"])
def test_a_label_or_a_remark_in_brackets_is_no_placeholder(text: str) -> None:
    assert placeholder(text) is None
