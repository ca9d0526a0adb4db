"""Notes, and note types as plain data, so that renderers need no code for any particular note type."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from deckgen.deck.markup import Rich
from deckgen.source import Text

Kind = Literal["question", "story", "principle", "framework", "checklist"]

Role = Literal["kicker", "prompt", "echo", "title", "angle", "gap", "part", "points", "body", "section", "fold"]
"""How a slot looks on screen and on paper.

========  ==========================================================================================
kicker    small line at the top in spaced capitals: the code in a box, the label, the field, and the aside at the
          right
prompt    the question, large
echo      the question again, small and grey, above the answer
title     the story's title, with codes of principles (the aside) in boxes at the right
angle     why this story fits, in a tinted box with a bar
gap       what is still to be written, as a warning
part      a hanging letter (the label), the text, and its seconds (the aside) below
points    short lines to speak from
body      text without a heading
section   text under a small heading (the label)
fold      text that opens with a click on its label and aside; a section on paper
========  ==========================================================================================
"""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a note type. The id never changes once published; the name may."""

    id: int
    name: str


def numbered(first_id: int, *names: str) -> tuple[Field, ...]:
    """Number fields from ``first_id``. Names may change later, but not their order or their number."""
    return tuple(Field(first_id + place, name) for place, name in enumerate(names))


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a face: the field it shows, its role and label; ``aside`` and ``code`` are fields too."""

    role: Role
    field: str
    label: str = ""
    aside: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """The front and back of a card on screen, top to bottom. The id never changes once published."""

    id: int
    name: str
    front: tuple[Slot, ...]
    back: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Faces:
    """The front and back of a card on paper, top to bottom."""

    front: tuple[Slot, ...]
    back: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class NoteType:
    """A kind of note: its fields, and what its card shows on screen and on paper.

    ``fields[0]`` is the key and ``fields[1]`` the prompt, which Anki sorts by.
    """

    id: int
    name: str
    kind: Kind
    fields: tuple[Field, ...]
    screen: Template
    paper: Faces


@dataclass(frozen=True, slots=True)
class Note:
    """One note, with one value per field of its type, in that order; () is an empty field.

    ``key`` remembers its place in the bank. ``principle`` is the key of the note's principle, or "". ``answered`` is
    False for a question or a principle without a story.
    """

    type: NoteType
    key: Text
    values: tuple[Rich, ...]
    deck: str
    tags: tuple[str, ...] = ()
    was: tuple[Text, ...] = ()
    principle: str = ""
    answered: bool = True

    def __getitem__(self, name: str) -> Rich:
        """The value of a field."""
        for field, value in zip(self.type.fields, self.values, strict=True):
            if field.name == name:
                return value
        raise KeyError(name)

    @property
    def id(self) -> str:
        """The note's id in the ledger: kind and key, such as ``story/census-pipeline``."""
        return f"{self.type.kind}/{self.key}"


def guid(bank_id: str, identity: str) -> str:
    """The GUID of a note, made from the bank's id and the kind and key the note was first published with."""
    digest = hashlib.blake2b(f"deckgen/{bank_id}/{identity}".encode(), digest_size=10)
    return digest.hexdigest()
