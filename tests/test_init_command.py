"""A bank to begin with: it builds, is kept private and overwrites nothing."""

from pathlib import Path

from command_line import run


def test_init_makes_a_bank_that_builds_and_is_kept_private(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    made = run("init", folder)
    built = run("build", folder / "stories", "-o", folder / "output")

    assert (made.exit_code, built.exit_code) == (0, 0), built.output
    assert "/output/" in (folder / ".gitignore").read_text("utf-8")
    assert "Private" in (folder / "README.md").read_text("utf-8")


def test_init_touches_nothing_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    done = run("init", tmp_path)

    assert (tmp_path / "README.md").read_text() == "mine"
    assert f"kept  {tmp_path / 'README.md'}" in done.stdout


def test_init_adds_no_examples_to_a_bank_that_is_there(tmp_path: Path) -> None:
    bank = tmp_path / "stories"
    (bank / "deep").mkdir(parents=True)
    (bank / "deep" / "all.yaml").write_text("bank: mine\n---\nstory: a\ntitle: A\n")
    done = run("init", tmp_path)

    assert [path.name for path in bank.iterdir()] == ["deep"]
    assert f"kept  {bank}\n" in done.stdout
    assert (tmp_path / ".gitignore").is_file()


def test_init_says_what_to_type_next_for_a_folder_with_a_blank_in_its_name(tmp_path: Path) -> None:
    done = run("init", tmp_path / "my interview")

    assert f'Now: cd "{tmp_path / "my interview"}" && deckgen build\n' in done.stdout


def test_a_hidden_file_of_somebody_else_makes_no_bank_of_a_folder(tmp_path: Path) -> None:
    hidden = tmp_path / "mine" / "stories" / ".github" / "ci.yaml"
    hidden.parent.mkdir(parents=True)
    hidden.write_text("on: push\n", "utf-8")

    assert run("init", tmp_path / "mine").exit_code == 0
    assert (tmp_path / "mine" / "stories" / "bank.yaml").is_file()
