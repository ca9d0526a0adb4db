"""What is written into the lock file is read from it, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.ledger.lock_file import read, write
from deckgen.ledger.records import CardNumber, DeckRoot, Ledger, PrintedFaces, Published
from deckgen.source import Source
from ledger_strategies import ledgers

ONE, TWO, THREE, FOUR = (digit * 16 for digit in "1234")
FULL = Ledger(
    "my-interview",
    "old-id",
    {
        "story/sensors": Published(ONE, 1_790_000_000, "story/parking", ("2fdd", "0", "6e1f"), "2026-09-22"),
        "figure/census-age@acme": Published(TWO, 1_790_000_001, "figure/census-age@acme", ("aaaa",)),
        "story/lift~2": Published(THREE, 1_790_000_002, "story/lift", retired="2026-09-23"),
    },
    {"follow-up": Published(FOUR, 1_790_000_003, "follow-up")},
    {
        "question/failure": CardNumber(22, PrintedFaces(ONE, TWO)),
        "question/success": CardNumber(7),
        "question/hurry": CardNumber(9, PrintedFaces(THREE, FOUR), "2026-09-24"),
    },
    {"matrix": THREE},
    DeckRoot("numbered", 'Interview "in spring"'),
)
TEXT = r"""deckgen 2 my-interview was old-id
card question/failure 22 printed 1111111111111111.2222222222222222
card question/hurry 9 printed 3333333333333333.4444444444444444 gone 2026-09-24
card question/success 7
deck numbered "Interview \"in spring\""
note figure/census-age@acme 2026-09-21T14:13:21Z 2222222222222222 aaaa
note story/lift~2 2026-09-21T14:13:22Z 3333333333333333 was story/lift retired 2026-09-23
note story/sensors 2026-09-21T14:13:20Z 1111111111111111 2fdd.0.6e1f was story/parking retired 2026-09-22
page matrix printed 3333333333333333
type follow-up 2026-09-21T14:13:23Z 4444444444444444
end
"""


def ledger_in(text: str) -> Ledger | None:
    ledger, faults = read(Source("deckgen.lock", text))

    assert (ledger is None) == bool(faults)
    return ledger


def test_a_ledger_is_written_as_sorted_lines_with_a_head_and_an_end() -> None:
    assert write(FULL) == TEXT


@given(ledgers())
def test_what_is_written_is_read(ledger: Ledger) -> None:
    assert ledger_in(write(ledger)) == ledger


@given(st.permutations(TEXT.splitlines()[:-1]))
def test_lines_are_read_in_any_order_before_the_end(lines: list[str]) -> None:
    assert ledger_in("\n".join([*lines, "end", ""])) == FULL


def test_a_file_cut_short_anywhere_is_refused() -> None:
    cuts = range(len(TEXT) - 1)

    assert [length for length in cuts if ledger_in(TEXT[:length])] == []
    assert cuts


def test_an_editor_that_drops_the_last_line_feed_or_adds_empty_lines_does_no_harm() -> None:
    assert ledger_in(TEXT.removesuffix("\n")) == FULL
    assert ledger_in(TEXT.replace("\n", "\n\n") + "\n\n") == FULL


def said_by(text: str) -> list[str]:
    return sorted(line for line in text.split("\n") if line)


def test_a_flipped_character_is_refused_or_read_as_what_the_line_now_says() -> None:
    read_otherwise = 0
    for place in range(len(TEXT)):
        for sign in '\n\r\x85 01fg~@"\\\u2028\ufffd٣':
            text = TEXT[:place] + sign + TEXT[place + 1 :]
            ledger = ledger_in(text)
            if ledger is not None:
                read_otherwise += ledger != FULL
                assert said_by(write(ledger)) == said_by(text)

    assert read_otherwise


@pytest.mark.parametrize(
    "line",
    [
        "note story/a 0001-01-01T00:00:00Z 1111111111111111",
        "note story/a 1970-12-31T23:59:59Z 1111111111111111",
        "note story/a 2101-01-01T00:00:00Z 1111111111111111",
        "note story/a 9999-12-31T23:59:59Z 1111111111111111",
        "note story/a 2026-02-30T00:00:00Z 1111111111111111",
        "note story/a 2026-02-03T24:00:00Z 1111111111111111",
        "note story/a ٢٠٢٦-02-03T00:00:00Z 1111111111111111",
        "note story/a 2026-02-03T00:00:00Z 111111111111111",
        "note story/a 2026-02-03T00:00:00Z 11111111111111111",
        "note story/a 2026-02-03T00:00:00Z 111111111111111G",
        "note story/a 2026-02-03T00:00:00Z 1111111111111111 2fd.0",
        "note story/a 2026-02-03T00:00:00Z 1111111111111111 2fdd.00",
        "note story/a 2026-02-03T00:00:00Z 1111111111111111 2fdd.",
        "note story/a 2026-02-03T00:00:00Z 1111111111111111 retired 2026-02-30",
        "note story/a 2026-02-03T00:00:00Z 1111111111111111 retired 1970-12-31",
        "note story/a 2026-02-03T00:00:00Z 1111111111111111 retired 2101-01-01",
        "note story/a 2026-02-03T00:00:00Z 1111111111111111 ",
        " note story/a 2026-02-03T00:00:00Z 1111111111111111",
        "note story/a@ 2026-02-03T00:00:00Z 1111111111111111",
        "note story/A 2026-02-03T00:00:00Z 1111111111111111",
        "note story 2026-02-03T00:00:00Z 1111111111111111",
        "type story/a 2026-02-03T00:00:00Z 1111111111111111",
        "type story 2026-02-03T00:00:00Z 1111111111111111 aaaa",
        "card question/a 0",
        "card question/a 07",
        "card question/a 1234567890",
        "card question/a 7 printed 1111111111111111",
        "card question/a 7 printed 1111111111111111.111111111111111",
        "card question/a 7 gone 2026-13-01",
        "deck wide 'Interview'",
        'deck wide "Interview"',
        'deck old "Inter"view"',
        'deck old "Interview\\"',
        'deck old "Interview\t"',
        'deck old "Interview\u2028"',
        'deck old "Interview\ufffd"',
        "page matrix printed 111111111111111",
        "page matrix 1111111111111111",
        "story/a",
        "mote story/a 2026-02-03T00:00:00Z 1111111111111111",
    ],
)
def test_a_line_that_deckgen_cannot_have_written_is_refused(line: str) -> None:
    _, faults = read(Source("deckgen.lock", f"deckgen 2 bank\n{line}\nend\n"))

    assert [(fault.code, fault.span.line, fault.message) for fault in faults] == [
        ("L601", 2, "a damaged line in the lock file")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "note story/a 1971-01-01T00:00:00Z 1111111111111111 retired 1971-01-01",
        "note story/a 2100-12-31T23:59:59Z 1111111111111111 retired 2100-12-31",
        "card question/a 999999999",
    ],
)
def test_the_bounds_themselves_are_read(line: str) -> None:
    assert ledger_in(f"deckgen 2 bank\n{line}\nend\n")


@pytest.mark.parametrize(
    "ledger",
    [
        Ledger("my bank", "my bank"),
        Ledger("bank", "bank", {"story/two words": Published(ONE, 1_790_000_000, "story/a")}),
        Ledger("bank", "bank", {"story/a": Published("11", 1_790_000_000, "story/a")}),
        Ledger("bank", "bank", {"story/a": Published(ONE, 1, "story/a")}),
        Ledger("bank", "bank", {"story/a": Published(ONE, 4_133_980_800, "story/a")}),
        Ledger("bank", "bank", cards={"story/a": CardNumber(0)}),
    ],
)
def test_what_could_not_be_read_again_is_not_written(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="no line for"):
        write(ledger)


def test_only_a_line_feed_ends_a_line() -> None:
    for sign in ("\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"):
        assert ledger_in(TEXT.replace("\ncard", f"{sign}card")) is None


def test_a_file_from_windows_is_read_when_every_line_ends_alike() -> None:
    windows = TEXT.replace("\n", "\r\n")

    assert ledger_in(windows) == FULL
    assert ledger_in("\ufeff" + windows) == FULL
    assert ledger_in(windows.replace("\r\n", "\n", 1)) is None
    assert ledger_in(TEXT.replace("\n", "\r\n", 1)) is None
    assert ledger_in(TEXT.replace("\n", "\r")) is None


def test_a_lock_file_of_a_newer_version_asks_for_an_upgrade_and_for_nothing_that_loses_it() -> None:
    ledger, faults = read(Source("deckgen.lock", "deckgen 3 bank\nsomething new\nend of a new kind\n"))

    assert ledger is None
    assert [(fault.code, str(fault.span), fault.message) for fault in faults] == [
        ("L607", "deckgen.lock:1:1", "the lock file is of version 3, written by a newer deckgen")
    ]
    assert "upgrade" in faults[0].hint
    assert "delete" not in faults[0].hint


def test_no_fault_of_the_file_is_mended_by_deleting_it() -> None:
    for text in ("", "deckgen 2 bank\n", "deckgen 2 bank\nnonsense\nend\n", "<<<<<<<\n", "deckgen 1 bank\nnonsense\n"):
        _, faults = read(Source("deckgen.lock", text))

        assert faults
        assert not [fault.hint for fault in faults if "delete" in fault.hint]
