"""A bank's outputs as bytes, without touching the disk."""

from deckgen.deck.builders import build_notes
from deckgen.ledger.model import Ledger
from deckgen.model import Bank, PrintSettings
from deckgen.pipeline import outputs
from deckgen.pipeline.outputs import Job, Rendered
from deckgen.pipeline.prior import empty_ledger
from deckgen.pipeline.publish import publish


def render_anki(bank: Bank, *, now: int, ledger: Ledger | None = None) -> bytes:
    """The bank as an Anki package (.apkg).

    ``now`` is in seconds since 1970. Without a ``ledger`` every note carries that time, with one only what changed.
    The bank must have loaded without errors.
    """
    publication = publish(build_notes(bank), ledger or empty_ledger(bank.info), now)
    (package,) = outputs.render("anki", Job(bank, publication, bank.info.print)).files.values()
    return package


def render_pdf(bank: Bank, settings: PrintSettings | None = None) -> Rendered:
    """The bank's pocket cards as a PDF, with findings and the number of cards and sheets.

    ``settings`` stand in for the bank's own. The bank must have loaded without errors.
    """
    publication = publish(build_notes(bank), empty_ledger(bank.info), 1)
    return outputs.render("pdf", Job(bank, publication, settings or bank.info.print))


__all__ = ["Rendered", "render_anki", "render_pdf"]
