"""Notes left out by choice are not retired: they stay in the lock file, and come back as themselves."""

import json
from pathlib import Path

import pytest

from builds import NIGHT, edit
from command_line import run
from deckgen.deck.choice import Choice
from deckgen.ledger import lock_file
from deckgen.pipeline.build import build
from deckgen.source import Source


def lines_of_notes(bank: Path) -> list[str]:
    lock = (bank / "deckgen.lock").read_text("utf-8")
    assert lock_file.read(Source("", lock))[0]
    return [line for line in lock.splitlines() if line.startswith("note ")]


@pytest.mark.parametrize("choice", [Choice("questions"), Choice(["stories", "principles"]), Choice(gaps=False)])
def test_what_is_left_out_keeps_its_line_and_comes_back_unchanged(bank: Path, out: Path, choice: Choice) -> None:
    build(bank, out, now=NIGHT)
    before = lines_of_notes(bank)
    chosen = build(bank, out, now=NIGHT + 100, choice=choice)
    between = lines_of_notes(bank)
    back = build(bank, out, now=NIGHT + 200)

    assert chosen.changes.left_out
    assert (chosen.changes.retired, back.changes.new, back.changes.returned) == ((), (), ())
    assert before == between == lines_of_notes(bank)
    assert sum(chosen.notes.values()) + len(chosen.changes.left_out) == len(before)


def test_a_note_that_leaves_the_bank_while_it_is_left_out_is_retired(bank: Path, out: Path) -> None:
    build(bank, out, now=NIGHT)
    questions = bank / "questions.yaml"
    questions.write_text(questions.read_text("utf-8").partition("  - question: root-cause")[0])
    report = build(bank, out, now=NIGHT + 100, choice=Choice("stories"))

    assert report.changes.retired == ("question/root-cause",)


def test_a_choice_is_told_and_no_search_to_delete_is_printed(bank: Path, out: Path) -> None:
    run("build", bank, "-o", out)
    done = run("build", bank, "-o", out, "--anki-cards", "stories")
    edit(bank, "bank: my-interview", "bank: my-interview\nanki: {cards: stories}", "bank.yaml")
    differences = json.loads(run("diff", bank, "-o", out, "--json").stdout)

    assert "left out by choice" in done.stdout
    assert "retired" not in done.stdout
    assert set(differences["left_out"]) == {
        *("question/outside-your-role", "question/root-cause"),
        *("principle/dive-deep", "principle/earn-trust", "principle/ownership"),
    }


def test_a_kind_of_card_that_does_not_exist_is_a_wrong_use_of_the_command(bank: Path, out: Path) -> None:
    done = run("build", bank, "-o", out, "--anki-cards", "story")

    assert done.exit_code == 2
    assert "did you mean 'stories'" in done.stderr
    assert not out.exists()
