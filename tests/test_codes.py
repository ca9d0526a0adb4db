"""Every code stands in the table once, is emitted by the source, and has a case that makes it come out."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from code_cases import cases
from deckgen.codes import TABLE, Code, bank_codes, import_codes, ledger_codes, print_codes, rule_codes
from deckgen.lint.table import RULES

SOURCE = Path(__file__).parent.parent / "src" / "deckgen"
MODULES = {
    "bank_codes": (bank_codes, "FYER"),
    "rule_codes": (rule_codes, "SQMB"),
    "ledger_codes": (ledger_codes, "L"),
    "print_codes": (print_codes, "P"),
    "import_codes": (import_codes, "I"),
}
CASES = cases()


def rows() -> list[tuple[str, str, Code]]:
    """The module, the constant and the value of every row."""
    return [
        (name, constant, row)
        for name, (module, _) in MODULES.items()
        for constant, row in vars(module).items()
        if isinstance(row, Code)
    ]


def emitted() -> set[tuple[str, str]]:
    """Module and constant of every row that the source uses, outside of the table itself."""
    return {
        (node.value.id, node.attr)
        for path in SOURCE.rglob("*.py")
        if path.parent.name != "codes"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in MODULES
    }


def test_no_code_and_no_name_stands_twice() -> None:
    words = Counter(word for row in TABLE for word in (row.code, row.name))

    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize(("module", "constant", "row"), rows(), ids=lambda value: getattr(value, "code", ""))
def test_a_row_is_in_the_module_of_its_letter_under_its_own_name(module: str, constant: str, row: Code) -> None:
    assert constant == row.name.upper().replace("-", "_")
    assert re.fullmatch(rf"[{MODULES[module][1]}]\d\d\d", row.code)
    assert row in TABLE


def test_codes_stand_in_order_in_every_module() -> None:
    for module, (_, letters) in MODULES.items():
        codes = [row.code for name, _, row in rows() if name == module]

        assert codes == sorted(codes, key=lambda code: (letters.index(code[0]), code))


def test_every_code_the_source_emits_is_in_the_table_and_every_row_is_emitted() -> None:
    assert emitted() == {(module, constant) for module, constant, _ in rows()}


def strays(tree: ast.AST) -> list[str]:
    """Diagnostics that are made, and codes that are written out, in a module."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Diagnostic":
            found.append(f"line {node.lineno} makes a Diagnostic")
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[A-Z]\d{3}", node.value):
            found.append(f"line {node.lineno} writes out {node.value}")
    return found


def test_no_diagnostic_is_made_and_no_code_is_written_outside_of_the_table() -> None:
    modules = [path for path in SOURCE.rglob("*.py") if path.parent.name != "codes"]

    assert len(modules) > 100
    assert {path.name: found for path in modules if (found := strays(ast.parse(path.read_text("utf-8"))))} == {}
    assert strays(ast.parse("Diagnostic('L601')")) == ["line 1 makes a Diagnostic", "line 1 writes out L601"]


def test_every_rule_has_its_row_and_every_row_of_a_rule_its_rule() -> None:
    in_table = [row for module, _, row in rows() if module == "rule_codes"]

    assert [rule.row for rule in RULES] == sorted(in_table, key=lambda row: row.code)


@pytest.mark.parametrize("row", [row for module, _, row in rows() if module != "rule_codes"], ids=lambda row: row.code)
def test_a_row_says_what_is_found_in_a_sentence_and_its_hint_begins_in_lower_case(row: Code) -> None:
    assert re.fullmatch(r"[A-Z`].*\.", row.what)
    assert not row.hint or re.fullmatch(r"[a-z'].*[^.]", row.hint)
    assert not row.why or row.why.endswith(".")


def test_there_is_a_case_for_every_code_and_for_nothing_else() -> None:
    assert set(CASES) == {row.code for row in TABLE}


@pytest.mark.parametrize("code", sorted(CASES))
def test_the_case_of_a_code_makes_it_come_out(code: str, tmp_path: Path) -> None:
    assert code in CASES[code](tmp_path)
