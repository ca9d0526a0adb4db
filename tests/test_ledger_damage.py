"""A ledger that a person, a merge or a disk has damaged is refused at its line."""

from deckgen.ledger.lock_file import read
from deckgen.source import Source


def damage(text: str) -> list[tuple[int, str]]:
    ledger, faults = read(Source("deckgen.lock", text))

    assert (ledger is None) == bool(faults)
    return [(fault.span.line, fault.message) for fault in faults]


def test_a_merge_conflict_is_named_with_its_lines() -> None:
    text = "deckgen 1 bank\n<<<<<<< ours\nnote story/a 2026-09-21T00:00:00Z 11\n=======\n>>>>>>> theirs\n"

    assert damage(text) == [(line, "a merge conflict in the ledger") for line in (2, 4, 5)]


def test_a_damaged_line_is_named() -> None:
    text = "deckgen 1 bank\nnote story/a 2026-09-21T00:00:00Z 11\nnote story/b 2026-99-21T00:00:00Z 11\nstory/c\n"

    assert damage(text) == [(line, "a damaged line in the ledger") for line in (3, 4)]


def test_a_line_that_stands_twice_is_named() -> None:
    line = "note story/a 2026-09-21T00:00:00Z 11\n"

    assert damage("deckgen 1 bank\n" + line + line) == [(3, "'story/a' stands in the ledger twice")]


def test_two_notes_of_one_identity_are_refused() -> None:
    text = "deckgen 1 bank\nnote story/a 2026-09-21T00:00:00Z 11\nnote story/b 2026-09-21T00:00:00Z 11 was story/a\n"

    assert damage(text) == [(3, "'story/b' has the identity of 'story/a'")]


def test_an_empty_file_is_a_damaged_ledger_not_a_new_one() -> None:
    assert damage("") == [(1, "the ledger's first line is not 'deckgen 1' and the bank's id")]


def test_two_notes_of_one_identity_are_refused_in_indented_lines_too() -> None:
    text = "deckgen 1 bank\n note story/a 2026-09-21T00:00:00Z 11\n note story/b 2026-09-21T00:00:00Z 11 was story/a\n"

    assert damage(text) == [(3, "'story/b' has the identity of 'story/a'")]


def test_a_note_of_a_kind_nobody_knows_or_of_no_key_is_damage() -> None:
    text = "deckgen 1 bank\nnote stary/a 2026-09-21T00:00:00Z 11\nnote story 2026-09-21T00:00:00Z 11\n"
    ledger, faults = read(Source("deckgen.lock", text), kinds=("story",))

    assert ledger is None
    assert [(fault.span.line, fault.message) for fault in faults] == [
        (line, "a damaged line in the ledger") for line in (2, 3)
    ]
