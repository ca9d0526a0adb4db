"""STAR blocks in an outline: nodes labelled as the situation, task, action or result of one story."""

from dataclasses import dataclass, field

from deckgen.importers.outline.node import PSEUDO_HEADING, Node
from deckgen.importers.outline.node_text import flat_children
from deckgen.model import PARTS

FIELD_ROLES = ("lesson", "principles", "tags", "follow_ups", "metrics", "title", "challenge", "impact")
"""What a label beside the four parts of a story may stand for."""


@dataclass(slots=True)
class StarBlock:
    """The nodes that tell one story, in their order.

    ``parts`` are the nodes of its four parts, ``fields`` those of other fields of a story, ``others`` the rest.
    """

    parts: list[Node] = field(default_factory=list)
    fields: list[Node] = field(default_factory=list)
    others: list[Node] = field(default_factory=list)

    @property
    def roles(self) -> set[str]:
        """The parts of a story that the block tells."""
        return {role for node in self.parts if node.label for role in node.label.roles}

    @property
    def labelled(self) -> list[Node]:
        """The nodes of all parts and fields."""
        return [*self.parts, *self.fields]


def star_blocks(node: Node) -> list[StarBlock]:
    """The blocks directly below a node: a part that was told before begins the next block."""
    blocks: list[StarBlock] = []
    for child in flat_children(node):
        if child.role in PARTS:
            numbered = bool(child.label and child.label.number)
            if not blocks or (blocks[-1].parts and child.role in blocks[-1].roles and not numbered):
                blocks.append(StarBlock())
            blocks[-1].parts.append(child)
            continue
        if not blocks:
            blocks.append(StarBlock())
        (blocks[-1].fields if child.role in FIELD_ROLES else blocks[-1].others).append(child)
    if len(blocks) > 1 and not blocks[0].parts:
        blocks[1].fields[:0] = blocks[0].fields
        blocks[1].others[:0] = blocks[0].others
        blocks = blocks[1:]
    return [block for block in blocks if len(block.roles) > 1 and block.roles & {"action", "result"}]


def blocks_in(node: Node) -> list[tuple[StarBlock, Node]]:
    """The blocks of a node, each with the node right above its parts: the node itself, or an answer below it."""
    blocks = [(block, node) for block in star_blocks(node)]
    if blocks or node.kind == "root":
        return blocks
    for child in flat_children(node):
        holds_story = child.role in ("answer", "story") or (not child.role and child.level >= PSEUDO_HEADING)
        if child.kind != "table" and holds_story:
            blocks += [(block, child) for block in star_blocks(child)]
    return blocks
