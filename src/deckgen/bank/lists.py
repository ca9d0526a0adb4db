"""Read the entries of a list, and the rows of the matrix."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from deckgen.bank.fields import Fields
from deckgen.bank.nodes import Items, Mapping, Node
from deckgen.bank.readers import read_matrix_row
from deckgen.bank.reporting import Report
from deckgen.codes import bank_codes
from deckgen.model import MatrixRow

E = TypeVar("E")


def read_list(node: Node, what: str, report: Report, read: Callable[[Fields], E]) -> Iterator[E]:
    """Yield the entries of a list such as ``questions:``, each read by ``read``."""
    if not isinstance(node, Items):
        if node != "":
            report.lost.add_node(node)
            report(
                bank_codes.WRONG_SHAPE,
                node.span,
                f"'{what}s' is not a list",
                f"write '- {what}: a-key' and its fields below it",
            )
        return
    for item in node.items:
        if isinstance(item, Mapping):
            entry = Fields(item, what, report)
            yield read(entry)
            entry.finish()
        else:
            hint = f"write '- {what}: a-key' and its fields below it"
            report(bank_codes.WRONG_SHAPE, item.span, f"not a {what}", hint)
            report.lost.add_node(item)


def read_matrix(node: Node, report: Report) -> Iterator[MatrixRow]:
    """Yield the rows of the mapping below ``matrix:``."""
    if not isinstance(node, Mapping):
        if node != "":
            report(
                bank_codes.WRONG_SHAPE,
                node.span,
                "'matrix' is not a mapping",
                "write 'ownership: {primary: ..., backup: ...}'",
            )
        return
    for principle, row in node.pairs:
        if isinstance(row, Mapping):
            yield read_matrix_row(principle, Fields(row, f"matrix row '{principle}'", report))
        else:
            message = f"matrix row '{principle}' is not a mapping"
            report(bank_codes.WRONG_SHAPE, row.span, message, f"write '{principle}: {{primary: ..., backup: ...}}'")
