"""What a note is: a note type is a value that every renderer is written once against."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from deckgen.deck.markup import Rich
from deckgen.source import Text

Kind = Literal["question", "story", "principle", "framework", "checklist"]

Role = Literal["kicker", "prompt", "echo", "title", "angle", "gap", "part", "points", "body", "section", "fold"]
"""How a slot looks, on a screen and on paper.

========  ==========================================================================================
kicker    the small line on top, in spaced capitals: the code in a box, the label, the field's text, the aside
          at the right
prompt    what is asked, large
echo      what was asked, small and quiet, above the answer
title     the name of the story that answers; the aside, codes of principles, in boxes at the right
angle     why this story, in a tinted box with a bar
gap       what is still missing, as a warning
part      a hanging letter (the label), the text, and its seconds below it (the aside)
points    short lines to speak from
body      text under no heading
section   text under a small heading (the label)
fold      text behind a click on its label and aside; printed, it is a section
========  ==========================================================================================
"""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a note type; its id is for life, its name may change."""

    id: int
    name: str


def numbered(first_id: int, *names: str) -> tuple[Field, ...]:
    """Fields with consecutive ids: a name may change, its place and the count may not."""
    return tuple(Field(first_id + place, name) for place, name in enumerate(names))


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a face: the field shown there, how, under which label; ``aside`` and ``code`` name other fields."""

    role: Role
    field: str
    label: str = ""
    aside: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """The two faces of a card on a screen, top to bottom; its id is for life."""

    id: int
    name: str
    front: tuple[Slot, ...]
    back: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Faces:
    """The two faces of a card on paper, top to bottom."""

    front: tuple[Slot, ...]
    back: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class NoteType:
    """A kind of note: its fields, its faces on a screen, and the shorter ones on paper.

    The first field is the key, ``fields[1]`` the prompt that Anki sorts by.
    """

    id: int
    name: str
    kind: Kind
    fields: tuple[Field, ...]
    screen: Template
    paper: Faces


@dataclass(frozen=True, slots=True)
class Note:
    """One note: a value for each field of its type, in order, () where there is nothing to say.

    ``key`` knows where the entry stands in the bank; ``principle`` is the key of the principle it belongs to, or "".
    ``answered`` is False for a question or a principle for which no story has been chosen.
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
        """The note's name in the ledger: kind and key."""
        return f"{self.type.kind}/{self.key}"


def guid(bank_id: str, identity: str) -> str:
    """The GUID of a note from its bank and its identity, the kind and key it first had."""
    digest = hashlib.blake2b(f"deckgen/{bank_id}/{identity}".encode(), digest_size=10)
    return digest.hexdigest()
