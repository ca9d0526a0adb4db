"""Help pages: each fits its terminal, ends with examples that run, and says what its options do."""

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest

from command_line import run
from deckgen.cli import main
from deckgen.cli.command_group import SECTIONS
from deckgen.starter import start

COMMANDS = tuple(name for section in SECTIONS.values() for name in section)


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found
    return found


def help_page(monkeypatch: pytest.MonkeyPatch, width: int, *arguments: str) -> list[str]:
    monkeypatch.setenv("COLUMNS", f"{width}")
    done = run(*arguments, "--help")

    assert done.exit_code == 0
    return done.stdout.splitlines()


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("arguments", [(), *((name,) for name in COMMANDS)])
def test_every_help_page_fits_its_terminal(monkeypatch: pytest.MonkeyPatch, width: int, arguments: tuple[str]) -> None:
    assert [line for line in help_page(monkeypatch, width, *arguments) if len(line) > width] == []


@pytest.mark.parametrize("arguments", [(), *((name,) for name in COMMANDS)])
def test_every_help_page_ends_with_examples(monkeypatch: pytest.MonkeyPatch, arguments: tuple[str]) -> None:
    page = help_page(monkeypatch, 80, *arguments)
    heading = max(number for number, line in enumerate(page) if not line.startswith(" ") and line)

    assert page[heading] in ("Example:", "Examples:")
    assert page[heading + 1 :]
    assert any(line.startswith(f"  {' '.join(('deckgen', *arguments))}") for line in page[heading + 1 :])


def test_a_narrow_help_page_breaks_examples_as_a_shell_does(monkeypatch: pytest.MonkeyPatch) -> None:
    page = help_page(monkeypatch, 40, "build")
    example = page.index("  deckgen build stories -o output \\")

    assert page[example + 1] == "    --paper a4 --card 3x5"


def test_the_help_of_deckgen_lists_every_command_in_its_section(monkeypatch: pytest.MonkeyPatch) -> None:
    page = help_page(monkeypatch, 80)
    listed = [line.split()[0] for line in page if re.match(r"  [a-z]+  ", line)]

    assert listed == list(COMMANDS)
    assert [line.removesuffix(":") for line in page if line.removesuffix(":") in SECTIONS] == list(SECTIONS)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_command_is_summed_up_by_the_first_line_of_its_help(section: str) -> None:
    first_lines = {name: (command(name).help or "").partition("\n")[0] for name in SECTIONS[section]}

    assert first_lines == SECTIONS[section]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_is_explained(name: str) -> None:
    context = click.Context(command(name))
    records = [parameter.get_help_record(context) for parameter in command(name).get_params(context)]

    assert [record for record in records if record and not record[1].strip()] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_output_is_spelled_alike_in_every_command_that_has_it(name: str) -> None:
    options = [parameter for parameter in command(name).params if "-o" in parameter.opts]

    assert [(option.opts, option.metavar in ("DIR", "FILE")) for option in options] in (
        [],
        [(["-o", "--output"], True)],
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if name != "init":
        start(Path())
        run("build", "--only", "anki", "-o", "before")
        shutil.copy(next(Path("before").glob("*.apkg")), "exported.apkg")
    Path("guide.md").write_text("### The lift\n- **Situation:** It stood.\n- **Action:** I called.\n", "utf-8")
    Path("questions.csv").write_text("Question,Principle\nWhen did you call?,Ownership\n", "utf-8")
    examples = [shlex.split(example) for example in getattr(command(name), "examples", ())]

    assert examples
    for program, *arguments in examples:
        assert (program, run(*arguments).exit_code) == ("deckgen", 0)
