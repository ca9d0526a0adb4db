import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.bank.load import load, load_sources
from deckgen.cli import main
from deckgen.cli.coverage_table import BLOCKS, LETTERS, lines
from deckgen.lint.coverage import Coverage, Use, coverage
from deckgen.lint.reading import Reading
from deckgen.lint.run import check
from deckgen.model import Bank
from deckgen.source import Source
from deckgen.terminal_width import columns
from strategies import banks

STORIES = Path(__file__).parent.parent / "stories"

BANK = """bank: mine
story_use_limit: 1
---
principles:
  - {principle: care, name: Care}
  - {principle: wit, name: Wit}
  - {principle: calm, name: Calm}
  - {principle: nerve, name: Nerve}
---
story: launch
title: The launch
principles: [calm]
---
story: index
title: The index
---
story: audit
title: The audit
---
matrix:
  care: {primary: launch, backup: index}
  wit: {primary: launch, gap: something funny}
---
questions:
  - {question: q, ask: Why?, principle: care, primary: launch, backup: index}
  - {question: p, ask: Why not?, principle: calm, backup: index, gap: x}
"""


def small() -> Coverage:
    return coverage(load_sources([Source("bank.yaml", BANK)]).bank)


def drawn(whole: Coverage, width: int) -> list[str]:
    return [click.unstyle(line) for line in lines(whole, width=width, signs=LETTERS)]


def test_a_cell_is_the_strongest_thing_a_story_is_to_a_principle() -> None:
    uses = {str(line.principle.key): line.uses for line in small().lines}

    assert uses == {
        "care": (Use.PRIMARY, Use.BACKUP, Use.NONE),
        "wit": (Use.PRIMARY, Use.NONE, Use.NONE),
        "calm": (Use.CLAIMED, Use.ASKED, Use.NONE),
        "nerve": (Use.NONE, Use.NONE, Use.NONE),
    }


def test_gaps_overuse_and_idle_stories_are_marked() -> None:
    whole = small()

    assert [(line.missing, line.gap) for line in whole.lines] == [
        ("", ""),
        ("backup", "something funny"),
        ("primary", ""),
        ("primary", ""),
    ]
    assert [(whole.overused(number), whole.idle(number)) for number in range(3)] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_a_story_that_a_question_tells_counts_unless_the_matrix_has_a_gap_for_it() -> None:
    text = BANK.replace("calm, backup: index, gap: x", "calm, primary: index") + (
        "  - {question: r, ask: And?, principle: wit, backup: audit}\n"
        "  - {question: s, ask: So?, principle: nerve, primary: audit, backup: index}\n"
    )
    whole = coverage(load_sources([Source("bank.yaml", text)]).bank)

    assert [line.missing for line in whole.lines] == ["", "backup", "backup", ""]


@settings(max_examples=40)
@given(banks())
def test_the_table_and_the_check_find_the_same_principles_without_a_story(bank: Bank) -> None:
    bank = replace(bank, principles=tuple(replace(one, name=one.key) for one in bank.principles))
    gaps = {entry.principle for entry in Reading(bank).choosers if entry.gap}
    bare = {line.principle.key for line in coverage(bank).lines if line.missing == "primary"} - gaps
    said = " ".join(finding.message for finding in check(bank, select=["M301"]))

    if bank.matrix or bank.questions:
        assert {one.key for one in bank.principles if f"'{one.key}'" in said} == bare


def test_the_table_is_what_people_look_at() -> None:
    expected = """\
               1  2  3
Care          ## oo
Wit           ##       no backup
Calm           .  ?    no story
Nerve                  no story

times primary 2!  0  0
times backup   0  1  0

   1  The launch  primary 2 times
   2  The index
   3  The audit  never used

## primary   oo backup   ? in a question only   . claimed, not used
2 of 4 principles have a story, 1 a backup as well
1 story is primary more than once, marked '!'"""

    assert [line.rstrip() for line in drawn(small(), 80)] == expected.splitlines()


def test_the_sample_fits_80_columns_in_one_table() -> None:
    table = drawn(coverage(load(STORIES).bank), 80)

    assert max(map(len, table)) <= 80
    assert [line.split() for line in table[:1]] == [list("123456789")]
    assert "13 of 16 principles have a story, 11 a backup as well" in table
    assert "2 stories are primary more than 2 times, marked '!'" in table


@settings(max_examples=40)
@given(banks(), st.integers(60, 120))
def test_no_line_is_wider_than_the_terminal_and_every_story_is_numbered(bank: Bank, width: int) -> None:
    whole = coverage(bank)
    table = drawn(whole, width)

    assert [line for line in table if columns(line) > width] == []
    if whole.lines and whole.stories:
        numbers = [line.split()[0] for line in table if line.startswith("   ") and line[3:4].isdigit()]
        assert numbers[-len(whole.stories) :] == [f"{number + 1}" for number in range(len(whole.stories))]


def test_stories_that_do_not_fit_stand_in_further_tables() -> None:
    stories = "".join(f"---\nstory: s{number}\ntitle: A story {number}x\n" for number in range(30))
    bank = load_sources([Source("bank.yaml", f"bank: mine\n---\nprinciples: amazon\n{stories}")]).bank
    table = drawn(coverage(bank), 80)
    heads = [line.split() for line in table if line.split()[:1] in (["1"], ["16"])]

    assert [(head[0], head[-1]) for head in heads if head[-1].isdigit() and len(head) > 4] == [
        ("1", "15"),
        ("16", "30"),
    ]
    assert max(map(len, table)) <= 80


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bank: mine\n---\nprinciples: amazon\n", "nothing to show: the bank has no stories"),
        ("bank: mine\n---\nstory: a\ntitle: A\n", "nothing to show: the bank has no principles"),
    ],
)
def test_a_bank_without_stories_or_principles_has_nothing_to_show(text: str, expected: str) -> None:
    assert drawn(coverage(load_sources([Source("bank.yaml", text)]).bank), 80) == [expected]


def test_a_bank_with_errors_shows_them_instead_of_a_wrong_table(tmp_path: Path) -> None:
    tmp_path.joinpath("bank.yaml").write_text(BANK.replace("primary: launch, gap", "primary: lunch, gap"))
    done = CliRunner().invoke(main, ["coverage", str(tmp_path)])

    assert (done.exit_code, done.stdout) == (1, "")
    assert "did you mean 'launch'?" in done.stderr


@pytest.mark.parametrize(("encoding", "sign"), [("utf-8", BLOCKS[Use.PRIMARY]), ("latin-1", LETTERS[Use.PRIMARY])])
def test_a_terminal_gets_only_signs_it_can_show(encoding: str, sign: str) -> None:
    code = f"from deckgen.cli import main\nmain(['coverage', {str(STORIES)!r}])"
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)

    assert f"{sign} primary" in done.stdout.decode(encoding)
