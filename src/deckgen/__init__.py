"""A bank of STAR stories in plain text becomes an Anki deck and pocket cards to print."""

from deckgen.bank.load import Loaded, load
from deckgen.diagnostics import Diagnostic, Severity
from deckgen.model import Bank, PrintSettings
from deckgen.pipeline.build import build
from deckgen.pipeline.in_memory import Rendered, render_anki, render_pdf
from deckgen.pipeline.report import BuildReport
from deckgen.source import Span
from deckgen.version import VERSION

__version__ = VERSION

__all__ = [
    "Bank",
    "BuildReport",
    "Diagnostic",
    "Loaded",
    "PrintSettings",
    "Rendered",
    "Severity",
    "Span",
    "__version__",
    "build",
    "load",
    "render_anki",
    "render_pdf",
]
