"""What the page on Anki says is true of the real one."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ExportAnkiPackageOptions

import real_anki
from against_anki import exported
from command_line import run
from deckgen.cli.memory import memory_folder
from deckgen.collection.comparison import Standing
from deckgen.collection.read import read

PAGE = (Path(__file__).parent.parent / "docs" / "anki.md").read_text("utf-8")
STORY = "parking-sensors.yaml"


@pytest.fixture
def home(bank: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds a small bank, from which commands are given."""
    monkeypatch.chdir(bank.parent)
    return bank.parent


@pytest.fixture
def anki(home: Path, tmp_path: Path) -> Iterator[Collection]:
    """A collection that has imported the bank."""
    opened = real_anki.collection(tmp_path / "profile")
    build_and_import(opened)
    yield opened
    opened.close()


def build_and_import(anki: Collection, *options: str) -> real_anki.Imported:
    """Build in the current folder, which says so when it fails, and import the package."""
    built = run("build", "--only", "anki", "--force", *options)
    assert built.exit_code == 0, built.output
    return real_anki.import_package(anki, Path("output", "my-interview.apkg").read_bytes())


def section(heading: str) -> str:
    """The text of the page below a heading."""
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def searches(text: str) -> list[str]:
    """The lines of examples that are not commands."""
    return [line.strip() for line in re.findall(r"^ {4,}(\S.*)$", text, re.MULTILINE) if "deckgen " not in line]


