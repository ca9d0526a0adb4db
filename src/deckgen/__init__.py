"""A bank of STAR stories in plain text becomes an Anki deck and pocket cards to print."""

from deckgen.bank.load import Loaded, load
from deckgen.diagnostics import Diagnostic, Severity
from deckgen.source import Span

__version__ = "0.1.0"

__all__ = ["Diagnostic", "Loaded", "Severity", "Span", "__version__", "load"]
