"""The table of all rules, in the order of their codes, and what the faults in a text are called."""

from deckgen.bank.faults import Fault
from deckgen.lint.bank import BANK_RULES
from deckgen.lint.length import LENGTH_RULES
from deckgen.lint.matrix import MATRIX_RULES
from deckgen.lint.name import NAME_RULES
from deckgen.lint.numbers import NUMBER_RULES
from deckgen.lint.pick import PICK_RULES
from deckgen.lint.question import QUESTION_RULES
from deckgen.lint.rule import Rule
from deckgen.lint.setting import SETTING_RULES
from deckgen.lint.story import STORY_RULES
from deckgen.lint.use import USE_RULES

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *STORY_RULES,
            *LENGTH_RULES,
            *NUMBER_RULES,
            *QUESTION_RULES,
            *PICK_RULES,
            *MATRIX_RULES,
            *USE_RULES,
            *BANK_RULES,
            *NAME_RULES,
            *SETTING_RULES,
        ),
        key=lambda rule: rule.code,
    )
)

NAMES = frozenset(name for rule in RULES for name in (rule.code, rule.name))

FAULT_NAMES = {fault.code: fault.name.lower().replace("_", "-") for fault in Fault}
"""Code of a fault -> the name by which it is asked for, as rules are."""
