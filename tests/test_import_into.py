"""An import goes by what is a bank in its folder, and by nothing else that lies there."""

from pathlib import Path

import pytest

from command_line import run
from deckgen.bank.load import load, load_sources
from deckgen.importers.intake import import_guides
from deckgen.source import Source

GUIDE = Path(__file__).parent / "cases" / "import" / "day-plan.md"


def test_hidden_files_of_others_are_no_bank_that_is_there(tmp_path: Path) -> None:
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "ci.yaml").write_text("on: push\n")
    (tmp_path / ".hooks.yaml").write_text("repos: []\n")
    done = run("import", GUIDE, "-o", tmp_path)

    assert done.exit_code == 0, done.output
    assert load(tmp_path).bank.checklists or load(tmp_path).bank.frameworks
    assert (tmp_path / ".hooks.yaml").read_text() == "repos: []\n"


def test_an_export_shows_where_a_bank_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text("bank: b\nlanguag: en\n")
    done = run("export", "--markdown", tmp_path)

    assert done.exit_code == 1
    assert done.stderr.splitlines()[1:3] == ["    languag: en", "    ^^^^^^^"]


QUESTIONS = "questions:\n- question: why-us\n  ask: Why this company?\n"


def test_an_import_into_the_current_folder_keeps_the_files_of_the_bank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bank.yaml").write_text("bank: mine\n")
    Path("questions.yaml").write_text(QUESTIONS)
    Path("guide.md").write_text("1. Tell me about a time you got wet.\n")
    done = run("import", "guide.md", "-o", ".")

    assert done.exit_code == 0, done.output
    assert Path("questions.yaml").read_text() == QUESTIONS
    assert [question.key for question in load(".").bank.questions] == ["tell-me-about-a-time-you-got-wet", "why-us"]


def test_guides_in_memory_become_the_files_of_a_new_bank() -> None:
    imported = import_guides({"guide.md": b"# My loop\n\n1. Tell me about a time you got wet.\n"})
    loaded = load_sources([Source(name, data.decode()) for name, data in imported.files.items()])

    assert list(imported.files) == ["bank.yaml", "questions.yaml"]
    assert (loaded.bank, loaded.diagnostics) == (imported.bank, ())


def test_guides_in_memory_are_not_imported_into_a_bank_with_errors() -> None:
    there = load_sources([Source("bank.yaml", "bank: mine\nlanguag: en\n")])
    imported = import_guides({"guide.md": b"1. Tell me about a time you got wet.\n"}, there)

    assert (imported.bank, dict(imported.files), imported.report.files) == (None, {}, [])
    assert [fault.message for fault in imported.diagnostics] == [fault.message for fault in there.diagnostics]