def write(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_every_option_on_the_page_exists() -> None:
    options = set(re.findall(r"(?<![-\w])--[a-z][a-z-]*", PAGE))
    helps = run("build", "--help").stdout + run("diff", "--help").stdout

    assert len(options) >= 7
    assert sorted(option for option in options if option not in helps) == []


def test_every_word_that_diff_uses_for_a_note_is_explained() -> None:
    table = section("Keeping what you did in Anki").partition("| `diff` says |")[2].partition("\n\n")[0]
    words = {word for row in re.findall(r"^\| ([a-z, ]+) \|", table, re.MULTILINE) for word in row.split(", ")}

    assert words == {"same", *(str(standing.value) for standing in Standing), "retired", "elsewhere", "altered"}


def test_a_note_deleted_in_anki_comes_back_and_a_suspended_one_stays_suspended(anki: Collection) -> None:
    suspended = anki.find_cards("key:root-cause")
    anki.sched.suspend_cards(suspended)
    anki.remove_notes(anki.find_notes("key:outside-your-role"))
    outcome = build_and_import(anki)

    assert outcome.new == ("outside-your-role",)
    assert list(anki.find_cards("is:suspended")) == list(suspended)


def test_a_deck_renamed_in_anki_keeps_its_cards_and_the_new_ones_once_the_bank_knows(
    anki: Collection, home: Path
) -> None:
    anki.decks.rename(anki.decks.by_name("My interview"), "Spring")
    (home / "stories" / "one.yaml").write_text("story: one\ntitle: One\naction: I did it.\n", "utf-8")
    build_and_import(anki)
    assert "My interview::6 Stories" in {deck.name for deck in anki.decks.all_names_and_ids()}

    write(home / "stories" / "bank.yaml", "bank: my-interview", "bank: my-interview\ndeck: Spring")
    (home / "stories" / "two.yaml").write_text("story: two\ntitle: Two\naction: I did it.\n", "utf-8")
    build_and_import(anki)
    in_spring = {anki.get_note(found)["Key"] for found in anki.find_notes('"deck:Spring::6 Stories"')}
    assert in_spring == {"parking-sensors", "two"}


def test_an_export_without_learning_progress_leaves_out_marked_and_leech(anki: Collection, tmp_path: Path) -> None:
    anki.tags.bulk_add(anki.find_notes("key:root-cause"), "marked leech mine")
    with_progress = exported(anki, tmp_path / "with.apkg")
    options = ExportAnkiPackageOptions(with_scheduling=False, with_media=False)
    anki.export_anki_package(out_path=str(tmp_path / "without.apkg"), options=options, limit=None)

    assert {"marked", "leech", "mine"} <= tags_in(with_progress)
    assert tags_in(tmp_path / "without.apkg") & {"marked", "leech", "mine"} == {"mine"}


def tags_in(package: Path) -> set[str]:
    return {tag for note in read(package).notes for tag in note.tags}


def test_what_is_left_out_is_not_retired_and_comes_back_as_itself(anki: Collection) -> None:
    left_out = run("build", "--only", "anki", "--anki-cards", "stories").stdout
    outcome = build_and_import(anki)

    assert "left out by choice" in left_out
    assert "retired" not in left_out
    assert (outcome.new, len(outcome.duplicate)) == ((), 6)


def test_a_retired_note_is_found_by_the_search_that_the_build_prints(anki: Collection, home: Path) -> None:
    questions = home / "stories" / "questions.yaml"
    shown = questions.read_text("utf-8")
    questions.write_text(shown.partition("  - question: root-cause")[0], "utf-8")
    lines = run("build", "--only", "anki").stdout.splitlines()
    search = next(line.strip() for line in lines if "note:Deckgen" in line)

    assert [anki.get_note(found)["Key"] for found in anki.find_notes(search)] == ["root-cause"]


def test_an_edit_arrives_without_the_lock_file_of_today_while_the_other_records_are_there(
    anki: Collection, home: Path
) -> None:
    lock = home / "stories" / "deckgen.lock"
    old = lock.read_bytes()
    write(home / "stories" / STORY, "Measure by hand", "Count by hand")
    build_and_import(anki)
    lock.write_bytes(old)
    write(home / "stories" / STORY, "Count by hand", "Look first")
    outcome = build_and_import(anki)

    assert "parking-sensors" in outcome.updated


def test_the_state_folder_is_safe_to_delete(anki: Collection, home: Path) -> None:
    state = memory_folder()
    assert list(state.iterdir())
    shutil.rmtree(state)
    outcome = build_and_import(anki)

    assert (outcome.new, outcome.updated, len(outcome.duplicate)) == ((), (), 6)


def test_the_file_to_compare_with_can_be_named_once(
    anki: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKGEN_AGAINST", str(exported(anki, tmp_path / "exported.apkg")))

    assert "in Anki: 6 same" in run("diff").stdout


def test_all_of_deckgen_can_be_removed_and_nothing_else_goes(anki: Collection) -> None:
    own = anki.new_note(anki.models.by_name("Basic"))
    own["Front"] = "Mine"
    anki.add_note(own, anki.decks.id("My own deck"))
    (search,) = searches(section("Removing deckgen from Anki"))
    anki.remove_notes(anki.find_notes(search))
    schema = real_anki.schema_time(anki)
    anki.decks.remove([anki.decks.id("My interview")])
    for name in anki.models.all_names_and_ids():
        if name.name.startswith("Deckgen"):
            anki.models.remove(name.id)
    anki.tags.clear_unused_tags()
    requires_full_sync = real_anki.schema_time(anki) > schema
    everything = repr(real_anki.snapshot(anki)).lower()

    assert [anki.get_note(found)["Front"] for found in anki.find_notes("")] == ["Mine"]
    assert [deck.name for deck in anki.decks.all_names_and_ids()] == ["Default", "My own deck"]
    assert [word for word in ("deckgen", "my interview", "principle::", "parking") if word in everything] == []
    assert requires_full_sync
    assert anki.fix_integrity()[1]


def test_after_removing_all_of_it_an_import_begins_anew(anki: Collection) -> None:
    (search,) = searches(section("Removing deckgen from Anki"))
    anki.remove_notes(anki.find_notes(search))

    assert len(build_and_import(anki).new) == 6


def test_the_page_shows_the_pictures_that_the_program_makes() -> None:
    assert set(re.findall(r"\]\((.*?\.png)\)", PAGE)) == {"anki-import.png", "anki-against.png"}
