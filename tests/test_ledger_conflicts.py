"""A lock file that git has merged, with conflict markers or without, is read as one ledger that says so."""

import subprocess
from pathlib import Path

import pytest

from deckgen.diagnostics import Severity
from deckgen.ledger.lock_file import read, write
from deckgen.ledger.lock_merge import merged
from deckgen.ledger.records import CardNumber, DeckRoot, Ledger, Published
from deckgen.source import Source

ONE, TWO, THREE = (digit * 16 for digit in "123")
BASE = Ledger(
    "bank",
    "bank",
    {f"story/{key}": Published(ONE, 1_790_000_000, f"story/{key}", ("aaaa", "0")) for key in "aekpz"},
    {"story": Published(ONE, 1_790_000_000, "story")},
    {"story/a": CardNumber(1)},
)


def edited(*names: str, digest: str, time_s: int, card: str = "", kind_digest: str = ONE) -> Ledger:
    """The base after a build on a branch, which may have added a card."""
    notes = {name: Published(digest, time_s, name, ("bbbb",)) for name in names}
    cards = {card: CardNumber(2)} if card else {}
    types = {"story": Published(kind_digest, time_s, "story")} if kind_digest != ONE else {}
    return Ledger("bank", "bank", {**BASE.notes, **notes}, {**BASE.note_types, **types}, {**BASE.cards, **cards})


OURS = edited("story/a", "story/f", "story/z", digest=TWO, time_s=1_790_000_100, card="story/f", kind_digest=TWO)
THEIRS = edited("story/a", "story/g", "story/p", digest=THREE, time_s=1_790_000_200, card="story/g", kind_digest=THREE)


def git_merged(folder: Path, *options: str, ours: str, base: str, theirs: str) -> str:
    """What git leaves in the file when both branches are merged."""
    for name, text in (("ours", ours), ("base", base), ("theirs", theirs)):
        (folder / name).write_text(text, newline="")
    command = ["git", "merge-file", "-p", *options, "ours", "base", "theirs"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).stdout.decode()


