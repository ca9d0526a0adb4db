"""What the rules of length say in figures: the seconds a part takes, those it may, and the words to cut."""

import re

import pytest

from deckgen.bank.load import load_sources
from deckgen.diagnostics import Diagnostic
from deckgen.lint import check
from deckgen.source import Source

BANDS = {"situation": "6-8", "action": "10-12", "result": "20"}


def bank(rate: int, **counts: int) -> str:
    """A bank with one story whose parts have so many words, timed by ``BANDS``."""
    parts = "".join(f"{part}: {' '.join(['word'] * count)}\n" for part, count in counts.items())
    steps = ", ".join(f"{{step: {part}, seconds: {band}, parts: [{part}]}}" for part, band in BANDS.items())
    return (
        f"bank: mine\nspeaking_rate: {rate}\n---\nstory: launch\ntitle: The launch\n{parts}"
        f"---\nframeworks: [{{framework: star, name: STAR, steps: [{steps}]}}]\n"
    )


def found(text: str, *rules: str) -> tuple[Diagnostic, ...]:
    loaded = load_sources([Source("bank.yaml", text)])
    assert loaded.diagnostics == ()
    return check(loaded.bank, select=rules)


@pytest.mark.parametrize(
    ("rate", "counts", "figures"),
    [
        (60, {"situation": 9}, [["9 s", "8 s"]]),
        (60, {"action": 20}, [["20 s", "12 s"]]),
        (60, {"result": 30}, [["30 s", "20 s"]]),
        (120, {"situation": 20}, [["10 s", "8 s"]]),
        (120, {"situation": 20, "action": 28}, [["10 s", "8 s"], ["14 s", "12 s"]]),
        (120, {"situation": 16, "action": 24, "result": 44}, []),
    ],
)
def test_a_part_that_is_too_long_is_told_with_its_seconds_and_those_allowed(
    rate: int, counts: dict[str, int], figures: list[list[str]]
) -> None:
    assert [re.findall(r"\d+ s\b", one.message) for one in found(bank(rate, **counts), "S109")] == figures


@pytest.mark.parametrize(
    ("rate", "count", "cut"), [(60, 9, "1 word"), (60, 12, "4 words"), (120, 20, "3 words"), (150, 30, "9 words")]
)
def test_the_words_to_cut_leave_a_part_that_is_right(rate: int, count: int, cut: str) -> None:
    (one,) = found(bank(rate, situation=count), "S109")
    over = int(cut.split()[0])

    assert re.findall(r"\d+ words?", one.hint) == [cut]
    assert found(bank(rate, situation=count - over), "S109") == ()
    assert found(bank(rate, situation=count - over + 1), "S109") != ()


@pytest.mark.parametrize(
    ("rate", "counts", "rooms"),
    [
        (60, {"situation": 2}, ["situation 4 s"]),
        (60, {"situation": 2, "action": 3}, ["situation 4 s", "action 7 s"]),
        (60, {"result": 15}, ["result 5 s"]),
        (120, {"action": 6, "result": 10}, ["action 7 s", "result 15 s"]),
        (120, {"situation": 12, "action": 20, "result": 36}, []),
    ],
)
def test_a_story_with_room_is_told_how_many_seconds_each_part_has(
    rate: int, counts: dict[str, int], rooms: list[str]
) -> None:
    said = [re.findall(r"[a-z]+ \d+ s\b", one.message) for one in found(bank(rate, **counts), "S110")]

    assert [room for rooms_of_one in said for room in rooms_of_one] == rooms


def test_room_is_told_where_there_is_most_of_it() -> None:
    text = bank(60, situation=2, action=3)
    (one,) = found(text, "S110")

    assert text.splitlines()[one.span.line - 1].startswith("action:")
