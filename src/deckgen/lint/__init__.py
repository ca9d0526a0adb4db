"""An honest coach: rules that read the whole bank, and what they find."""

from deckgen.lint.run import check, check_loaded
from deckgen.lint.table import RULES

__all__ = ["RULES", "check", "check_loaded"]
