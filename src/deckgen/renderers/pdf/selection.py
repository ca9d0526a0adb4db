"""Which notes become cards, and in which order."""

from collections.abc import Iterable, Iterator, Mapping

from deckgen.bank.hints import near
from deckgen.codes import print_codes
from deckgen.deck.notes import Note
from deckgen.diagnostics import Diagnostic
from deckgen.model import Bank, Question, by_key
from deckgen.source import Text

SECTIONS = (
    ("questions", "question", "Questions"),
    ("stories", "story", "Stories"),
    ("principles", "principle", "Principles"),
    ("frameworks", "framework", "Frameworks"),
)
"""The name in the settings, the kind of note, the heading; in the order of the cards."""


def selected(bank: Bank, notes: Iterable[Note], kinds: Iterable[str], only: tuple[Text, ...]) -> tuple[Note, ...]:
    """The notes to print: kind by kind, in the bank's order; of all but frameworks those about the given keys."""
    wanted = set(kinds)
    keys = {str(key) for key in only}
    questions = by_key(bank.questions) if keys else {}
    held = tuple(notes)
    return tuple(
        note
        for name, kind, _ in SECTIONS
        if name in wanted
        for note in held
        if note.type.kind == kind and (not keys or _about(note, questions, keys))
    )


def unknown_keys(bank: Bank, only: tuple[Text, ...]) -> Iterator[Diagnostic]:
    """Keys asked for that no principle and no story has."""
    principles, stories = list(by_key(bank.principles)), list(by_key(bank.stories))
    known = [*principles, *stories]
    for key in only:
        if key not in known:
            message = f"no principle or story has the key '{key}'"
            hint = near(key, known) or _a_few(principles=principles, stories=stories)
            yield print_codes.UNKNOWN_ENTRY.at(key.span, message, hint)


_SHOWN = 5


def _a_few(**keys: list[str]) -> str:
    """A hint: the first keys of each kind, and how many more there are."""
    told = []
    for kind, names in keys.items():
        if names:
            more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
            told.append(f"the {kind} {', '.join(names[:_SHOWN])}{more}")
    return f"there are {'; '.join(told)}" if told else "the bank has no principles and no stories"


def _about(note: Note, questions: Mapping[str, Question], keys: set[str]) -> bool:
    if note.type.kind == "question":
        question = questions[note.key]
        return question.principle in keys or bool(question.primary and question.primary.story in keys)
    if note.type.kind in ("story", "principle"):
        return note.key in keys or any(tag.partition("::")[2] in keys for tag in note.tags if _names_entry(tag))
    return True


def _names_entry(tag: str) -> bool:
    return tag.startswith(("principle::", "story::"))
