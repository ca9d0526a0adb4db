"""A copy of the sample bank to edit and build again, and an Anki collection that has been studied in."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from anki.collection import Collection

import real_anki
from deckgen import model
from deckgen.bank.dump import dump
from deckgen.bank.load import load
from deckgen.pipeline.build import build
from deckgen.pipeline.build_report import BuildReport
from deckgen.source import Text

FIRST_S = 1_763_800_000
DAY_S = 24 * 60 * 60
REVIEWS = 300
STORY = "census-pipeline"
NEW = "It was taken up a month later."
TAGGED = (STORY, "failure", "ownership")
REWORDED = {"star": "Guidance", "dive-deep": "Meaning", STORY: "Lesson"}


@dataclass(frozen=True)
class Bank:
    """A copy of the sample bank, and its output folder."""

    folder: Path
    out: Path

    @classmethod
    def of(cls, folder: Path) -> "Bank":
        return cls(folder / "stories", folder / "output")

    def change(self, edit: Callable[[model.Bank], model.Bank]) -> None:
        """Edit the bank as a value, and write it back as one file."""
        changed = dump(edit(load(self.folder).bank))
        for path in self.folder.rglob("*.yaml"):
            path.unlink()
        (self.folder / "bank.yaml").write_text(changed, "utf-8")

    def told(self) -> str:
        """The result of the story ``STORY``."""
        (story,) = (story for story in load(self.folder).bank.stories if story.key == STORY)
        return story.result

    def tell(self, result: str) -> None:
        """Change the result of the story ``STORY``."""
        self.change(
            lambda bank: replace(
                bank,
                stories=tuple(
                    replace(story, result=Text(result)) if story.key == STORY else story for story in bank.stories
                ),
            )
        )

    def build(self, now: int, *, force: bool = False) -> BuildReport:
        report = build(self.folder, self.out, now=now, only=("anki",), force=force)
        assert report.ok, [str(finding) for finding in report.diagnostics]
        return report

    def package(self, now: int, *, force: bool = False) -> bytes:
        """The package that a build at ``now`` writes."""
        self.build(now, force=force)
        (path,) = self.out.glob("*.apkg")
        return path.read_bytes()


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a bank and a studied collection; each test works on a copy of it."""
    return begun(tmp_path_factory.mktemp("start"))


@pytest.fixture
def bank(start: Path, tmp_path: Path) -> Bank:
    """A fresh copy of the bank, as it was after the first build."""
    return Bank.of(shutil.copytree(start, tmp_path / "copy"))


@pytest.fixture
def anki(bank: Bank) -> Iterator[Collection]:
    """The studied collection that belongs to ``bank``, open."""
    opened = real_anki.collection(bank.folder.parent / "profile")
    yield opened
    opened.close()


def begun(folder: Path) -> Path:
    """Fill a folder with a bank, its first build, and a collection that imported the build and was studied in."""
    shutil.copytree(real_anki.SAMPLE, folder / "stories", ignore=shutil.ignore_patterns("deckgen.lock"))
    anki = real_anki.collection(folder / "profile")
    real_anki.import_package(anki, Bank.of(folder).package(FIRST_S))
    live_in(anki)
    anki.close()
    return folder


def live_in(anki: Collection) -> None:
    """Leave the traces of a month of study: reviews, own tags, edited fields, flags, suspended and buried cards."""
    cards = [anki.get_card(found) for found in sorted(anki.find_cards(""))]
    for place, card in enumerate(cards):
        card.type, card.queue, card.due = 2, 2, 100 + place
        card.ivl, card.factor, card.reps, card.lapses = 10 + place, 2500 - place, 3 + place % 7, place % 3
        card.flags = place % 8
        if place % 9 == 4:
            card.queue = -1
        if place % 9 == 5:
            card.queue = -2
        if place % 9 == 6:
            card.did = anki.decks.id("My own deck")
    anki.update_cards(cards)
    for place in range(REVIEWS):
        anki.db.execute(
            "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, 2500, 4000, 1)",
            (FIRST_S + place * 3600) * 1000,
            cards[place % len(cards)].id,
            1 + place % 4,
            10 + place,
            5 + place,
        )
    deck = anki.decks.by_name("Interview::5 Questions")
    assert deck is not None
    anki.decks.save({**deck, "desc": "Ten a day, aloud."})
    for key in TAGGED:
        anki.tags.bulk_add(anki.find_notes(f"key:{key}"), "mine leech marked")
    for key, name in REWORDED.items():
        for found in anki.find_notes(f"key:{key} note:*{'Story' if name == 'Lesson' else ''}*"):
            note = anki.get_note(found)
            if name in note:
                note[name] += " In my own words."
                anki.update_note(note)
    anki.fix_integrity()  # sets each card's last review from the review log
    # Anki stamped these edits with the real time; pretend that they were made an hour after the first build.
    anki.db.execute("UPDATE notes SET mod = ? WHERE mod > ?", FIRST_S + 3600, FIRST_S)


def rows(anki: Collection, table: str) -> dict[int, list[object]]:
    """The rows of a table by id."""
    return {row[0]: row for row in anki.db.all(f"SELECT * FROM {table}")}


def changed_keys(before: dict[int, list[object]], after: dict[int, list[object]]) -> set[str]:
    """The keys of the notes whose rows are new or have changed."""
    return {str(row[6]).split("\x1f")[0] for number, row in after.items() if before.get(number) != row}
