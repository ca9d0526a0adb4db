"""An import that would write something else than what was imported is refused, and nothing is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import run
from deckgen.bank.dump import dump_files
from deckgen.bank.yamltext import Plain
from deckgen.importers.merging import plan
from deckgen.importers.merging.patch import patched
from deckgen.model import Bank

BANK = """\
bank: mine
title: My loop
---
principles: amazon
---
story: crane
title: The crane
situation: It stood still.
result: It moved.
---
story: ferry
title: The ferry
result: It sailed.
---
matrix:
  ownership: {primary: crane}
"""
GUIDE = """\
### The crane
- **Situation:** It stood still.
- **Action:** I climbed it.
- **Result:** It moved 5 m.

### The tide
- **Situation:** It rose.
- **Action:** I moved the crates.
- **Result:** 0 wet crates.
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "bank.yaml").write_text(BANK)
    (tmp_path / "guide.md").write_text(GUIDE)
    return tmp_path / "mine"


def patched_with(fault: Callable[[str], str]) -> Callable[[str, int, str, Plain], str]:
    def faulty(text: str, line: int, name: str, value: Plain) -> str:
        return fault(patched(text, line, name, value))

    return faulty


def dumped_with(fault: Callable[[str], str]) -> Callable[[Bank], dict[str, str]]:
    def faulty(bank: Bank) -> dict[str, str]:
        return {name: fault(text) for name, text in dump_files(bank).items()}

    return faulty


def refused(bank: Path, *options: str) -> str:
    """The first line that an import prints; it must end with 1 and leave the folder as it was."""
    before = {path.name: path.read_bytes() for path in bank.iterdir()} if bank.exists() else None
    done = run("import", bank.parent / "guide.md", "-o", bank, *options)

    assert done.exit_code == 1
    assert before == ({path.name: path.read_bytes() for path in bank.iterdir()} if bank.exists() else None)
    return " ".join(done.stdout.split())


def test_without_a_fault_the_same_import_is_written(bank: Path) -> None:
    done = run("import", bank.parent / "guide.md", "-o", bank, "--update")

    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in bank.iterdir()) == ["bank.yaml", "story-03-the-tide.yaml"]
    assert "It moved 5 m." in (bank / "bank.yaml").read_text()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("It moved 5 m.", "It moved 6 m.", "story 'crane' would not read back the same"),
        ("action: I climbed it.\n", "", "story 'crane' would not read back the same"),
        ("It sailed.", "It sank.", "story 'ferry' would not read back the same"),
        ("---\nstory: ferry\ntitle: The ferry\nresult: It sailed.\n", "", "story 'ferry' would not read back the same"),
        (
            "  ownership: {p",
            "---\nstory: new\ntitle: New\n---\nmatrix:\n  'ownership': {p",
            "story 'new' would not read back the same",
        ),
        ("{primary: crane}", "{primary: ferry}", "matrix row 'ownership' would not read back the same"),
        ("My loop", "Your loop", "the settings of the bank would not read back the same"),
        ("title: The ferry", "titel: The ferry", "the bank made of it has an error: story has no field 'titel'"),
    ],
)
def test_an_update_with_a_fault_in_a_changed_file_is_refused(
    bank: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, reason: str
) -> None:
    monkeypatch.setattr(plan, "patched", patched_with(lambda text: text.replace(old, new)))

    assert f"refused: nothing was written: {reason}" in refused(bank, "--update")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("It rose.", "It fell.", "story 'the-tide' would not read back the same"),
        ("result: 0 wet crates.\n", "", "story 'the-tide' would not read back the same"),
        ("story: the-tide", "story: crane", "the bank made of it has an error: there is already a story 'crane'"),
    ],
)
def test_an_import_with_a_fault_in_a_new_file_is_refused(
    bank: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, reason: str
) -> None:
    monkeypatch.setattr(plan, "dump_files", dumped_with(lambda text: text.replace(old, new)))

    assert f"refused: nothing was written: {reason}" in refused(bank)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("It rose.", "It fell.", "the bank made of it does not read back the same"),
        ("bank: guide\n", "bank: other\n", "the bank made of it does not read back the same"),
        ("result: 0 wet", "resul: 0 wet", "the bank made of it has an error: story has no field 'resul'"),
        ("bank: guide\n", "bank: guide\n---\nbank: guide\n", "the bank made of it has an error: a second 'bank'"),
    ],
)
def test_a_new_bank_with_a_fault_in_it_is_refused(
    bank: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, reason: str
) -> None:
    monkeypatch.setattr(plan, "dump_files", dumped_with(lambda text: text.replace(old, new)))

    assert f"refused: nothing was written: {reason}" in refused(bank.parent / "new")


def test_a_refused_import_reports_nothing_as_made(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "patched", patched_with(lambda text: text.replace("It sailed.", "It sank.")))
    shown = refused(bank, "--update")

    assert "made" not in shown.replace("bank made of it", "")
    assert "taken" not in shown