@pytest.mark.parametrize("style", ["", "--diff3", "--zdiff3"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("base", [BASE, Ledger("bank", "bank")])
def test_a_conflict_merges_itself_and_says_so(tmp_path: Path, style: str, line_end: str, base: Ledger) -> None:
    texts = [write(ledger).replace("\n", line_end) for ledger in (OURS, base, THEIRS)]
    text = git_merged(tmp_path, *([style] if style else []), ours=texts[0], base=texts[1], theirs=texts[2])
    ledger, findings = read(Source("deckgen.lock", text))

    assert ">>>>>>>" in text
    assert ledger == merged(OURS, THEIRS).ledger
    assert [(str(found.code), found.severity, found.message) for found in findings] == [
        ("L608", Severity.WARNING, "merged the two sides of a conflict in the lock file"),
        ("L608", Severity.WARNING, "cards 'story/f' and 'story/g' had the number 2: 'story/g' gets 3"),
    ]
    line = text[: text.index("<<<<<<<")].count("\n") + 1
    assert {str(found.span) for found in findings} == {f"deckgen.lock:{line}:1"}


@pytest.mark.parametrize("base", [BASE, Ledger("bank", "bank")])
def test_a_union_merge_is_read_and_says_what_differed(tmp_path: Path, base: Ledger) -> None:
    text = git_merged(tmp_path, "--union", ours=write(OURS), base=write(base), theirs=write(THEIRS))
    ledger, findings = read(Source("deckgen.lock", text))

    assert ">>>>>>>" not in text
    assert ledger == merged(OURS, THEIRS).ledger
    assert [(found.code, found.severity, found.message) for found in findings] == [
        ("L608", Severity.INFO, "merged the lock files of two branches"),
        ("L608", Severity.WARNING, "cards 'story/f' and 'story/g' had the number 2: 'story/g' gets 3"),
    ]


def test_a_union_merge_of_two_branches_that_each_added_a_note_has_nothing_to_say(tmp_path: Path) -> None:
    ours, theirs = (edited(name, digest=TWO, time_s=1_790_000_100) for name in ("story/f", "story/g"))
    text = git_merged(tmp_path, "--union", ours=write(ours), base=write(BASE), theirs=write(theirs))

    assert read(Source("deckgen.lock", text)) == (merged(ours, theirs).ledger, ())


def test_a_conflict_in_the_base_of_a_conflict_is_left_out_with_the_base() -> None:
    line = "note story/{} 2026-09-21T00:00:00Z 1111111111111111\n"
    nested = f"<<<<<<<<< one\n{line.format('x')}||||||||| old\n=========\n{line.format('y')}>>>>>>>>> two\n"
    ours, theirs = line.format("a"), line.format("b")
    text = f"deckgen 2 bank\n<<<<<<< ours\n{ours}||||||| base\n{nested}=======\n{theirs}>>>>>>> theirs\nend\n"
    ledger, _ = read(Source("deckgen.lock", text))

    assert ledger
    assert list(ledger.notes) == ["story/a", "story/b"]


def test_a_conflict_within_a_side_of_a_conflict_is_merged_as_well() -> None:
    line = "note story/{} 2026-09-21T00:00:00Z 1111111111111111\n"
    nested = f"<<<<<<< one\n{line.format('x')}=======\n{line.format('y')}>>>>>>> two\n"
    text = f"deckgen 2 bank\n<<<<<<< ours\n{nested}=======\n{line.format('b')}>>>>>>> theirs\nend\n"
    ledger, _ = read(Source("deckgen.lock", text))

    assert ledger
    assert sorted(ledger.notes) == ["story/b", "story/x", "story/y"]


def test_a_conflict_of_version_1_with_version_2_is_merged() -> None:
    old = write(BASE).replace("deckgen 2", "deckgen 1").replace("card story/a 1\n", "").removesuffix("end\n")
    old = old.replace("note story/a 2026-", "note story/a 1970-")
    new = write(OURS).removesuffix("end\n")
    for text in (
        f"<<<<<<< ours\n{old}=======\n{new}end\n>>>>>>> theirs\n",
        f"<<<<<<< ours\n{new}=======\n{old}>>>>>>> theirs\nend\n",
    ):
        assert read(Source("deckgen.lock", text))[0] == OURS


def test_identical_lines_are_one_line() -> None:
    text = write(OURS).replace("card story/a 1\n", "card story/a 1\n" * 3)

    assert read(Source("deckgen.lock", text)) == (OURS, ())


def test_two_notes_of_one_identity_in_a_file_become_one() -> None:
    text = (
        "deckgen 1 bank\n"
        "note story/a 2026-09-21T00:00:00Z 1111111111111111\n"
        "note story/b 2026-09-20T00:00:00Z 1111111111111111 was story/a\n"
    )
    ledger, findings = read(Source("deckgen.lock", text))

    assert ledger
    assert {name: note.identity for name, note in ledger.notes.items()} == {"story/b": "story/a"}
    assert [(found.code, found.severity, found.message) for found in findings] == [
        ("L608", Severity.WARNING, "'story/a' and 'story/b' are one note: it is 'story/b' from now on")
    ]


def test_three_notes_under_one_name_in_a_file_stay_three() -> None:
    line = "note story/a 2026-09-2{}T00:00:00Z 1111111111111111 was story/{}\n"
    text = "deckgen 2 bank\n" + "".join(line.format(*of) for of in ((1, "x"), (2, "y"), (3, "z"))) + "end\n"
    ledger, _ = read(Source("deckgen.lock", text))

    assert ledger
    assert {name: note.identity for name, note in ledger.notes.items()} == {
        "story/a": "story/z",
        "story/a~2": "story/y",
        "story/a~3": "story/x",
    }


def test_decks_at_odds_are_an_error_that_names_both() -> None:
    ours, theirs = (Ledger("bank", "bank", deck=DeckRoot("old", name)) for name in ("Spring", "Autumn"))
    ledger, findings = read(Source("deckgen.lock", write(ours).removesuffix("end\n") + write(theirs)))

    assert ledger is None
    assert [(found.code, found.severity, found.message) for found in findings] == [
        ("L609", Severity.ERROR, "the lock file has more than one deck: 'Autumn' (old) and 'Spring' (old)")
    ]
    assert [str(found.span) for found in findings] == ["deckgen.lock:1:1"]
