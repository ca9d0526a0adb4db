"""Which notes of a bank go to Anki."""

from collections.abc import Iterable
from dataclasses import dataclass

from deckgen.bank.hints import near
from deckgen.deck.notes import Kind, Note
from deckgen.model import ANKI_CARDS, AnkiSettings
from deckgen.text_fields import TextsField, WithTexts


class UnknownNameError(ValueError):
    """A caller named a note or a kind of card that does not exist."""


@dataclass(frozen=True, slots=True)
class Choice(WithTexts):
    """What to make for Anki where it is to differ from the bank's own settings; () and None leave those in force.

    ``anki_cards`` names kinds of card, as the bank's ``anki: cards:`` does; ``gaps`` says whether a question without a
    story, or a principle without one, is a card.
    """

    anki_cards: TextsField = TextsField()
    gaps: bool | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The notes that go to Anki and those of the same bank that do not, both in its order."""

    notes: tuple[Note, ...]
    left_out: tuple[Note, ...]


def chosen(notes: Iterable[Note], choice: Choice, settings: AnkiSettings) -> Chosen:
    """The notes that a choice takes; without one those that the bank's settings take.

    Raises:
        UnknownNameError: the choice names a kind of card that does not exist.
    """
    for name in choice.anki_cards:
        if name not in ANKI_CARDS:
            raise UnknownNameError(f"no kind of card '{name}'; {near(name, ANKI_CARDS, otherwise='there are')}")
    names = choice.anki_cards or settings.cards or ANKI_CARDS
    kinds = {_KINDS[name] for name in names}
    gaps = choice.gaps if choice.gaps is not None else settings.gaps is not False
    every = tuple(notes)
    taken = tuple(note for note in every if note.type.kind in kinds and (gaps or note.answered))
    names_taken = {note.id for note in taken}
    return Chosen(taken, tuple(note for note in every if note.id not in names_taken))


_KINDS: dict[str, Kind] = {
    "questions": "question",
    "stories": "story",
    "principles": "principle",
    "frameworks": "framework",
    "checklists": "checklist",
}
