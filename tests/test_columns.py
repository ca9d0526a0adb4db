import subprocess
import sys

import click
import pytest
import wcwidth
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcswidth

from deckgen.bank.load import load_sources
from deckgen.cli.coverage_table import LETTERS, lines
from deckgen.diagnostics import Diagnostic, Severity, to_text
from deckgen.lint.coverage import coverage
from deckgen.source import Source, Span
from deckgen.terminal_width import columns, filled, first_columns

CHINESE = """bank: mine
---
principles:
  - {principle: standards, name: 坚持最高标准}
  - {principle: customer, name: 客户至尚}
---
story: ramp
title: 谨慎上线：三个方案、一个数字、九十九个门店、没有一次回滚，也没有一张工单留到第二天早上，每个团队都签了字
---
story: cafe
title: Le café a été livré
---
matrix:
  standards: {primary: ramp, backup: cafe}
"""


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("title: launch", "launch"),
        ("title: 谨慎上线 launch", "launch"),
        ("  - {主管: 谨慎上线, primary: 上线}", "上线}"),
        ("title: cafe\u0301 launch", "launch"),
        ("a:\t谨慎\tlaunch", "launch"),
        (f"title: {'谨慎上线' * 40} launch, {'谨慎上线' * 40}", "launch"),
        (f"title: {'a word ' * 40} launch {'谨慎上线' * 40}", "launch"),
    ],
)
def test_carets_stand_under_their_word_on_a_terminal(line: str, word: str) -> None:
    column = line.rindex(word) + 1
    finding = Diagnostic("B101", Severity.ERROR, Span("bank.yaml", 1, column), "no such story", "")
    shown, carets = to_text(finding, {"bank.yaml": Source("bank.yaml", line)}).splitlines()[1:]
    at = shown.rindex(word)

    assert wcswidth(shown[:at]) == carets.index("^")
    assert wcswidth(word.rstrip("}")) == carets.count("^")
    assert wcswidth(shown) <= 76


@pytest.mark.parametrize("width", [60, 80])
def test_a_table_stands_straight_in_chinese(width: int) -> None:
    bank = load_sources([Source("bank.yaml", CHINESE)]).bank
    table = [click.unstyle(line) for line in lines(coverage(bank), width=width, signs=LETTERS)]
    head, first, second = table[:3]

    assert [wcswidth(head[: head.index("1")]), wcswidth(first[: first.index("##")]) + 1] == [15, 15]
    assert wcswidth(second[: second.index("no story")]) == wcswidth(head) + 1
    assert max(map(wcswidth, table)) <= width
    assert any(line.endswith("\u2026") for line in table)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])), st.integers(1, 30))
@example("谨慎上线", 3)
@example("e\u0301e\u0301", 1)
def test_what_is_cut_fits_and_is_how_the_text_begins(text: str, width: int) -> None:
    cut = first_columns(text, width)

    assert text.startswith(cut)
    assert columns(cut) <= width
    assert columns(text) > width or cut == text


@given(st.lists(st.text("ab谨慎-é", min_size=1, max_size=9), min_size=1), st.integers(10, 40))
def test_lines_break_between_words_only(words: list[str], width: int) -> None:
    broken = filled(" ".join(words), width, "  ")

    assert " ".join(broken).split() == words
    assert all(columns(line) <= width or len(line.split()) == 1 for line in broken)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x22FF, exclude_categories=["Cc"])))
def test_a_text_has_the_columns_that_a_terminal_gives_it(text: str) -> None:
    assert columns(text) == wcwidth.width(text)


def test_latin_text_is_measured_without_the_tables_of_all_scripts() -> None:
    code = (
        "import sys; from deckgen.terminal_width import columns, filled, first_columns; text = 'Le café – “a” → b'; "
        "columns(text), filled(text, 5), first_columns(text, 5); sys.exit('wcwidth' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
