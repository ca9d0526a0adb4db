"""How the slots of a face look: a table to read."""

from dataclasses import dataclass

from deckgen.deck.notes import Role


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How the blocks of a slot look; lengths in parts of the body size, ``leading`` in parts of the block's own.

    ``line`` is the height of a line.
    """

    tag: str = "P"
    scale: float = 1.0
    leading: float = 1.22
    indent: float = 0.0
    before: float = 0.0
    item_before: float = 0.1
    bar: str = ""
    balance: bool = False
    rule: bool = False

    @property
    def line(self) -> float:
        """The line spacing, in parts of the body size."""
        return self.scale * self.leading


LOOKS: dict[Role, Look] = {
    "prompt": Look(tag="H2", scale=1.2, leading=1.17, balance=True, rule=True),
    "echo": Look(tag="H3", scale=1.1, leading=1.15),
    "title": Look(tag="H3", scale=1.1, leading=1.15),
    "angle": Look(before=0.35, indent=0.8, bar="principle"),
    "gap": Look(before=0.5, indent=0.8, bar="gap"),
    "part": Look(before=0.42, indent=1.75),
    "points": Look(before=0.3, item_before=0.22),
}
PLAIN_LOOK = Look(before=0.42)
