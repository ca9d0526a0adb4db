"""What the rules of length say in figures: the seconds a part takes, those it may, and the words to cut."""

import re

import pytest

from deckgen.bank.load import load_sources
from deckgen.diagnostics import Diagnostic, Severity
from deckgen.lint.run import check
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
        (60, {"action": 900}, [["900 s", "12 s"]]),
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
    ("rate", "count", "cut"),
    [(60, 9, "1 word"), (60, 10, "2 words"), (60, 12, "4 words"), (120, 20, "3 words"), (150, 30, "9 words")],
)
def test_the_words_to_cut_leave_a_part_that_is_right(rate: int, count: int, cut: str) -> None:
    (one,) = found(bank(rate, situation=count), "S109")
    over = int(cut.split()[0])

    assert re.findall(r"\d+ words?\b", one.hint) == [cut]
    assert found(bank(rate, situation=count - over), "S109") == ()
    assert found(bank(rate, situation=count - over + 1), "S109") != ()


@pytest.mark.parametrize(
    ("rate", "counts", "rooms"),
    [
        (60, {"situation": 2}, ["situation 4 s"]),
        (60, {"situation": 2, "action": 3}, ["situation 4 s", "action 7 s"]),
        (60, {"result": 15}, ["result 5 s"]),
        (60, {"action": 1}, ["action 9 s"]),
        (120, {"situation": 10}, ["situation 1 s"]),
        (120, {"situation": 11}, []),
        (300, {"result": 87}, ["result 3 s"]),
        (300, {"result": 88}, []),
        (120, {"result": 33}, ["result 4 s"]),
        (120, {"action": 6, "result": 10}, ["action 7 s", "result 15 s"]),
        (120, {"situation": 12, "action": 20, "result": 36}, []),
    ],
)
def test_a_story_with_room_is_told_how_many_seconds_each_part_has(
    rate: int, counts: dict[str, int], rooms: list[str]
) -> None:
    said = [re.findall(r"[a-z]+ \d+ s\b", one.message) for one in found(bank(rate, **counts), "S110")]

    assert [room for rooms_of_one in said for room in rooms_of_one] == rooms


@pytest.mark.parametrize(
    ("counts", "part"), [({"situation": 2, "action": 3}, "action"), ({"action": 3, "result": 13}, "action")]
)
def test_room_is_told_at_the_first_part_that_has_most_of_it(counts: dict[str, int], part: str) -> None:
    text = bank(60, **counts)
    (one,) = found(text, "S110")

    assert text.splitlines()[one.span.line - 1].startswith(f"{part}:")


def test_room_in_a_script_is_a_warning_and_in_notes_it_is_enough() -> None:
    text = bank(60, action=3)
    (notes,), (script,) = found(text, "S110"), found(text.replace("bank: mine", "bank: mine\nstyle: script"), "S110")

    assert (notes.severity, notes.hint) == (Severity.INFO, "enough for notes; a script would fill it")
    assert (script.severity, script.hint) == (Severity.WARNING, "say more of what you did and how")


def test_a_band_is_told_by_its_parts_and_its_seconds() -> None:
    steps = (
        "{step: Before, seconds: 5, parts: [situation, task]}, "
        "{step: All, seconds: 7-8, parts: [task, action, result]}, "
        "{step: Action, seconds: 2, parts: [action]}"
    )
    text = (
        "bank: mine\nspeaking_rate: 60\n---\nstory: s\ntitle: S\nsituation: one two three four\ntask: five six seven\n"
        "action: eight nine ten eleven twelve\nresult: thirteen\n---\n"
        f"frameworks: [{{framework: star, name: STAR, steps: [{steps}]}}]\n"
    )

    assert [one.message for one in found(text, "S109")] == [
        "situation and task of 's' takes 7 s, about 5 s",
        "action of 's' takes 5 s, about 2 s",
        "task, action and result of 's' takes 9 s, at most 8 s",
    ]


def script(steps: str, **parts: int) -> tuple[Diagnostic, ...]:
    """What is found of the share of the action in a script."""
    told = "".join(f"{part}: {' '.join(['word'] * count)}\n" for part, count in parts.items())
    return found(
        f"bank: mine\nstyle: script\n---\nstory: s\ntitle: S\n{told}---\n"
        f"frameworks: [{{framework: star, name: STAR, steps: [{steps}]}}]\n",
        "S111",
    )


def test_an_action_has_at_least_its_shortest_share_beside_the_others_at_their_longest() -> None:
    steps = (
        "{step: Before, seconds: 10-20, parts: [situation, task]}, {step: Action, seconds: 30-50, parts: [action]}, "
        "{step: Result, seconds: 5-20, parts: [result]}"
    )
    (one,) = script(steps, situation=20, action=10, result=20)

    assert one.message == "the action of 's' is 20 % of its words, at least 43 %"
    assert one.hint == "tell more of the action and less of the rest"
    assert script(steps, situation=40, action=30) == ()
    assert len(script(steps, situation=41, action=30)) == 1


def test_shares_are_told_in_whole_percent() -> None:
    steps = "{step: Before, seconds: 5, parts: [situation]}, {step: Action, seconds: 45, parts: [action]}"
    (one,) = script(steps, situation=49, action=51)

    assert one.message == "the action of 's' is 51 % of its words, at least 90 %"


@pytest.mark.parametrize(
    "steps",
    [
        "{step: Before, seconds: 10-20, parts: [situation]}",
        "{step: All, seconds: 60, parts: [situation, action]}",
        "{step: Before, seconds: 10-20, parts: [situation]}, {step: Action, seconds: 0-50, parts: [action]}",
    ],
)
def test_without_a_band_of_its_own_an_action_has_no_share(steps: str) -> None:
    assert script(steps, situation=50, action=1) == ()


@pytest.mark.parametrize(("action", "result", "count"), [(1, 2, 1), (2, 2, 0), (0, 2, 0), (3, 4, 1)])
def test_a_result_is_longer_than_the_action_when_it_has_more_words(action: int, result: int, count: int) -> None:
    counts = {"action": action, "result": result}
    findings = found(bank(60, **{part: count for part, count in counts.items() if count}), "S112")

    assert [(one.message, one.hint) for one in findings] == count * [
        (
            f"the result of 'launch' has {result} words, its action {action}",
            "tell more of what you did, or less of what came of it",
        )
    ]


def pocket(*lines: str) -> list[tuple[str, str]]:
    """What is found in the pocket lines of a story that follows one with a short line."""
    written = "".join(f"  - {line}\n" for line in lines)
    text = (
        "bank: mine\n---\nstory: none\ntitle: None\n---\nstory: short\ntitle: Short\npocket: [one line]\n---\n"
        f"story: s\ntitle: S\npocket:\n{written}"
    )
    return [(one.message, one.hint) for one in found(text, "S113")]


@pytest.mark.parametrize(
    ("line", "count"), [("word " * 24, 0), ("word " * 25, 25), ("a/b " * 13, 26), ("速" * 38, 0), ("速" * 40, 25)]
)
def test_a_pocket_line_has_at_most_24_words(line: str, count: int) -> None:
    message = f"a pocket line of 's' has {count} words, at most 24"

    assert pocket(line) == ([(message, "keep the words that start the story, drop the rest")] if count else [])


@pytest.mark.parametrize(("last", "total"), [(18, 0), (19, 91)])
def test_pocket_lines_have_at_most_90_words_in_all(last: int, total: int) -> None:
    message = f"the pocket lines of 's' have {total} words, at most 90"
    lines = ["word " * 18] * 4

    assert pocket(*lines, "word - " * last) == ([(message, "five lines of twelve words are enough")] if total else [])
