"""A look at a bank before anything is made of it."""

from collections.abc import Collection

from deckgen.bank.load import Loaded
from deckgen.diagnostics import Diagnostic, in_order
from deckgen.lint.run import check_loaded
from deckgen.model import PrintSettings
from deckgen.render.pdf.sheet.settings import problems as print_problems


def checked(
    loaded: Loaded,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    print_settings: PrintSettings | None = None,
) -> tuple[Diagnostic, ...]:
    """What is wrong and what is weak in a bank, in one order; its own print settings count unless others are given.

    Settings that cannot be printed are errors, which can be neither left out nor ignored.
    """
    found = check_loaded(loaded, select=select, ignore=ignore)
    return in_order((*found, *print_problems(print_settings or loaded.bank.info.print)))
