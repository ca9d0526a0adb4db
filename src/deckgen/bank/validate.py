"""Check a bank made in code exactly as if it had been written as YAML."""

from dataclasses import replace

from deckgen.bank.assembly import assembled
from deckgen.bank.documents import Entries, read_document
from deckgen.bank.load import Loaded, loaded_from
from deckgen.bank.made_in_code import nodes_of
from deckgen.bank.reporting import Report
from deckgen.diagnostics import Diagnostic, in_order
from deckgen.model import Bank
from deckgen.source import NOWHERE


def validated(bank: Bank) -> Loaded:
    """Return the bank as it would be read from YAML, with its diagnostics; it never raises, whatever the fields hold.

    References may be names instead of keys, and texts are trimmed and normalised, as in a file. A valid bank comes back
    equal. Texts that were read from a file keep their places.
    """
    report, entries = Report(), Entries()
    for node in nodes_of(bank, report):
        read_document(node, entries, report)
    loaded = loaded_from(assembled(entries, report, place=""), entries, report)
    return replace(loaded, diagnostics=in_order(map(_placed, loaded.diagnostics)))


def _placed(diagnostic: Diagnostic) -> Diagnostic:
    return diagnostic if diagnostic.span.path else replace(diagnostic, span=NOWHERE)
