"""Banks whose comments say what is found in them: ``# S101 9`` on the line, ``# S101 +2:5`` two lines below."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.bank.load import load_sources
from deckgen.diagnostics import has_errors
from deckgen.lint.run import check
from deckgen.lint.table import RULES
from deckgen.source import Source

CASES = sorted(Path(__file__).parent.joinpath("cases", "lint").glob("*.yaml"))
_EXPECTED = re.compile(r"# ([A-Z]\d{3}) (?:\+(\d+):)?(\d+)")
_FINE = re.compile(r"# fine ([A-Z]\d{3})")


def expected_in(text: str) -> Iterator[tuple[int, int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        for code, below, column in _EXPECTED.findall(line):
            yield number + int(below or 0), int(column), code


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bank_has_just_the_findings_that_its_comments_state(case: Path) -> None:
    source = Source(case.name, case.read_text("utf-8"))
    loaded = load_sources([source])
    found = check(loaded.bank, select=source.line(1).removeprefix("# rules: ").split())

    assert not has_errors(loaded.diagnostics), loaded.diagnostics
    assert sorted((f.span.line, f.span.column, f.code) for f in found) == sorted(expected_in(source.text))


def test_every_rule_has_findings_and_two_guilty_looking_cases_that_are_fine() -> None:
    texts = [case.read_text("utf-8") for case in CASES]
    expected = Counter(code for text in texts for _, _, code in expected_in(text))
    fine = Counter(code for text in texts for code in _FINE.findall(text))

    assert CASES
    assert [rule.code for rule in RULES if not expected[rule.code]] == []
    assert [rule.code for rule in RULES if fine[rule.code] < 2] == []
