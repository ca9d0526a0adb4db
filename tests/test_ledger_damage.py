"""A lock file that a person, a tool or a disk has damaged is refused at its line."""

from deckgen.ledger.lock_file import read
from deckgen.source import Source

NOTE = "note story/a 2026-09-21T00:00:00Z 1111111111111111\n"


def damage(text: str) -> list[tuple[int, str]]:
    ledger, faults = read(Source("deckgen.lock", text))

    assert (ledger is None) == bool(faults)
    assert {(fault.code, fault.span.path, fault.span.column) for fault in faults} <= {("L601", "deckgen.lock", 1)}
    return [(fault.span.line, fault.message) for fault in faults]


def test_every_damaged_line_is_named() -> None:
    text = f"deckgen 2 bank\n{NOTE}note story/b 2026-99-21T00:00:00Z 1111111111111111\nstory/c\nend\n"

    assert damage(text) == [(line, "a damaged line in the lock file") for line in (3, 4)]


def test_twenty_damaged_lines_are_named_and_the_others_counted() -> None:
    def text(count: int) -> str:
        return "deckgen 2 bank\n" + "nonsense\n" * count + "end\n"

    named = [(line, "a damaged line in the lock file") for line in range(2, 22)]

    assert damage(text(20)) == named
    assert damage(text(23)) == [*named, (22, "the lock file has 3 more damaged lines")]


def test_an_empty_file_is_a_damaged_lock_file_not_a_new_one() -> None:
    assert damage("") == [(1, "the lock file's first line is not 'deckgen 2' and the bank's id")]


def test_a_file_without_its_first_line_is_named_once_not_line_by_line() -> None:
    assert damage(f"nonsense\n{NOTE}end\n") == [(1, "the lock file's first line is not 'deckgen 2' and the bank's id")]


def test_a_first_line_with_an_id_that_is_no_key_is_a_damaged_line() -> None:
    assert damage("deckgen 2 My Bank\nend\n") == [(1, "a damaged line in the lock file")]


def test_a_file_cut_short_is_named_as_such_and_not_by_its_last_line() -> None:
    text = f"deckgen 2 bank\n{NOTE}{NOTE[:30]}"

    assert damage(text) == [(3, "the lock file was cut short: its last line is not 'end'")]


def test_a_conflict_of_both_versions_is_cut_short_without_an_end_too() -> None:
    text = f"<<<<<<< ours\ndeckgen 1 bank\n{NOTE}=======\ndeckgen 2 bank\n{NOTE}>>>>>>> theirs\n"

    assert damage(text) == [(6, "the lock file was cut short: its last line is not 'end'")]


def test_what_follows_the_end_is_refused() -> None:
    assert damage(f"deckgen 2 bank\nend\n{NOTE}") == [(3, "the lock file was cut short: its last line is not 'end'")]


def test_version_1_has_no_end() -> None:
    assert damage(f"deckgen 1 bank\n{NOTE}") == []
    assert damage(f"deckgen 1 bank\n{NOTE}end\n") == [(3, "a damaged line in the lock file")]


def test_a_note_a_note_type_or_a_card_of_a_kind_nobody_knows_is_refused_with_the_kind() -> None:
    lines = (
        "note stary/a 2026-09-21T00:00:00Z 1111111111111111\n"
        "type stary 2026-09-21T00:00:00Z 1111111111111111\n"
        "card stary/a 1\n"
        "page matrix printed 1111111111111111\n"
    )
    ledger, faults = read(Source("deckgen.lock", f"deckgen 2 bank\n{NOTE}{lines}end\n"), kinds=("story",))

    assert ledger is None
    assert [(fault.code, fault.span.line, fault.message) for fault in faults] == [
        ("L601", line, "'stary' is no kind that this deckgen knows") for line in (3, 4, 5)
    ]
    assert {"upgrade" in fault.hint for fault in faults} == {True}


def test_a_conflict_without_all_its_markers_is_named_at_the_marker_that_does_not_fit() -> None:
    for line, markers in (
        (2, "<<<<<<< ours\n"),
        (3, "<<<<<<< ours\n=======\n"),
        (3, "<<<<<<< ours\n>>>>>>> theirs\n"),
        (2, "=======\n"),
        (2, ">>>>>>> theirs\n"),
        (2, "||||||| base\n"),
        (4, "<<<<<<< ours\n=======\n||||||| base\n>>>>>>> theirs\n"),
        (4, "<<<<<<< ours\n=======\n=======\n>>>>>>> theirs\n"),
        (4, "<<<<<<< ours\n||||||| base\n>>>>>>> theirs\n"),
        (5, "<<<<<<< ours\n=======\n>>>>>>> theirs\n>>>>>>> theirs\n"),
    ):
        assert damage(f"deckgen 2 bank\n{markers}{NOTE}end\n") == [
            (line, "a conflict marker of git without those that belong to it")
        ]
