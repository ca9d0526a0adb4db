"""What the documents say is true: their links lead somewhere, their commands run, their banks have ids of their own."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from command_line import run
from deckgen.starter import start

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "src/deckgen/starter/README.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
NAMES = [path.relative_to(ROOT).as_posix() for path in DOCUMENTS]
COMMAND = re.compile(r"^ {4,}(deckgen .*?)(?:  .*)?$", re.MULTILINE)
GENERATED = "docs/rules.md"


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def prose(name: str) -> str:
    """A document without its fenced examples."""
    return re.sub(r"^```.*?^```$", "", text(name), flags=re.MULTILINE | re.DOTALL)


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, made as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", prose(path.relative_to(ROOT).as_posix()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(name: str) -> list[str]:
    """Links of a document to files, and to headings in them, that do not exist."""
    found = []
    for link in re.findall(r"\]\(([^)\s]+)\)", prose(name)):
        if link.startswith("http"):
            continue
        target, _, anchor = link.partition("#")
        path = ((ROOT / name).parent / target).resolve() if target else ROOT / name
        if not path.exists() or (anchor and anchor not in anchors(path)):
            found.append(link)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_to_a_file_and_a_heading(name: str) -> None:
    assert broken_links(name) == []


def test_there_are_links_to_look_at_and_a_broken_one_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sum(prose(name).count("](") for name in NAMES) > 30
    (tmp_path / "a.md").write_text("# A b: c\n[x](#a-b-c) [y](#d) [z](no.md)\n\n```\n[w](never.md)\n```\n")
    monkeypatch.setattr("test_docs.ROOT", tmp_path)

    assert broken_links("a.md") == ["#d", "no.md"]


def test_no_two_documents_use_one_id_for_a_bank() -> None:
    ids = [
        (bank_id, name)
        for name in (*NAMES, "stories/bank.yaml", "src/deckgen/starter/bank.yaml")
        if name != GENERATED
        for bank_id in sorted(set(re.findall(r"^bank: ([a-z0-9-]+)", text(name), re.MULTILINE)))
    ]

    assert len(ids) >= 5
    assert len({bank_id for bank_id, _ in ids}) == len(ids), ids


RUN_ELSEWHERE = ("docs/print.md",)
"""Its commands are read in test_pdf_guide.py, where they are compared with its other pages."""


@pytest.mark.parametrize(
    ("name", "command"),
    [(name, command) for name in NAMES if name not in RUN_ELSEWHERE for command in COMMAND.findall(text(name))],
)
def test_every_command_in_a_document_runs(
    name: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    start(Path())
    run("build", "--only", "anki", "-o", "before")
    shutil.copy(next(Path("before").glob("*.apkg")), "exported.apkg")
    Path("guide.md").write_text("### The lift\n- **Situation:** It stood.\n- **Action:** I called.\n", "utf-8")
    program, *arguments = shlex.split(command)
    done = run(*arguments)

    assert program == "deckgen"
    # The starter has gaps, so that a strict check of it exits with 1; 2 would be a wrong call.
    assert done.exit_code == (1 if "--strict" in arguments else 0), done.output


@pytest.mark.parametrize("name", ["README.md", "docs/anki.md", "docs/check.md", "docs/import.md"])
def test_a_document_about_commands_shows_some(name: str) -> None:
    assert COMMAND.findall(text(name))


def test_every_target_of_make_is_explained_and_every_one_that_is_named_exists() -> None:
    targets = set(re.findall(r"^\.PHONY: (.*)$", text("Makefile"), re.MULTILINE)[0].split()) - {"clean"}
    explained = set(re.findall(r"^\| `make ([a-z-]+)` \|", text("CONTRIBUTING.md"), re.MULTILINE))
    named = {
        target
        for name in NAMES
        for call in re.findall(r"(?:^    |`)make((?: [a-z-]+)+)", text(name), re.MULTILINE)
        for target in call.split()
    }

    assert explained == targets
    assert named <= targets


def test_every_script_and_test_that_a_document_names_is_there() -> None:
    paths = {path for name in NAMES for path in re.findall(r"\b((?:tests|bench|docs)/[\w/]+\.(?:py|md))\b", text(name))}

    assert len(paths) > 5
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []
