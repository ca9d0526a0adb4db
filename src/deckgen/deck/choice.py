"""Which notes of a bank go to Anki."""

from collections.abc import Iterable
from dataclasses import dataclass

from deckgen.bank.hints import near
from deckgen.deck.notes import Kind, Note
from deckgen.model import ANKI_CARDS, AnkiSettings
from deckgen.text_fields import TextsField, WithTexts


class UnknownNameError(ValueError):
    """A caller asked for a note or a kind of card that does not exist."""


@dataclass(frozen=True, slots=True)
class Choice(WithTexts):
    """What to make for Anki instead of what the bank's own settings say; () and None keep those.

    ``anki_cards`` lists kinds of card like the bank's ``anki: cards:``. ``gaps`` says whether questions and principles
    without a story become cards.
    """

    anki_cards: TextsField = TextsField()
    gaps: bool | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The notes of a bank that go to Anki and those that do not, both in the bank's order."""

    notes: tuple[Note, ...]
    left_out: tuple[Note, ...]


def chosen(notes: Iterable[Note], choice: Choice, settings: AnkiSettings) -> Chosen:
    """Select notes by a choice, or by the bank's settings where the choice is silent.

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
