"""The sample bank holds all there is to prepare, with every second and item of what guides an answer."""

import re
from pathlib import Path

import sample_bank
from deckgen.model import Bank, by_key
from deckgen.pipeline.diff_folder import diff_folder
from sample_bank import STORIES, told

bank = sample_bank.bank  # a fixture of this module too


def test_it_holds_everything_there_is_to_prepare(bank: Bank) -> None:
    counts = {
        kind: len(getattr(bank, kind))
        for kind in ("stories", "principles", "questions", "matrix", "frameworks", "checklists")
    }

    assert counts == {
        "stories": 9, "principles": 16, "questions": 16, "matrix": 16, "frameworks": 2, "checklists": 2,
    }  # fmt: skip


def test_the_frameworks_have_their_seconds_parts_and_examples(bank: Bank) -> None:
    steps = {
        (framework.key, step.name): (step.at_least_s, step.at_most_s, " ".join(step.parts))
        for framework in bank.frameworks
        for step in framework.steps
    }

    assert steps == {
        ("star", "Situation and Task"): (20, 30, "situation task"),
        ("star", "Action"): (60, 90, "action"),
        ("star", "Result"): (30, 30, "result"),
        ("negative", "Humility"): (20, 30, ""),
        ("negative", "Vocal Self-Criticism"): (30, 40, ""),
        ("negative", "Course Correction"): (60, 80, ""),
    }
    assert [s.name for framework in bank.frameworks for s in framework.steps if not (s.guidance and s.example)] == []


def test_the_example_of_star_keeps_its_figures(bank: Bank) -> None:
    star = by_key(bank.frameworks)["star"]
    examples = told(*(step.example for step in star.steps))

    assert [f for f in ("3 days", "12 hours", "8 hours", "9x", "2 more features", "PyTorch") if f not in examples] == []


def test_the_checklists_keep_their_items_and_figures(bank: Bank) -> None:
    quantify, preparation = bank.checklists

    assert [len(quantify.items), len(preparation.items)] == [3, 3]
    assert [f for f in ("4 hours", "50%", "5%", "$1M") if f not in told(*quantify.items)] == []
    assert [re.findall(r"\*\*(\d)\*\* (\w+)", item)[0] for item in preparation.items] == [
        ("3", "hero"),
        ("1", "failure"),
        ("1", "conflict"),
    ]


def test_the_ledger_of_the_sample_is_in_step_with_it(tmp_path: Path) -> None:
    report = diff_folder(STORIES, tmp_path, now=1)

    assert report.ledger
    assert not report.changes
