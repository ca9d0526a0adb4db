"""A person's Anki beside a bank: exported for a build, and importing what a build made. Not a test module."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ExportAnkiPackageOptions, ImportCsvRequest
from anki.notes import Note

import real_anki
from deckgen.pipeline.build import build
from deckgen.pipeline.build_report import BuildReport
from deckgen.pipeline.diff_folder import diff_folder
from lived_in import FIRST_S, Bank

TAGGED = "interview-tagged.txt"


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample bank, built, and a profile that imported it."""
    folder = tmp_path_factory.mktemp("start")
    shutil.copytree(real_anki.SAMPLE, folder / "stories", ignore=shutil.ignore_patterns("deckgen.lock"))
    anki = real_anki.collection(folder / "profile")
    real_anki.import_package(anki, Bank.of(folder).package(FIRST_S))
    anki.close()
    return folder


@pytest.fixture
def bank(start: Path, tmp_path: Path) -> Bank:
    return Bank.of(shutil.copytree(start, tmp_path / "copy"))


@pytest.fixture
def anki(bank: Bank) -> Iterator[Collection]:
    opened = real_anki.collection(bank.folder.parent / "profile")
    yield opened
    opened.close()


def later() -> int:
    """A build's time after all that was done in Anki so far."""
    return int(time.time()) + 1


def edit(anki: Collection, name: str, field: str, html: str) -> None:
    """Write another text into a field, as a person does in Anki's browser."""
    note = note_of(anki, name)
    note[field] = html
    anki.update_note(note)


def exported(anki: Collection, path: Path) -> Path:
    """All decks as a package, as *File > Export* writes it, with learning progress."""
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False, with_media=False, legacy=False)
    anki.export_anki_package(out_path=str(path), options=options, limit=None)
    return path


def build_against(bank: Bank, anki: Collection, now: int, **options: object) -> BuildReport:
    """A build that looks at what Anki holds."""
    held = exported(anki, bank.folder.parent / "exported.apkg")
    report = build(bank.folder, bank.out, now=now, only=("anki",), against=held, **options)  # type: ignore[arg-type]
    assert report.ok, [str(finding) for finding in report.diagnostics]
    return report


def import_all(bank: Bank, anki: Collection) -> None:
    """Import the package, and the text file if there is one, as Anki proposes."""
    real_anki.import_package(anki, (bank.out / "interview.apkg").read_bytes())
    text = bank.out / TAGGED
    if text.exists():
        metadata = anki.get_csv_metadata(str(text), None)
        log = anki.import_csv(ImportCsvRequest(path=str(text), metadata=metadata)).log
        assert (len(log.new), len(log.conflicting)) == (0, 0)


def differs(bank: Bank, anki: Collection, now: int) -> bool:
    """Whether ``diff --against`` finds that Anki has something else than the bank."""
    held = exported(anki, bank.folder.parent / "exported.apkg")
    report = diff_folder(bank.folder, bank.out, now=now, against=held)
    assert report.comparison
    return report.comparison.differs


def note_of(anki: Collection, name: str) -> Note:
    """The note in Anki for an id such as ``story/census-pipeline``."""
    kind, _, key = name.partition("/")
    (found,) = anki.find_notes(f'"note:Deckgen {kind.capitalize()}" key:{key}')
    return anki.get_note(found)
