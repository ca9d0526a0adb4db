import pytest

from deckgen.bank.load import load_sources
from deckgen.lint.run import check
from deckgen.source import Source


def told(first: str, second: str) -> list[str]:
    stories = [
        f"story: {key}\ntitle: Story {key}\nevent: spring\nmetrics: [{{what: load, after: {after}}}]\n"
        for key, after in (("a", first), ("b", second))
    ]
    bank = load_sources([Source("b.yaml", "\n---\n".join(["bank: m", *stories]))]).bank
    return [found.code for found in check(bank, select=["B402"])]


@pytest.mark.parametrize(
    ("first", "second"),
    [("30 minutes", "30 minutes for one file"), ("12 of 20", "12 of twenty"), ("$1.5M", "1.5 million"), ("3", "three")],
)
def test_the_same_figure_in_other_words_is_no_contradiction(first: str, second: str) -> None:
    assert told(first, second) == told(second, first) == []


@pytest.mark.parametrize(("first", "second"), [("5 hours", "5 hours 30 minutes"), ("12 of 20", "11 of twenty")])
def test_another_figure_is_a_contradiction(first: str, second: str) -> None:
    assert told(first, second) == told(second, first) == ["B402"]


def test_words_of_a_pocket_line_are_counted_one_a_line_too() -> None:
    line = "\n".join(f"      word{number}" for number in range(30))
    bank = load_sources([Source("b.yaml", f"bank: m\n---\nstory: a\ntitle: A\npocket:\n  - |\n{line}\n")]).bank

    assert [found.message for found in check(bank, select=["S113"])] == [
        "a pocket line of 'a' has 30 words, at most 24"
    ]
