"""Two devices that sync: an import on one of them reaches the other, and nobody's work on either is lost."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection

import real_anki
from against_anki import TAGGED, build_against, differs, import_all, note_of
from anki_sync import Device, contents, note_types, pair, sync_server
from deckgen.deck.choice import Choice
from deckgen.pipeline.build import build
from lived_in import FIRST_S, STORY, Bank

NEW, NEWER = "It was taken up a month later.", "It was taken up a year later."
STORY_NOTE = f"story/{STORY}"
TEAL = ".card { color: teal; }"


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    """A copy of the sample bank that was never built."""
    shutil.copytree(real_anki.SAMPLE, tmp_path / "stories", ignore=shutil.ignore_patterns("deckgen.lock"))
    return Bank.of(tmp_path)


@pytest.fixture
def devices(tmp_path: Path) -> Iterator[tuple[Device, Device]]:
    """A desktop and a phone with empty collections, which sync with one server."""
    with sync_server(tmp_path / "server") as server:
        desktop, phone = pair(tmp_path, server)
        yield desktop, phone
        desktop.anki.close()
        phone.anki.close()


def begin(bank: Bank, desktop: Device, phone: Device) -> None:
    """Import the bank on the desktop, upload it, and download it on the phone: the only full sync there ever is."""
    real_anki.import_package(desktop.anki, bank.package(FIRST_S))
    desktop.upload()
    phone.download()


def sync_all(desktop: Device, phone: Device) -> None:
    """Bring what is new on either device to the other."""
    for device in (desktop, phone, desktop):
        device.sync()


def answer(anki: Collection, count: int) -> set[int]:
    """Answer the next cards of the bank's deck, and return their ids."""
    anki.decks.select(anki.decks.id("Interview"))
    answered = set()
    for _ in range(count):
        (queued,) = anki.sched.get_queued_cards().cards
        card = anki.get_card(queued.card.id)
        card.start_timer()
        anki.sched.answer_card(anki.sched.build_answer(card=card, states=queued.states, rating=3))
        answered.add(card.id)
    return answered


def tag(anki: Collection, *names: str) -> None:
    anki.tags.bulk_add([note_of(anki, name).id for name in names], "mine marked")


def reviews(*collections: Collection) -> set[tuple[int, ...]]:
    return {tuple(row) for anki in collections for row in anki.db.all("SELECT id, cid, ease, ivl, time FROM revlog")}


def styles(anki: Collection) -> list[str]:
    """The style sheet of each of deckgen's note types."""
    return [note_type["css"] for note_type in note_types(anki) if note_type["name"].startswith("Deckgen")]


def test_what_is_imported_on_one_device_reaches_the_other_and_nothing_is_lost(
    bank: Bank, devices: tuple[Device, Device]
) -> None:
    desktop, phone = devices
    begin(bank, *devices)
    answered = answer(desktop.anki, 3)
    sync_all(*devices)
    answered |= answer(phone.anki, 4)
    given = reviews(desktop.anki, phone.anki)
    suspended, flagged = phone.anki.find_cards("key:failure"), phone.anki.find_cards("key:star")
    phone.anki.sched.suspend_cards(suspended)
    phone.anki.set_user_flag_for_cards(3, flagged)
    tag(phone.anki, "principle/dive-deep")
    bank.tell(NEW)
    outcome = real_anki.import_package(desktop.anki, bank.package(int(time.time())))
    sync_all(*devices)

    assert (len(outcome.updated) >= 4, len(answered), len(given)) == (True, 7, 7)
    assert contents(desktop.anki) == contents(phone.anki)
    for anki in (desktop.anki, phone.anki):
        assert note_of(anki, STORY_NOTE)["Result"] == NEW
        assert reviews(anki) == given
        assert list(anki.find_cards("is:suspended")) == list(suspended)
        assert list(anki.find_cards("flag:3")) == list(flagged)
        assert {"mine", "marked"} <= set(note_of(anki, "principle/dive-deep").tags)
        assert anki.fix_integrity()[1]


def test_tags_and_edits_of_either_device_outlive_a_build_against_what_anki_holds(
    bank: Bank, devices: tuple[Device, Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop, phone = devices
    begin(bank, *devices)
    bank.tell(NEW)
    real_anki.import_package(desktop.anki, bank.package(int(time.time())))
    sync_all(*devices)
    for module in ("package", "digests"):
        monkeypatch.setattr(f"deckgen.renderers.anki.{module}.style_sheet", lambda: TEAL)
    tag(phone.anki, STORY_NOTE)
    tag(desktop.anki, "question/failure")
    edited = note_of(phone.anki, "principle/dive-deep")
    edited["Meaning"] = "In my own words."
    phone.anki.update_note(edited)
    sync_all(*devices)
    answer(phone.anki, 2)
    flagged = phone.anki.find_cards("key:star")
    phone.anki.set_user_flag_for_cards(3, flagged)
    bank.tell(NEWER)
    report = build_against(bank, desktop.anki, int(time.time()) + 1)
    import_all(bank, desktop.anki)
    sync_all(*devices)

    assert (bank.out / TAGGED).is_file()
    assert [note.expected.id for note in report.waiting] == ["principle/dive-deep"]
    assert contents(desktop.anki) == contents(phone.anki)
    for anki in (desktop.anki, phone.anki):
        assert note_of(anki, STORY_NOTE)["Result"] == NEWER
        assert {"mine", "marked"} <= set(note_of(anki, STORY_NOTE).tags)
        assert {"mine", "marked"} <= set(note_of(anki, "question/failure").tags)
        assert note_of(anki, "principle/dive-deep")["Meaning"] == "In my own words."
        assert len(reviews(anki)) == 2
        assert list(anki.find_cards("flag:3")) == list(flagged)
        assert set(styles(anki)) == {TEAL}
    assert not differs(taken_into_the_bank(bank), phone.anki, int(time.time()) + 2)


def taken_into_the_bank(bank: Bank) -> Bank:
    """Take the edit that was made in Anki into the bank."""
    bank.change(
        lambda old: replace(
            old,
            principles=tuple(
                replace(entry, meaning="In my own words.") if entry.key == "dive-deep" else entry
                for entry in old.principles
            ),
        )
    )
    return bank


def test_a_note_type_that_arrives_later_requires_no_full_sync(bank: Bank, devices: tuple[Device, Device]) -> None:
    desktop, phone = devices
    build(bank.folder, bank.out, now=FIRST_S, only=("anki",), choice=Choice(anki_cards=("stories",)))
    import_all(bank, desktop.anki)
    desktop.upload()
    phone.download()
    bank.build(int(time.time()))
    import_all(bank, desktop.anki)
    sync_all(*devices)

    assert len(styles(phone.anki)) == 5
    assert contents(desktop.anki) == contents(phone.anki)


def test_importing_on_both_devices_before_they_sync_splits_the_cards_between_two_decks(
    bank: Bank, devices: tuple[Device, Device]
) -> None:
    desktop, phone = devices
    desktop.anki.decks.id("My own deck")
    desktop.upload()
    phone.download()
    package = bank.package(FIRST_S)
    for device in devices:
        real_anki.import_package(device.anki, package)
    sync_all(*devices)

    names = [deck.name for deck in desktop.anki.decks.all_names_and_ids()]
    assert [name for name in names if "+" in name] != []
