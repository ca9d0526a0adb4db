"""Resolve the anchors and aliases of a document; report unused anchors, and aliases that multiply out of bounds."""

from deckgen.bank.nodes import Items, Mapping, Node
from deckgen.bank.reporting import Report
from deckgen.bank.syntax import QUOTE
from deckgen.codes import bank_codes
from deckgen.source import Source, Span, Text

_GROWTH = 10
_ALLOWANCE = 1000


class Anchors:
    """The anchors of the current document; call :meth:`settled` at its end."""

    def __init__(self, source: Source, report: Report) -> None:
        self._source, self._report = source, report
        self._nodes: dict[str, Node | None] = {}
        self._marks: dict[Span, str] = {}
        self._used: set[str] = set()
        self._endless = False

    def open(self, anchor: str, at: int) -> None:
        """Register an anchor whose node begins at ``at``; an alias inside that node would never end."""
        self._marks[self._source.span(at)] = anchor
        self._nodes[anchor] = None

    def close(self, anchor: str, node: Node) -> None:
        """Bind an anchor to its finished node."""
        self._nodes[anchor] = node

    def node(self, anchor: str, start: int, end: int) -> Node:
        """Return the node an alias stands for; report an unknown one and return it as a text."""
        if anchor not in self._nodes:
            message = f"'*{anchor}' is an alias, and there is no '&{anchor}'"
            self._report(bank_codes.YAML_SYNTAX, self._source.span(start), message, QUOTE)
            return Text(f"*{anchor}", self._source, start, end)
        self._used.add(anchor)
        known = self._nodes[anchor]
        self._endless = self._endless or known is None
        return known or Text()

    def settled(self, roots: tuple[Node, ...]) -> bool:
        """End a document and report its anchors; return False if its aliases multiply out of bounds."""
        if not self._marks:
            return True
        for span, anchor in self._marks.items():
            if anchor not in self._used:
                self._report(bank_codes.UNUSED_ANCHOR, span, f"'&{anchor}' is left out of the text")
        boundless = self._endless or (bool(self._used) and any(map(_explodes, roots)))
        self._nodes, self._marks, self._used, self._endless = {}, {}, set(), False
        if boundless:
            message = "YAML aliases make this document grow without bound"
            self._report(bank_codes.TOO_MANY_ALIASES, roots[0].span, message)
        return not boundless


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Items) else ()


def _explodes(root: Node) -> bool:
    """Whether a document becomes far bigger than it was typed when its aliases are written out."""
    sizes: dict[int, int] = {}

    def size(node: Node) -> int:
        if isinstance(node, Text):
            return 1
        if id(node) not in sizes:
            children = [value for _, value in node.pairs] if isinstance(node, Mapping) else _items(node)
            sizes[id(node)] = 1 + sum(map(size, children))
            typed.append(1 + len(children))
        return sizes[id(node)]

    typed: list[int] = []
    return size(root) > max(_ALLOWANCE, _GROWTH * sum(typed))
