"""A look at a bank before anything is made of it."""

from collections.abc import Collection

from deckgen.bank.load import Loaded
from deckgen.diagnostics import Diagnostic, in_order
from deckgen.lint.run import check_loaded
from deckgen.render.pdf.sheet.settings import problems as print_problems


def checked(loaded: Loaded, *, select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[Diagnostic, ...]:
    """What is wrong and what is weak in a bank, its print settings too, in one order.

    Settings that cannot be printed are errors, which can be neither left out nor ignored.
    """
    found = check_loaded(loaded, select=select, ignore=ignore)
    return in_order((*found, *print_problems(loaded.bank.info.print)))
