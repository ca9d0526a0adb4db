"""A bank of STAR stories in plain text becomes an Anki deck and pocket cards to print."""

from deckgen.bank.load import Loaded, load
from deckgen.diagnostics import Diagnostic, Severity
from deckgen.source import Span
from deckgen.version import VERSION

__version__ = VERSION

__all__ = ["Diagnostic", "Loaded", "Severity", "Span", "__version__", "load"]
