"""An honest coach: rules that read the whole bank, and what they find."""

from deckgen.lint.run import check, check_loaded
from deckgen.lint.table import NAMES, RULES

__all__ = ["NAMES", "RULES", "check", "check_loaded"]
