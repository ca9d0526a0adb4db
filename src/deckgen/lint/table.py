"""All rules, by code."""

from deckgen.lint.bank_rules import BANK_RULES
from deckgen.lint.length_rules import LENGTH_RULES
from deckgen.lint.matrix_rules import MATRIX_RULES
from deckgen.lint.name_rules import NAME_RULES
from deckgen.lint.number_rules import NUMBER_RULES
from deckgen.lint.pick_rules import PICK_RULES
from deckgen.lint.question_rules import QUESTION_RULES
from deckgen.lint.rule import Rule
from deckgen.lint.setting_rules import SETTING_RULES
from deckgen.lint.story_rules import STORY_RULES
from deckgen.lint.use_rules import USE_RULES

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
