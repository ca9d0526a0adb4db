import re
from pathlib import Path

import pytest

from deckgen.bank.load import load_sources
from deckgen.cli import main
from deckgen.source import Source

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def fenced(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_bank_in_the_readme_is_a_whole_one() -> None:
    (bank,) = fenced("yaml")
    loaded = load_sources([Source("README.md", bank)], place="README.md")

    assert loaded.diagnostics == ()
    assert (len(loaded.bank.stories), len(loaded.bank.questions), len(loaded.bank.principles)) == (1, 1, 16)
    assert len(bank.splitlines()) <= 13


def test_the_library_example_runs(
    monkeypatch: pytest.MonkeyPatch, bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = fenced("python")
    monkeypatch.chdir(bank.parent)
    exec(compile(example, "README.md", "exec"), {})

    assert capsys.readouterr().out.startswith("['my-interview.apkg', 'my-interview.pdf']")


def test_every_command_in_the_readme_exists_and_none_is_missing() -> None:
    named = set(re.findall(r"`deckgen ([a-z]+)", README))

    assert named == set(main.list_commands(None))  # type: ignore[arg-type]  # the list is the same in every context
