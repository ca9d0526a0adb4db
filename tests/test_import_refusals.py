import pytest

from deckgen.importers.input_checks import LARGEST
from deckgen.importers.intake import import_guides

TRANSCRIPT = """\
Interviewer: Thanks for coming. Tell me about a time you failed.
Candidate: Sure. Last year I shipped a bug.
Interviewer: What did you do?
Candidate: I rolled it back.
Interviewer: What did you learn?
Candidate: To test on Fridays.
"""
STAMPED = "".join(f"[00:0{n}:10] So we talked about part {n}\n\n" for n in range(1, 9))
NAMES = "".join(f"**Ann:** question {n}?\n\n**Bob:** answer {n}.\n\n" for n in range(5))
PROSE = "I have always liked harbours.\n\nThe sea is wide. My uncle had a boat, and on it we went out.\n" * 5

ROLES = "".join(f"**Q (Interviewer)**: part {n}?\n\n**A (Candidate)**: part {n}.\n\n" for n in range(5))
SUBTITLES = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nTell me about a time you fell.\n"
LONG_TURNS = "".join(f"Interviewer: And part {n}?\n\nCandidate: Well,\n" + "it went on\n" * 9 + "\n" for n in range(4))
NAMED_TIMES = "".join(f"Ann Lee  0:{n}3\nSo we talked about part {n}.\n\n" for n in range(1, 6))
BLANKS = "**Situation:** [where]\n\n**Task:** ____\n\n**Action:** [what you did]\n\n**Result:** [number]\n"
ARTICLE = """\
# What forty interviews taught a beekeeper

## Why does this matter?

Because the past tells. Would you lend a swarm to a stranger?

## How long should an answer be?

As long as it takes to light a smoker.

## When should you start practising?

Before the lime trees bloom. Are you still reading? Then begin.
"""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"--- \n ***\n", "no words"),
        (TRANSCRIPT.encode(), "transcript"),
        (STAMPED.encode(), "transcript with times"),
        (NAMES.encode(), "conversation"),
        (ROLES.encode(), "transcript"),
        (SUBTITLES.encode(), "subtitles"),
        (LONG_TURNS.encode(), "transcript"),
        (NAMED_TIMES.encode(), "transcript with times"),
        (BLANKS.encode(), "template"),
        (PROSE.encode(), "no story, question"),
        (ARTICLE.encode(), "no story, question"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
        (b"PK\x03\x04rest", "zip archive"),
        (b"%PDF-1.7", "a PDF"),
        ("# Café".encode("utf-16"), "UTF-16"),
        ("# Café\n- Tell me about it?".encode("latin-1"), "0xE9"),
        (b"# Tell me about a time you ran\x00", "U+0000"),
        (b"x" * (LARGEST + 1), "MB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    imported = import_guides({"guide.md": data})

    assert None is imported.bank
    assert imported.report.files == []
    assert [refusal.file for refusal in imported.report.refused] == ["guide.md"]
    assert reason in imported.report.refused[0].reason


def test_the_line_of_a_wrong_byte_is_named() -> None:
    imported = import_guides({"guide.md": "# Good\n\nCafé".encode("latin-1")})

    assert imported.report.refused[0].line == 3


def test_a_table_without_a_known_column_is_refused() -> None:
    imported = import_guides({"stock.csv": b"sku,price\n1,2\n"})

    assert "no column" in imported.report.refused[0].reason


def test_one_bad_file_does_not_keep_the_others_out() -> None:
    imported = import_guides({"bad.md": b"", "good.md": b"1. Tell me about a time you waited.\n"})

    assert imported.bank
    assert imported.report.files == ["good.md"]
    assert [refusal.file for refusal in imported.report.refused] == ["bad.md"]


def test_questions_with_answers_are_no_transcript() -> None:
    text = "".join(f"Q: Tell me about a time you did thing {n}.\nA: I did it.\n\n" for n in range(6))
    imported = import_guides({"guide.md": text.encode()})

    assert imported.bank
    assert len(imported.bank.questions) == 6
