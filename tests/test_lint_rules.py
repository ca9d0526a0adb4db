import pytest

from deckgen.diagnostics import has_errors
from deckgen.lint.rule import Rule
from deckgen.lint.run import check
from deckgen.lint.table import RULES
from lint_bank import fragment


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_a_docstring_calls_bad_is_found(rule: Rule) -> None:
    loaded = fragment(rule.bad)

    assert not has_errors(loaded.diagnostics), loaded.diagnostics
    assert rule.code in {found.code for found in check(loaded.bank, select=[rule.code, "S101"])}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_a_docstring_calls_good_is_fine(rule: Rule) -> None:
    loaded = fragment(rule.good)

    assert not has_errors(loaded.diagnostics), loaded.diagnostics
    assert rule.code not in {found.code for found in check(loaded.bank, select=[rule.code, "S101"])}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_docstring_says_what_is_found_and_why_it_matters(rule: Rule) -> None:
    assert rule.what.endswith(".")
    assert len(rule.why) > 30 or rule.code in ("M307", "Q201", "Q203")


def test_every_finding_names_a_cure_and_begins_in_lower_case() -> None:
    for rule in RULES:
        for found in check(fragment(rule.bad).bank, select=[rule.code, "S101"]):
            assert found.hint
            assert not found.message.endswith(".")
            assert found.message[0] in "'" or found.message[0].islower() or found.message[0].isdigit()
            assert found.span.path == "example.yaml"
