"""The table of codes: everything the program can find wrong, each once.

A module a source of diagnostics holds the rows; ``bank_codes.BAD_KEY.at(span, message)`` makes a diagnostic of one.
"""

from deckgen.codes import bank_codes, import_codes, ledger_codes, print_codes, rule_codes
from deckgen.codes.code import Code

TABLE: tuple[Code, ...] = tuple(
    row
    for module in (rule_codes, bank_codes, ledger_codes, print_codes, import_codes)
    for row in vars(module).values()
    if isinstance(row, Code)
)
"""All codes, those of the rules first, then in the order of their letters' sources."""

RULE_NAMES = frozenset(
    word for row in vars(rule_codes).values() if isinstance(row, Code) for word in (row.code, row.name)
)
"""The codes and names of all rules: what a bank may write below ``check:`` and ``allow:``."""


def find_code(word: str) -> Code | None:
    """The row whose code or name is ``word``; None when there is none."""
    return next((row for row in TABLE if word in (row.code, row.name)), None)


__all__ = ["RULE_NAMES", "TABLE", "Code", "find_code"]
