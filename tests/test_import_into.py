"""An import goes by what is a bank in its folder, and by nothing else that lies there."""

from pathlib import Path

from command_line import run
from deckgen.bank.load import load

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
