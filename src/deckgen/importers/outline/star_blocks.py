"""Tellings in an outline: nodes that hold a situation, a task, an action or a result of one story."""

from dataclasses import dataclass, field

from deckgen.importers.outline.node import STANDS_AS_HEADING, Node
from deckgen.importers.outline.node_text import fields
from deckgen.model import PARTS

EXTRA = ("lesson", "principles", "tags", "follow_ups", "metrics", "title", "challenge", "impact")


@dataclass(slots=True)
class StarBlock:
    """The labelled nodes of one telling, in their order; ``star`` are those of its four parts."""

    star: list[Node] = field(default_factory=list)
    extra: list[Node] = field(default_factory=list)
    unknown: list[Node] = field(default_factory=list)

    @property
    def roles(self) -> set[str]:
        """The parts it tells."""
        return {role for node in self.star if node.label for role in node.label.roles}


def tellings(node: Node) -> list[StarBlock]:
    """The tellings directly below a node; a part that comes again begins the next one."""
    found: list[StarBlock] = []
    for one in fields(node):
        if one.role in PARTS:
            again = found and found[-1].star and one.role in found[-1].roles and not (one.label and one.label.number)
            if not found or again:
                found.append(StarBlock())
            found[-1].star.append(one)
        elif not found:
            found.append(StarBlock())
            (found[-1].extra if one.role in EXTRA else found[-1].unknown).append(one)
        elif one.role in EXTRA:
            found[-1].extra.append(one)
        else:
            found[-1].unknown.append(one)
    if len(found) > 1 and not found[0].star:
        found[1].extra[:0] = found[0].extra
        found[1].unknown[:0] = found[0].unknown
        found = found[1:]
    return [telling for telling in found if len(telling.roles) > 1 and telling.roles & {"action", "result"}]


def told_in(node: Node) -> list[tuple[StarBlock, Node]]:
    """The tellings of a node, each with the node that holds its parts: itself, or an answer below it."""
    told = [(telling, node) for telling in tellings(node)]
    if told or node.kind == "root":
        return told
    for one in fields(node):
        if one.kind != "table" and one.role in ("answer", "story", "") and (one.role or one.level >= STANDS_AS_HEADING):
            told += [(telling, one) for telling in tellings(one)]
    return told
