"""Read the entries of a list, and the rows of the matrix."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from deckgen.bank.fields import Fields
from deckgen.bank.nodes import Items, Mapping, Node, shape_of
from deckgen.bank.readers import read_matrix_row
from deckgen.bank.reporting import Report
from deckgen.bank.wrong_items import each_mistake
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
                f"'{what}s' is {shape_of(node)}, not a list",
                f"write '- {what}: a-key' and its fields below it",
            )
        return
    wrong = []
    for item in node.items:
        if isinstance(item, Mapping):
            entry = Fields(item, what, report)
            yield read(entry)
            entry.finish()
        else:
            wrong.append(item)
            report.lost.add_node(item)
    for index, others in each_mistake([item.span for item in wrong], len(node.items)):
        message = f"an item in '{what}s' is {shape_of(wrong[index])}, not a {what}{others}"
        report(bank_codes.WRONG_SHAPE, wrong[index].span, message, f"write '- {what}: a-key' and its fields below it")


def read_matrix(node: Node, report: Report) -> Iterator[MatrixRow]:
    """Yield the rows of the mapping below ``matrix:``."""
    if not isinstance(node, Mapping):
        if node != "":
            report(
                bank_codes.WRONG_SHAPE,
                node.span,
                f"'matrix' is {shape_of(node)}, not a mapping",
                "write 'ownership: {primary: ..., backup: ...}'",
            )
        return
    wrong = []
    for principle, row in node.pairs:
        if isinstance(row, Mapping):
            yield read_matrix_row(principle, Fields(row, f"matrix row '{principle}'", report))
        else:
            wrong.append((principle, row))
    for index, others in each_mistake([row.span for _, row in wrong], len(node.pairs)):
        principle, row = wrong[index]
        message = f"matrix row '{principle}' is {shape_of(row)}, not a mapping{others}"
        report(bank_codes.WRONG_SHAPE, row.span, message, f"write '{principle}: {{primary: ..., backup: ...}}'")
