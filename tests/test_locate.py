"""A bank is found from its folder, the one above, a file in it, or from inside; a wrong folder gets the right hint."""

import os
from pathlib import Path

import pytest

from builds import NIGHT
from command_line import run
from deckgen.bank.locate import locate
from deckgen.bank.nearby import LOCK_NAME
from deckgen.ledger.lock_file import FILE_NAME
from deckgen.pipeline.build import build

BANK = "bank: b\n"
STORY = "story: s\ntitle: T\n"


def make(folder: Path, **files: str) -> None:
    """Write files, named with "__" for "/" and "_" for "."."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def lock(time: str) -> str:
    return f"deckgen 1 b\nnote story/s {time} abc\n"


def shown(path: str | None) -> tuple[str, list[str]]:
    """The folder that was found from the current one, and the diagnostics with their hints."""
    located = locate(path)
    return located.folder.as_posix(), [f"{found} / {found.hint}" for found in located.diagnostics]


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("mine/stories", "mine/stories"),
        ("mine", "mine/stories"),
        ("mine/stories/bank.yaml", "mine/stories"),
        ("mine/stories/deep/s.yaml", "mine/stories/deep"),
    ],
)
def test_a_bank_is_found_from_its_folder_the_one_above_and_its_files(tmp_path: Path, path: str, expected: str) -> None:
    make(tmp_path, mine__stories__bank_yaml=BANK, mine__stories__deep__s_yaml=STORY)

    assert locate(path).folder.as_posix() == expected


@pytest.mark.parametrize(
    ("inside", "expected"), [(".", "stories"), ("stories", "."), ("elsewhere", "stories"), ("stories/deep", "stories")]
)
def test_without_a_path_the_bank_is_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str, expected: str
) -> None:
    make(tmp_path, stories__bank_yaml=BANK, stories__deep__s_yaml=STORY, elsewhere__notes_txt="")
    monkeypatch.chdir(tmp_path / inside)
    folder, found = shown(None)

    if inside in (".", "stories"):
        assert (folder, found) == (expected, [])
    else:
        hint = "did you mean '../stories'?" if inside == "elsewhere" else "did you mean '..'?"
        message = "there is no bank in this folder: no *.yaml file and no folder 'stories'"
        assert found == [f".:1:1: F001 error: {message} / {hint}"]


@pytest.mark.parametrize("folder", ["mine", "mine/stories"])
def test_a_bank_stays_where_its_lock_file_is(tmp_path: Path, folder: str) -> None:
    make(tmp_path, mine__stories__bank_yaml=BANK)
    tmp_path.joinpath(folder, LOCK_NAME).write_text(lock("2026-01-01T00:00:00Z"))

    assert (shown("mine"), shown("mine/stories")) == ((folder, []), (folder, []))
    os.chdir("mine")
    assert Path(shown(None)[0]).resolve() == tmp_path / folder
    os.chdir("stories")
    assert Path(shown(None)[0]).resolve() == tmp_path / folder


@pytest.mark.parametrize(
    ("above", "inside", "keep", "delete"),
    [
        ("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "mine/stories/deckgen.lock", "mine/deckgen.lock"),
        ("2026-03-01T00:00:00Z", "2026-02-01T00:00:00Z", "mine/deckgen.lock", "mine/stories/deckgen.lock"),
    ],
)
@pytest.mark.parametrize("path", ["mine", "mine/stories"])
def test_of_two_lock_files_the_one_with_the_later_changes_is_to_be_kept(
    tmp_path: Path, path: str, above: str, inside: str, keep: str, delete: str
) -> None:
    make(
        tmp_path,
        mine__stories__bank_yaml=BANK,
        mine__deckgen_lock=lock(above),
        mine__stories__deckgen_lock=lock(inside),
    )
    _, found = shown(path)

    assert found == [
        f"{delete}:1:1: L614 error: the bank has two lock files: '{delete}' and '{keep}'"
        f" / keep '{keep}', which has the later changes, and delete the other"
    ]


def test_files_beside_a_published_bank_are_named_and_those_of_another_bank_are_not(tmp_path: Path) -> None:
    make(tmp_path, stories__bank_yaml=BANK, stories__deckgen_lock=lock(""), more__s_yaml=STORY, other__bank_yaml=BANK)

    assert shown(".") == (
        "stories",
        ["more/s.yaml:1:1: F003 warning: 'more/s.yaml' is not read: the bank is 'stories' / move it into 'stories'"],
    )


def test_files_beside_a_bank_that_was_never_published_belong_to_it(tmp_path: Path) -> None:
    make(tmp_path, mine__stories__bank_yaml=BANK, mine__more__s_yaml=STORY)

    assert shown("mine") == ("mine", [])


def test_a_bank_may_have_a_folder_called_stories_for_some_of_its_files(tmp_path: Path) -> None:
    make(tmp_path, bank_yaml=BANK, stories__s_yaml=STORY)

    assert (shown(None), shown(".")) == ((".", []), (".", []))
    assert shown("stories")[1] == [
        "stories:1:1: F009 error: 'stories' is only a part of the bank '.' / did you mean '.'?"
    ]


def test_a_folder_of_several_banks_is_an_error_that_names_them(tmp_path: Path) -> None:
    make(tmp_path, all__spring__bank_yaml=BANK, all__autumn__stories__bank_yaml=BANK)

    assert shown("all")[1] == [
        "all:1:1: F009 error: 'all' holds 2 banks / name one of them: all/autumn/stories, all/spring"
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("storeis", "F001 error: the bank 'storeis' does not exist / did you mean 'stories'?"),
        ("output", "F002 error: no *.yaml file in 'output' / did you mean 'stories'?"),
        ("guide.md", "F001 error: the bank 'guide.md' is a file, not a folder / did you mean 'stories'?"),
        ("stories/deep", "F009 error: 'stories/deep' is only a part of the bank 'stories' / did you mean 'stories'?"),
    ],
)
def test_a_wrong_path_gets_a_hint_that_names_the_nearest_bank(tmp_path: Path, path: str, expected: str) -> None:
    make(tmp_path, stories__bank_yaml=BANK, stories__deep__s_yaml=STORY, output__b_apkg="", guide_md="# Guide\n")

    assert shown(path)[1] == [f"{path}:1:1: {expected}"]


def test_a_folder_above_several_banks_gets_a_hint_that_lists_them(tmp_path: Path) -> None:
    make(tmp_path, spring__stories__bank_yaml=BANK, autumn__bank_yaml=BANK)

    assert shown(None)[1] == [
        ".:1:1: F001 error: there is no bank in this folder: no *.yaml file and no folder 'stories'"
        " / name one of the banks nearby: autumn, spring"
    ]


def test_where_no_bank_is_near_the_hint_is_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "empty" / "er").mkdir(parents=True)
    for path in ("empty/er", "empty/er/none"):
        _, (found,) = shown(path)

        assert "'deckgen init'" in found


def test_a_linked_bank_is_found_from_the_folder_above(tmp_path: Path) -> None:
    make(tmp_path, elsewhere__bank_yaml=BANK)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "stories").symlink_to(tmp_path / "elsewhere")

    assert shown("mine") == ("mine/stories", [])


def test_a_folder_with_files_of_the_wrong_ending_is_left_to_the_loader(tmp_path: Path) -> None:
    make(tmp_path, mine__bank_yml=BANK)

    assert shown("mine") == ("mine", [])


def test_the_lock_file_is_the_one_that_the_ledger_writes() -> None:
    assert LOCK_NAME == FILE_NAME


def test_every_command_finds_the_bank_from_the_folder_above(bank: Path, out: Path, tmp_path: Path) -> None:
    for arguments in (("build", "-o", out), ("diff", "-o", out), ("check",), ("coverage",), ("export",)):
        done = run(*arguments, bank.parent)

        assert (arguments[0], done.exit_code) == (arguments[0], 0)
    assert [path.relative_to(bank) for path in bank.parent.rglob(LOCK_NAME)] == [Path(LOCK_NAME)]
    (tmp_path / "guide.md").write_text("### The lift\n- **Situation:** It stood.\n- **Action:** I called.\n", "utf-8")
    assert run("import", tmp_path / "guide.md", "-o", bank.parent).exit_code == 0
    assert list(bank.parent.glob("*.yaml")) == []


@pytest.mark.parametrize("command", ["build", "diff", "check", "coverage", "export"])
def test_every_command_refuses_two_lock_files(bank: Path, tmp_path: Path, command: str) -> None:
    for folder in (bank, bank.parent):
        build(folder, tmp_path / folder.name, now=NIGHT)
    done = run(command, bank.parent)

    assert done.exit_code == 1
    assert "L614 error: the bank has two lock files" in done.output


def test_the_findings_of_a_wrong_folder_are_json_where_json_is_asked_for(tmp_path: Path) -> None:
    done = run("check", "nowhere", "--format", "json")

    assert (done.exit_code, done.stdout.count('"code": "F001"')) == (1, 1)
    assert done.stderr == ""
