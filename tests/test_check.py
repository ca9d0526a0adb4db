import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from command_line import run
from deckgen.cli import main
from deckgen.codes import TABLE, Code
from deckgen.lint.explain import explain, page
from deckgen.lint.table import RULES

ROOT = Path(__file__).parent.parent
STORIES = ROOT / "stories"
DOCS = ROOT / "docs"


def written(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    folder.joinpath("bank.yaml").write_text(text, "utf-8")
    return folder


def fenced(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", DOCS.joinpath("check.md").read_text("utf-8"), re.DOTALL)


@pytest.fixture
def documented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = fenced("yaml")
    written(tmp_path / "stories", example)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("documented")
def test_the_documented_json_is_what_the_command_writes() -> None:
    done = run("check", "--format", "json", "--ignore", "S110")

    assert done.stdout == fenced("json")[0]
    assert done.stderr == ""


@pytest.mark.usefixtures("documented")
def test_the_documented_annotation_and_text_are_what_the_command_writes() -> None:
    (annotation,), (text,) = fenced("github"), fenced("text")

    assert run("check", "--format", "github", "--ignore", "too-short").stdout == annotation
    assert run("check", "--ignore", "S110").stdout == text


def test_the_page_of_rules_is_not_stale() -> None:
    assert run("check", "--explain", "all").stdout == DOCS.joinpath("rules.md").read_text("utf-8") == page()


@pytest.mark.parametrize("bank", ["stories", "sub", "broken", "empty", "none", "hostile"])
def test_json_is_all_that_is_on_standard_output(bank: str, tmp_path: Path) -> None:
    folders = {
        "stories": STORIES,
        "sub": ROOT / "tests" / "cases" / "lint",
        "broken": written(tmp_path / "broken", "bank: mine\n\tx: 1"),
        "empty": written(tmp_path / "empty", ""),
        "none": tmp_path / "none",
        "hostile": written(tmp_path / "hostile", 'bank: mine\n---\nstory: a\ntitle: "\\"\\\\ \u2028 <&> 💥"\n'),
    }
    code = f"from deckgen.cli import main\nmain(['check', {str(folders[bank])!r}, '--format', 'json'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    found = json.loads(done.stdout)

    assert done.returncode == int(any(one["severity"] == "error" for one in found))
    assert done.stderr == b""
    assert [sorted(one) for one in found] == [
        ["code", "column", "hint", "line", "message", "path", "severity"] for _ in found
    ]


@pytest.mark.parametrize(
    ("settings", "options", "expected"),
    [
        ("", [], 0),
        ("", ["--strict"], 1),
        ("", ["--strict", "--select", "B402"], 0),
        ("check: {S101: error}", [], 1),
        ("check: {S101: error}", ["--ignore", "plural-voice"], 0),
        ("", ["--select", "S999"], 2),
        ("", ["--format", "xml"], 2),
        ("", ["--no-such-option"], 2),
    ],
)
def test_the_exit_code_says_whether_the_bank_is_clean(
    settings: str, options: list[str], expected: int, tmp_path: Path
) -> None:
    story = "story: a\ntitle: A\naction: We ran.\n"
    bank = written(tmp_path / "bank", f"bank: mine\n{settings}\n---\n{story}")

    assert run("check", bank, *options).exit_code == expected


def test_a_word_that_names_no_rule_is_told_with_the_nearest_one() -> None:
    for option in ("--select", "--ignore", "--explain"):
        done = run("check", STORIES, option, "plural-vioce")

        assert done.exit_code == 2
        assert "no rule is called 'plural-vioce'. Did you mean 'plural-voice'?" in done.stderr


def test_codes_are_taken_in_a_list_by_beginning_and_by_name() -> None:
    done = run("check", STORIES, "--select", "M3,idle-story", "--select", "Q204", "--format", "json")

    assert {one["code"] for one in json.loads(done.stdout)} == {"M302", "M303", "M304", "M305", "M306", "Q204"}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.code)
def test_every_code_can_be_explained_by_code_and_by_name(row: Code) -> None:
    shown = run("check", "--explain", row.code).stdout

    assert shown.startswith(f"{row.code} {row.name} ({row.severity}")
    assert row.what in shown
    assert run("check", "--explain", row.name).stdout == shown


def test_the_explanation_of_a_rule_has_its_examples() -> None:
    for rule in RULES:
        assert rule.bad in (explain(rule.code) or "").replace("\n    ", "\n")


def test_a_page_is_written_to_a_file_and_said_so_on_standard_error(tmp_path: Path) -> None:
    done = run("check", STORIES, "--format", "html", "-o", tmp_path / "findings.html")

    assert (done.stdout, done.stderr) == ("", f"wrote {tmp_path / 'findings.html'}\n")
    assert tmp_path.joinpath("findings.html").read_text("utf-8").startswith("<!doctype html>")
    assert run("check", STORIES, "--format", "html").stdout.startswith("<!doctype html>")


def test_text_in_a_file_is_the_text_on_the_terminal(tmp_path: Path) -> None:
    run("check", STORIES, "-o", tmp_path / "findings.txt")

    assert tmp_path.joinpath("findings.txt").read_text("utf-8") == run("check", STORIES).stdout


def test_colour_is_for_terminals_that_want_it() -> None:
    def colours(no_color: str, *command: str) -> bool:
        environment = {**os.environ, "NO_COLOR": no_color}
        result = CliRunner(env=environment).invoke(main, [*command, str(STORIES)], color=True)
        return "\x1b[" in result.stdout

    assert [colours("", "check"), colours("1", "check"), colours("", "coverage"), colours("1", "coverage")] == [
        True,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize("command", ["check", "coverage"])
def test_help_has_an_example(command: str) -> None:
    assert f"  deckgen {command}" in run(command, "--help").stdout.split("Example")[1]


def test_checking_imports_no_library_but_click_and_yaml() -> None:
    code = (
        "import sys\nfrom deckgen.cli import main\n"
        f"main(['check', {str(STORIES)!r}, '--format', 'json'], standalone_mode=False)\n"
        "files = {name: str(getattr(module, '__file__', '')) for name, module in sys.modules.items()}\n"
        "third = {name.partition('.')[0] for name, file in files.items() if 'site-packages' in file}\n"
        "print(*third, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert {name for name in done.stderr.split() if not name.startswith("_")} <= {"click", "yaml", "deckgen"}
