"""What is wrong and what is weak in a bank."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from deckgen.bank.load import Loaded
from deckgen.diagnostics import Diagnostic, in_order
from deckgen.model import Bank, PrintSettings

if TYPE_CHECKING:  # a check needs none of it
    from deckgen.lint.coverage import Coverage


def check(
    bank: Loaded | Bank,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: PrintSettings | None = None,
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a bank and what the rules find weak in it, by file, line and column.

    Args:
        bank: what ``load`` or ``loads`` returned, or a bank made in code.
        select: codes, beginnings of codes ("S", "M3") or names; empty for all. Errors are always in.
        ignore: codes or names to leave out; errors are never left out.
        settings: print settings to check in place of the bank's own.
    """
    from deckgen.lint.run import check_loaded
    from deckgen.renderers.pdf.sheet.settings import problems

    loaded = as_loaded(bank)
    findings = check_loaded(loaded, select=select, ignore=ignore)
    return in_order((*findings, *problems(settings or loaded.bank.info.print)))


def coverage(bank: Loaded | Bank) -> "Coverage":
    """Which story answers which principle, and what is missing; what a bank with errors has left is counted."""
    from deckgen.lint.coverage import coverage as coverage_of

    return coverage_of(as_loaded(bank).bank)


def as_loaded(bank: Loaded | Bank) -> Loaded:
    """A bank with its diagnostics, those of one made in code included."""
    if isinstance(bank, Loaded):
        return bank
    from deckgen.bank.validate import validated

    return validated(bank)
