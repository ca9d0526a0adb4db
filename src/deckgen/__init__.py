"""A bank of interview stories in plain text becomes an Anki deck and pocket cards to print.

Text in, values out: nothing here prints, reads a clock or changes the state of the process.

    load, loads              text becomes a bank, with everything that is wrong with it
    check, coverage          what is weak in a bank; which story answers which principle
    render, diff             a bank becomes files in memory; what they would change in Anki
    export_markdown          a bank becomes a guide to read
    import_guides            a guide becomes the files of a bank
    read_collection          what Anki holds, for render and diff to be held against
    build                    a folder of text becomes files on disk

What an author got wrong is a :class:`Diagnostic`, never an exception. Names are imported when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from deckgen.version import VERSION

__version__ = VERSION

if TYPE_CHECKING:
    from deckgen.bank.load import Loaded as Loaded
    from deckgen.bank.load import load as load
    from deckgen.bank.load import loads as loads
    from deckgen.collection.comparison import Comparison as Comparison
    from deckgen.collection.held import Held as Held
    from deckgen.collection.unreadable import UnreadableCollection as UnreadableCollection
    from deckgen.deck.choice import Choice as Choice
    from deckgen.diagnostics import Diagnostic as Diagnostic
    from deckgen.diagnostics import Severity as Severity
    from deckgen.importers.import_report import ImportReport as ImportReport
    from deckgen.importers.intake import Imported as Imported
    from deckgen.importers.intake import import_guides as import_guides
    from deckgen.ledger.changes import Changes as Changes
    from deckgen.ledger.highest import Highest as Highest
    from deckgen.ledger.records import Ledger as Ledger
    from deckgen.lint.coverage import Coverage as Coverage
    from deckgen.model import AnkiSettings as AnkiSettings
    from deckgen.model import Bank as Bank
    from deckgen.model import BankInfo as BankInfo
    from deckgen.model import Checklist as Checklist
    from deckgen.model import Framework as Framework
    from deckgen.model import MatrixRow as MatrixRow
    from deckgen.model import Metric as Metric
    from deckgen.model import Pick as Pick
    from deckgen.model import Principle as Principle
    from deckgen.model import PrintSettings as PrintSettings
    from deckgen.model import Question as Question
    from deckgen.model import Step as Step
    from deckgen.model import Story as Story
    from deckgen.pipeline.anki_file import read_collection as read_collection
    from deckgen.pipeline.build import build as build
    from deckgen.pipeline.build_report import BuildReport as BuildReport
    from deckgen.pipeline.checking import check as check
    from deckgen.pipeline.checking import coverage as coverage
    from deckgen.pipeline.rendering import diff as diff
    from deckgen.pipeline.rendering import export_markdown as export_markdown
    from deckgen.pipeline.rendering import render as render
    from deckgen.pipeline.result import Rendered as Rendered
    from deckgen.source import Source as Source
    from deckgen.source import Span as Span
    from deckgen.source import Text as Text

_HOMES = {
    "bank.load": ("Loaded", "load", "loads"),
    "collection.comparison": ("Comparison",),
    "collection.held": ("Held",),
    "collection.unreadable": ("UnreadableCollection",),
    "deck.choice": ("Choice",),
    "diagnostics": ("Diagnostic", "Severity"),
    "importers.import_report": ("ImportReport",),
    "importers.intake": ("Imported", "import_guides"),
    "ledger.changes": ("Changes",),
    "ledger.highest": ("Highest",),
    "ledger.records": ("Ledger",),
    "lint.coverage": ("Coverage",),
    "model": (
        "AnkiSettings",
        "Bank",
        "BankInfo",
        "Checklist",
        "Framework",
        "MatrixRow",
        "Metric",
        "Pick",
        "Principle",
        "PrintSettings",
        "Question",
        "Step",
        "Story",
    ),
    "pipeline.anki_file": ("read_collection",),
    "pipeline.build": ("build",),
    "pipeline.build_report": ("BuildReport",),
    "pipeline.checking": ("check", "coverage"),
    "pipeline.result": ("Rendered",),
    "pipeline.rendering": ("diff", "export_markdown", "render"),
    "source": ("Source", "Span", "Text"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = ["__version__", *sorted(_HOME)]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'deckgen' has no attribute '{name}'")
    value = getattr(import_module(f"deckgen.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
