"""A version is in the changelog before it is tagged."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from deckgen.version import VERSION

ROOT = Path(__file__).parent.parent
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
HEADINGS = re.findall(r"^## (.*)$", CHANGELOG, re.MULTILINE)


def test_the_version_has_a_section_with_a_date() -> None:
    assert [heading for heading in HEADINGS if re.fullmatch(rf"\[{re.escape(VERSION)}\] - \d{{4}}-\d\d-\d\d", heading)]


def test_sections_are_those_of_keep_a_changelog_newest_first() -> None:
    versions = [tuple(map(int, re.findall(r"\d+", heading.partition(" - ")[0]))) for heading in HEADINGS[1:]]
    kinds = re.findall(r"^### (.*)$", CHANGELOG, re.MULTILINE)

    assert HEADINGS[0] == "[Unreleased]"
    assert versions == sorted(versions, reverse=True)
    assert set(kinds) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with what ``make tag`` looks at, all committed."""
    for name in ("Makefile", "CHANGELOG.md", "src/deckgen/version.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    git(tmp_path, "init", "--quiet")
    for setting in ("user.name=a", "user.email=a@example.org", "commit.gpgsign=false", "tag.gpgsign=false"):
        git(tmp_path, "config", *setting.split("="))
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "all")
    return tmp_path


def tag(folder: Path) -> tuple[int, str, list[str]]:
    done = subprocess.run(
        ["make", "--no-print-directory", "tag"], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, git(folder, "tag").split()


def test_make_tag_tags_the_version_once(repository: Path) -> None:
    assert tag(repository)[::2] == (0, [f"v{VERSION}"])
    assert tag(repository)[::2] == (2, [f"v{VERSION}"])


def test_make_tag_refuses_a_version_that_the_changelog_does_not_have(repository: Path) -> None:
    (repository / "src/deckgen/version.py").write_text('VERSION = "99.0.0"\n')
    git(repository, "commit", "--quiet", "--all", "--message", "bump")

    assert tag(repository) == (2, "CHANGELOG.md has no section [99.0.0] with a date\n", [])


def test_make_tag_refuses_uncommitted_changes(repository: Path) -> None:
    (repository / "CHANGELOG.md").write_text(CHANGELOG + "more\n", "utf-8")

    assert tag(repository) == (2, "there are uncommitted changes\n", [])
