"""A bank to begin with: it builds, is kept private and overwrites nothing."""

import shutil
import subprocess
from pathlib import Path

import pytest

from command_line import run
from deckgen.bank.load import load


def test_init_makes_a_bank_that_builds_and_is_kept_private(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    made = run("init", folder)
    built = run("build", folder / "stories", "-o", folder / "output")

    assert (made.exit_code, built.exit_code) == (0, 0), built.output
    assert "/output/" in (folder / ".gitignore").read_text("utf-8")
    assert (folder / ".gitattributes").read_text("utf-8") == "deckgen.lock merge=union\n"
    assert "Private" in (folder / "README.md").read_text("utf-8")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_merges_the_lock_files_of_two_branches_of_a_new_bank_without_a_conflict(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    run("init", folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    run("build", folder, "-o", folder / "output", "--only", "anki")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=start")
    for branch in ("one", "two"):
        git(folder, "checkout", "--quiet", "-b", branch, "main")
        story = f"story: qq-{branch}\ntitle: {branch}\naction: I did it.\n"
        (folder / "stories" / f"{branch}.yaml").write_text(story, "utf-8")
        run("build", folder, "-o", folder / "output", "--only", "anki")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", f"--message={branch}")
    git(folder, "merge", "--quiet", "--message=both", "one")
    lock = (folder / "stories" / "deckgen.lock").read_text("utf-8")

    assert "<<<<<<<" not in lock
    assert {"story/qq-one", "story/qq-two"} <= {line.split()[1] for line in lock.splitlines() if " " in line}


def git(folder: Path, *arguments: str) -> None:
    """Run git as nobody in particular, whatever the settings of the person who runs the tests."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


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


@pytest.mark.parametrize(
    ("name", "bank_id", "title"),
    [
        ("my-interview", "my-interview", "My interview"),
        ("Google 2026", "google-2026", "Google 2026"),
        ("Vorstellungsgespräch_Übung", "vorstellungsgesprach-ubung", "Vorstellungsgespräch Übung"),
        ("面试", "my-interview", "面试"),
        ("2026", "2026", "2026"),
        ("no", "no", "No"),
        ("a: 'b' # \"c\"", "a-b-c", "A: 'b' # \"c\""),
        ("--", "my-interview", "My interview"),
    ],
)
def test_a_bank_is_named_after_its_folder(tmp_path: Path, name: str, bank_id: str, title: str) -> None:
    made = run("init", tmp_path / name)
    loaded = load(tmp_path / name)

    assert made.exit_code == 0, made.output
    assert loaded.diagnostics == ()
    assert (str(loaded.bank.info.id), str(loaded.bank.info.title)) == (bank_id, title)


def test_a_bank_in_the_current_folder_is_named_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "spring").mkdir()
    monkeypatch.chdir(tmp_path / "spring")
    run("init", ".")

    assert load("stories").bank.info.id == "spring"


@pytest.mark.parametrize(
    ("folder", "bank"),
    [("my-interview/stories", "my-interview/stories"), ("my-interview/stories/new", "my-interview/stories")],
)
def test_no_bank_is_started_inside_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, bank: str
) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", "my-interview")
    before = sorted(tmp_path.rglob("*"))
    done = run("init", folder)

    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        f"{folder}:1:1: F010 error: '{folder}' would be inside the bank '{bank}'",
        "    hint: start it beside the other one, or add your stories there",
    ]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_second_bank_may_be_started_beside_the_first(tmp_path: Path) -> None:
    run("init", tmp_path / "my-interview")

    assert run("init", tmp_path / "another").exit_code == 0
    assert load(tmp_path / "another" / "stories").bank.info.id == "another"


@pytest.mark.parametrize(("levels", "exit_code"), [(2, 1), (3, 0)])
def test_a_stray_bank_file_far_above_keeps_nobody_from_starting(tmp_path: Path, levels: int, exit_code: int) -> None:
    (tmp_path / "stray.yaml").write_text("bank: stray\n")
    folder = tmp_path.joinpath(*"abcd"[:levels])

    assert run("init", folder).exit_code == exit_code
