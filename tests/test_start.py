"""What a command imports: only what it needs, so that it starts fast; ``bench/start.py`` measures how fast."""

import subprocess
import sys
from pathlib import Path

import pytest

STORIES = Path(__file__).parent.parent / "stories"


def imported(*arguments: str) -> set[str]:
    """The modules that are loaded once a command has run in a process of its own."""
    code = (
        "import sys\nfrom deckgen.cli import main\n"
        f"try:\n    main({list(arguments)!r})\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ()])
def test_the_version_and_the_list_of_commands_import_no_command_and_no_library(arguments: tuple[str, ...]) -> None:
    modules = {name for name in imported(*arguments) if name.startswith("deckgen.")}

    assert modules == {
        "deckgen.cli",
        "deckgen.cli.command_group",
        "deckgen.cli.help_pages",
        "deckgen.cli.machine_errors",
        "deckgen.version",
    }


@pytest.mark.parametrize("command", ["check", "coverage", "diff"])
def test_a_command_that_writes_nothing_imports_nothing_to_write_with(command: str) -> None:
    modules = imported(command, str(STORIES))
    top = {name.partition(".")[0] for name in modules}

    assert "yaml" in top
    assert top & {"genanki", "reportlab", "pymupdf_fonts", "wcwidth"} == set()
    assert ("markdown_it" in top) == (command == "diff")
    assert modules & {"deckgen.files", "deckgen.importers", "deckgen.starter", "deckgen.lint.explain"} == set()
    assert modules & {f"deckgen.cli.{other}_command" for other in ("build", "init", "import", "export")} == set()


def test_a_build_that_does_not_look_into_anki_imports_nothing_to_look_with(tmp_path: Path) -> None:
    modules = imported("build", str(STORIES), "-o", str(tmp_path), "--dry-run")

    assert "deckgen.renderers.pdf.printing" in modules
    assert modules & {"deckgen.collection", "deckgen.importers", "deckgen.pipeline.take"} == set()
