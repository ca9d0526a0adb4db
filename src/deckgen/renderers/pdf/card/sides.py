"""The two sides of a note type's card on paper, ready to be filled: which value stands where, and how."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from deckgen.deck.notes import NoteType, Role, Slot
from deckgen.renderers.pdf.card.faces import Place
from deckgen.renderers.pdf.card.looks import LOOKS, PLAIN_LOOK
from deckgen.renderers.pdf.text.para import Para

Emphasis = Literal["", "bold", "italic"]
_EMPHASIS: dict[Role, Emphasis] = {"prompt": "bold", "echo": "bold", "title": "bold", "angle": "italic"}

_HEADS: tuple[Role, ...] = ("prompt", "echo", "title")


class SlotLayout(NamedTuple):
    """A slot with the numbers of its fields, and where its first block stands; ``emphasis`` is that of all its text.

    What ``heads`` a card stands again on every continuation.
    """

    slot: Slot
    field: int | None
    aside: int | None
    code: int | None
    heads: bool
    emphasis: Emphasis
    place: Place


@dataclass(frozen=True, slots=True)
class Sides:
    """The slots of both sides, top to bottom; a small card carries ``points`` in place of the full story.

    ``parts`` are the parts of a story among them, ``own_code`` is the number of the field with the code of the note's
    own principle.
    """

    front: tuple[SlotLayout, ...]
    back: tuple[SlotLayout, ...]
    points: SlotLayout | None
    own_code: int | None

    @property
    def parts(self) -> tuple[SlotLayout, ...]:
        """The slots that hold the parts of a story."""
        return tuple(step for step in self.back if step.slot.role == "part")

    def small(self) -> "Sides":
        """Only the question in front, the pocket lines behind."""
        short = tuple(step for step in self.back if step.slot.role != "part")
        first = next((place for place, step in enumerate(self.back) if step.slot.role == "part"), len(short))
        points = (self.points,) if self.points else ()
        front = tuple(step for step in self.front if step is not self.points)
        return replace(self, front=front, back=(*short[:first], *points, *short[first:]))


def sides_of(note_type: NoteType, label: Callable[[str], Para | None]) -> Sides:
    """The sides of a note type's card; ``label`` measures the letters that hang beside the parts of a story."""
    numbers = {field.name: number for number, field in enumerate(note_type.fields)}

    def step(slot: Slot) -> SlotLayout:
        look = LOOKS.get(slot.role, PLAIN_LOOK)
        fields = (numbers.get(slot.field), numbers.get(slot.aside), numbers.get(slot.code))
        letter = label(slot.label) if slot.role == "part" else None
        place = Place(look, look.indent, look.before, letter, opens=True)
        return SlotLayout(slot, *fields, slot.role in _HEADS, _EMPHASIS.get(slot.role, ""), place)

    front = tuple(map(step, note_type.paper.front))
    points = next((step for step in front if step.slot.role == "points"), None)
    return Sides(front, tuple(map(step, note_type.paper.back)), points, numbers.get("Code"))
