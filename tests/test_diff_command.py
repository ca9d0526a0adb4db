"""New, changed, renamed and retired notes are listed before a build and by it."""

import json
import time
from pathlib import Path

import pytest

from builds import edit
from command_line import run


def test_diff_shows_new_changed_renamed_and_retired(bank: Path, out: Path) -> None:
    run("build", bank, "-o", out)
    edit(bank, "no budget and no mandate", "no budget")
    questions = bank / "questions.yaml"
    text = questions.read_text("utf-8").replace(
        "question: outside-your-role", "question: beyond-role\n    was: outside-your-role"
    )
    first, _, _ = text.partition("  - question: root-cause")
    questions.write_text(first + "  - {question: proudest, ask: What are you proud of?, primary: parking-sensors}\n")
    done = run("diff", bank, "-o", out)

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "new      question/proudest",
        "changed  story/parking-sensors: Task",
        "renamed  question/outside-your-role -> question/beyond-role",
        f"retired  question/root-cause ({time.strftime('%Y-%m-%d', time.gmtime())})",
        "unchanged notes: 3",
        "retired notes stay in Anki until you delete them; this finds them in its browser:",
        '  "note:Deckgen Question" (Key:root-cause)',
    ]


def test_diff_in_json_is_nothing_but_json(bank: Path, out: Path) -> None:
    done = run("diff", bank, "-o", out, "--json")
    changes = json.loads(done.stdout)

    assert len(changes["new"]) == 6
    assert changes["changed"] == changes["retiring"] == []


def test_diff_of_a_bank_with_errors_exits_1(bank: Path, out: Path) -> None:
    edit(bank, "situation:", "sitution:")

    assert run("diff", bank, "-o", out).exit_code == 1


def test_every_build_lists_retired_entries_with_a_search(bank: Path, out: Path) -> None:
    run("build", bank, "-o", out)
    questions = bank / "questions.yaml"
    questions.write_text(questions.read_text("utf-8").partition("  - question: root-cause")[0])
    done = run("build", bank, "-o", out)
    again = run("build", bank, "-o", out, "--force")

    for output in (done.stdout, again.stdout):
        assert "retired  question/root-cause" in output
        assert '"note:Deckgen Question" (Key:root-cause)' in output


def test_diff_refuses_a_source_date_epoch_that_is_no_time(
    bank: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    done = run("diff", bank, "-o", out)

    assert done.exit_code == 2
    assert "SOURCE_DATE_EPOCH is 'soon'" in done.stderr
