"""Which text of the bank a field in Anki shows, for the fields that show one text and nothing else."""

from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from deckgen.importers.merging.merge import BankEntry, key_of_entry
from deckgen.model import PARTS, Bank, MatrixRow, Principle, Question
from deckgen.source import Text

Entries = Literal["questions", "stories", "principles", "matrix", "frameworks", "checklists"]
"""The fields of a bank that hold entries of which a note may show a text."""

_ENTRIES: dict[str, Entries] = {
    "question": "questions",
    "story": "stories",
    "principle": "principles",
    "framework": "frameworks",
    "checklist": "checklists",
}
_STORY_TEXTS = {**{part.capitalize(): str(part) for part in PARTS}, "Lesson": "lesson"}
_TEXTS: dict[Entries, dict[str, str]] = {
    "questions": {
        "Question": "ask",
        "Angle": "angle",
        "Gap": "gap",
        "Trap": "trap",
        "Good answer": "good_answer",
    },
    "stories": {"Title": "title", **_STORY_TEXTS},
    "principles": {"Name": "name", "Meaning": "meaning"},
    "matrix": {"Gap": "gap"},
    "frameworks": {"Name": "name", "Guidance": "guidance"},
    "checklists": {"Name": "name", "Guidance": "guidance"},
}
PLAIN_TEXTS = ("title", "name")
"""Texts in which stars and backticks mean nothing."""


@dataclass(frozen=True, slots=True)
class BankText:
    """One text of a bank: a field of the entry at a place among its kind; "angle" is that of a question's primary."""

    entries: Entries
    place: int
    name: str

    def entry(self, bank: Bank) -> BankEntry:
        """The entry that the text belongs to."""
        entry: BankEntry = getattr(bank, self.entries)[self.place]
        return entry

    def anchor(self, bank: Bank) -> Text:
        """What the text stands beside in the bank: the key of its entry, or the story that an angle belongs to."""
        entry = self.entry(bank)
        if self.name == "angle" and isinstance(entry, Question) and entry.primary:
            return entry.primary.story
        return key_of_entry(entry)

    def read(self, bank: Bank) -> Text:
        """The text; "" where the entry has none."""
        entry = self.entry(bank)
        owner = entry.primary if self.name == "angle" and isinstance(entry, Question) else entry
        text: Text = getattr(owner, self.name)
        return text

    def write(self, bank: Bank, value: str) -> Bank:
        """The bank with another text in its place."""
        entry = self.entry(bank)
        fields: dict[str, Any] = {self.name: value}
        if self.name == "angle" and isinstance(entry, Question) and entry.primary:
            fields = {"primary": replace(entry.primary, angle=value)}
        entries = getattr(bank, self.entries)
        changed = (*entries[: self.place], replace(entry, **fields), *entries[self.place + 1 :])
        return replace(bank, **cast("dict[str, Any]", {self.entries: changed}))


def bank_text(bank: Bank, note_id: str, field: str) -> BankText | str:
    """The text of the bank that a field of a note (kind/key) shows, or the reason why there is none to write to."""
    kind, _, key = note_id.partition("/")
    entries, key = _owner(bank, kind, key, field)
    name = _TEXTS[entries].get(field) if entries else None
    place = _place(bank, entries, key) if entries else None
    if not entries or not name or place is None:
        return "the bank has no text of its own for it"
    text = BankText(entries, place, name)
    return _refusal(bank, text) or text


def _owner(bank: Bank, kind: str, key: str, field: str) -> tuple[Entries | None, str]:
    """The kind and key of the entry that a field comes from: a question shows the parts of its primary story."""
    if kind == "question" and field in _STORY_TEXTS:
        place = _place(bank, "questions", key)
        primary = bank.questions[place].primary if place is not None else None
        return "stories", str(primary.story) if primary else ""
    if kind == "principle" and field == "Gap":
        return "matrix", key
    return _ENTRIES.get(kind), key


def _place(bank: Bank, entries: Entries, key: str) -> int | None:
    return next((place for place, entry in enumerate(getattr(bank, entries)) if key_of_entry(entry) == key), None)


def _refusal(bank: Bank, text: BankText) -> str:
    """Why a text of the bank is not to be written to; "" when it is."""
    match text.entry(bank):
        case Question(primary=None) if text.name == "angle":
            return "the question has no story yet"
        case Question(gap="") | MatrixRow(gap="") if text.name == "gap":
            return "the gap is not its own"
        case Principle(key=key) if not key.span.path:
            return "the principle comes with deckgen, and the bank has no words of its own for it"
    return ""
