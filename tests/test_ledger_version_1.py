"""A lock file of version 1 is read as it is, and written as version 2 with every time and every identity the same."""

from pathlib import Path

from deckgen.ledger.advance import advance
from deckgen.ledger.changes import Fresh
from deckgen.ledger.lock_file import read, write
from deckgen.ledger.records import Ledger
from deckgen.source import Source

SAMPLE = (Path(__file__).parent / "golden" / "lock_version_1.txt").read_text("utf-8")
LIVED_IN = """\
deckgen 1 my-interview was first-id
note question/failure 2026-11-22T12:00:00Z 6f3bd2b99834a39a 6c8c.d6ca.0.ec57
note story/b 2026-11-22T12:00:00Z 1bb3d17888f3d3b1 4a31 was story/a
note story/b~2 2026-11-21T12:00:00Z 0eac4cafdbf1db0f was story/b retired 2026-11-23
note story/new~2 2026-11-20T12:00:00Z ec85561ed06fbf2c 516c.c573 retired 2026-11-21
type story 2026-11-22T12:00:00Z af5d1329f4270aba
"""


def ledger_in(text: str) -> Ledger:
    ledger, faults = read(Source("deckgen.lock", text))

    assert ledger
    assert faults == ()
    return ledger


def test_each_line_of_version_1_is_a_line_of_version_2() -> None:
    for text in (SAMPLE, LIVED_IN):
        head, *lines = text.splitlines()
        new_head, *new_lines, end = write(ledger_in(text)).splitlines()

        assert lines
        assert new_lines == lines
        assert (new_head, end) == (head.replace("deckgen 1", "deckgen 2"), "end")


def test_a_ledger_of_version_1_and_the_same_as_version_2_are_one_value() -> None:
    for text in (SAMPLE, LIVED_IN):
        assert ledger_in(write(ledger_in(text))) == ledger_in(text)


def test_an_edit_after_the_upgrade_moves_one_time_and_no_identity() -> None:
    before = ledger_in(SAMPLE)
    notes = [Fresh(name, note.digest, note.marks) for name, note in before.notes.items()]
    edited = [Fresh(note.id, "1" * 16, note.marks) if note.id == "story/salesmart" else note for note in notes]
    types = {kind: note_type.digest for kind, note_type in before.note_types.items()}

    same, after = (advance(before, fresh, types, 1_800_000_000) for fresh in (notes, edited))

    assert same.ledger == before
    assert not same.changes
    assert {name for name, note in after.ledger.notes.items() if note != before.notes[name]} == {"story/salesmart"}
    assert {name: note.identity for name, note in after.ledger.notes.items()} == {name: name for name in before.notes}


def test_times_of_1970_become_the_first_second_of_1971() -> None:
    text = "deckgen 1 bank\nnote story/a 1970-01-01T00:00:01Z 1111111111111111 retired 1970-01-01\n"

    assert write(ledger_in(text)).splitlines()[1] == (
        "note story/a 1971-01-01T00:00:00Z 1111111111111111 retired 1971-01-01"
    )


def test_a_time_before_1970_or_after_2100_is_refused_in_version_1_too() -> None:
    for time in ("0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2101-01-01T00:00:00Z"):
        ledger, faults = read(Source("deckgen.lock", f"deckgen 1 bank\nnote story/a {time} 1111111111111111\n"))

        assert ledger is None
        assert [fault.span.line for fault in faults] == [2]
