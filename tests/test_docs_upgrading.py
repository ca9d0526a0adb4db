"""The page on upgrading is true: of a bank that 0.1.0 published, and of an Anki that has its cards."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection

import real_anki
from command_line import run
from deckgen.deck.decks import DeckNames
from deckgen.pipeline.build import build
from deckgen.pipeline.build_report import BuildReport

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "upgrading.md").read_text("utf-8")
GOLDEN = Path(__file__).parent / "golden"
LATER_S = 1_800_000_000
TEXTS = """\
bank: old-bank
title: Old bank
---
story: plain
title: Plain words
situation: It stood still.
action: I called.
result: It moved.
---
story: lines
title: Lines
situation: It stood.
action: |
  First I called.
  Then I waited.
result: It moved.
---
story: blanks
title: Blank lines
situation: It stood.
action: >
  First I called.

  Then I waited.
result: It moved.
---
story: bullets
title: A list in a folded scalar
situation: It stood.
action: >
  - I called.
  - I waited.
result: It moved.
---
story: fence
title: Code
situation: It stood.
action: |
  I ran
  ```
  a  b
    c
  ```
result: It moved.
---
story: table
title: Table
situation: It stood.
action: |
  | a | b |
  |---|---|
  | 1 | 2 |
result: It moved.
---
story: asterisk
title: Asterisk
situation: It stood.
action: I saw 2 * 3 * 4 and **bold*
result: It moved.
---
story: metric
title: Metric
situation: It stood.
action: I called.
result: It moved from 3 to 4.
metrics: [{what: "`wait` in **min**", before: 3, after: 4}]
---
principles: amazon
---
questions: [{question: q, ask: When did you dive deep?, principle: dive-deep, primary: plain}]
"""


def sample_of_0_1_0(folder: Path) -> Path:
    """The sample bank with the lock file that 0.1.0 wrote."""
    shutil.copytree(ROOT / "stories", folder / "stories")
    shutil.copy(GOLDEN / "lock_version_1.txt", folder / "stories" / "deckgen.lock")
    return folder / "stories"


def upgraded(bank: Path, now: int = LATER_S) -> BuildReport:
    report = build(bank, bank.parent / "output", now=now, only=["anki"], force=True)
    assert report.ok
    return report


def times_and_identities(lock: str) -> dict[str, str]:
    """The lines of a lock file that are about notes, by the note's name."""
    return {line.split()[1]: line for line in lock.splitlines() if line.startswith("note ")}


def test_every_note_of_the_sample_keeps_its_time_and_its_identity(tmp_path: Path) -> None:
    bank = sample_of_0_1_0(tmp_path)
    before = (bank / "deckgen.lock").read_text("utf-8")
    report = upgraded(bank)
    after = (bank / "deckgen.lock").read_text("utf-8")

    assert len(times_and_identities(before)) == len(report.changes.unchanged) == 45
    assert times_and_identities(after) == times_and_identities(before)
    assert {'deck old "Interview"', "end"} <= set(after.splitlines())


def test_the_first_build_says_so_and_the_second_does_not(tmp_path: Path) -> None:
    bank = sample_of_0_1_0(tmp_path)
    (said,) = (finding for finding in upgraded(bank).diagnostics if finding.code == "L615")
    codes = {finding.code for finding in upgraded(bank).diagnostics}

    assert said.message in PAGE
    assert "docs/upgrading.md" in said.hint
    assert "L615" not in codes


def test_a_bank_that_was_never_published_is_not_upgraded(bank: Path) -> None:
    assert "L615" not in {finding.code for finding in upgraded(bank).diagnostics}


def test_texts_that_were_shown_wrongly_are_the_only_ones_to_change(tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "bank.yaml").write_text(TEXTS, "utf-8")
    shutil.copy(GOLDEN / "lock_version_1_texts.txt", folder / "deckgen.lock")
    report = upgraded(folder)
    changed = {change.id for change in report.changes.changed}

    assert changed == {f"story/{key}" for key in ("lines", "blanks", "bullets", "fence", "table", "metric")}
    assert (len(report.changes.unchanged), report.changes.new) == (19, ())


def test_a_build_says_of_which_kinds_the_new_notes_are(bank: Path) -> None:
    out = bank.parent / "output"
    first = run("build", bank, "-o", out, "--only", "anki", "--anki-cards", "principles").stdout
    second = run("build", bank, "-o", out, "--only", "anki").stdout

    assert "since the last build: 3 new\n" in first
    assert "since the last build: 3 new (2 questions, 1 story), 3 unchanged\n" in second
    assert re.search(r"^    since the last build: 3 new \(2 questions, 1 story\), ", PAGE, re.MULTILINE)


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Collection]:
    opened = real_anki.collection(tmp_path / "profile")
    yield opened
    opened.close()


def decks(anki: Collection) -> dict[str, int]:
    """The decks that hold cards, with how many."""
    names = {deck.id: deck.name for deck in anki.decks.all_names_and_ids()}
    return {names[did]: count for did, count in anki.db.all("SELECT did, count() FROM cards GROUP BY did")}


def test_the_decks_of_a_bank_that_exists_can_be_numbered_as_the_page_says(tmp_path: Path, anki: Collection) -> None:
    bank = sample_of_0_1_0(tmp_path)
    package = tmp_path / "output" / "interview.apkg"
    upgraded(bank)
    real_anki.import_package(anki, package.read_bytes())
    before = decks(anki)
    renamed = dict(re.findall(r"`(\w+)`\s+to\s+`(\d \w+)`", PAGE))
    for old, new in renamed.items():
        anki.decks.rename(anki.decks.by_name(f"Interview::{old}"), f"Interview::{new}")
    lock = bank / "deckgen.lock"
    lock.write_text(lock.read_text("utf-8").replace("deck old", "deck numbered"), "utf-8")
    story = "story: brand-new\ntitle: Brand new\naction: I did it.\n"
    (bank / "brand-new.yaml").write_text(story, "utf-8")
    upgraded(bank, LATER_S + 1)
    outcome = real_anki.import_package(anki, package.read_bytes())

    assert outcome.new == ("brand-new",)
    assert set(before) == {f"Interview::{old}" for old in renamed}
    assert set(decks(anki)) == {f"Interview::{new}" for new in renamed.values()}
    assert decks(anki)[DeckNames("Interview").of("story")] == before["Interview::Stories"] + 1
