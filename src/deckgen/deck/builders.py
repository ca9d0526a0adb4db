"""Build all notes of a bank."""

from deckgen.deck.decks import DeckNames, default_root, wanted_root
from deckgen.deck.guidance_notes import checklist_note, framework_note, principle_note
from deckgen.deck.notes import Note
from deckgen.deck.question_notes import question_note
from deckgen.deck.shelf import Shelf
from deckgen.deck.story_notes import story_note
from deckgen.model import Bank


def build_notes(bank: Bank, decks: DeckNames | None = None) -> tuple[Note, ...]:
    """Every note of a bank: questions, stories, principles, frameworks, checklists, each in the bank's order.

    The bank must have loaded without errors. ``decks`` are those of a new bank unless given.
    """
    shelf = Shelf.of(bank, decks or DeckNames(wanted_root(bank.info) or default_root(bank.info)))
    return (
        *(question_note(entry, shelf) for entry in bank.questions),
        *(story_note(entry, shelf) for entry in bank.stories),
        *(principle_note(entry, shelf) for entry in bank.principles),
        *(framework_note(entry, shelf) for entry in bank.frameworks),
        *(checklist_note(entry, shelf) for entry in bank.checklists),
    )
