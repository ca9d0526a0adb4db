"""What a bank says: its stories, principles, questions, matrix, frameworks and checklists.

Every value can be made from plain strings. Each text is then a :class:`~deckgen.source.Text`, "" where the author wrote
nothing; one that was read from a file knows its place. References between entries hold keys.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

from deckgen.print_settings import PrintSettings as PrintSettings  # the whole model is imported from here
from deckgen.source import Text
from deckgen.text_fields import TextField, TextsField, WithTexts

Part = Literal["situation", "task", "action", "result"]
PARTS: tuple[Part, ...] = ("situation", "task", "action", "result")

Impact = Literal["customer", "business", "lesson"]
IMPACTS: tuple[Impact, ...] = ("customer", "business", "lesson")
"""Strongest first."""


class Keyed(Protocol):
    """Anything with a key of its own."""

    @property
    def key(self) -> Text:
        """The identity, owned by the author."""


K = TypeVar("K", bound=Keyed)


@dataclass(frozen=True, slots=True)
class Metric(WithTexts):
    """A figure a story moved, and who felt it; ``impact`` is one of IMPACTS or ""."""

    what: TextField = TextField()
    before: TextField = TextField()
    after: TextField = TextField()
    impact: TextField = TextField()


@dataclass(frozen=True, slots=True)
class Story(WithTexts):
    """One experience told as situation, task, action and result."""

    key: TextField = TextField()
    title: TextField = TextField()
    aliases: TextsField = TextsField()
    kinds: TextsField = TextsField()
    event: TextField = TextField()
    situation: TextField = TextField()
    task: TextField = TextField()
    action: TextField = TextField()
    result: TextField = TextField()
    lesson: TextField = TextField()
    metrics: tuple[Metric, ...] = ()
    principles: TextsField = TextsField()
    pocket: TextsField = TextsField()
    follow_ups: TextsField = TextsField()
    was: TextsField = TextsField()
    allow: TextsField = TextsField()

    def part(self, name: Part) -> Text:
        """The text of one part."""
        text: Text = getattr(self, name)
        return text


@dataclass(frozen=True, slots=True)
class Principle(WithTexts):
    """Something the company looks for, what it means, and how to probe oneself for it."""

    key: TextField = TextField()
    name: TextField = TextField()
    code: TextField = TextField()
    aliases: TextsField = TextsField()
    meaning: TextField = TextField()
    probes: TextsField = TextsField()
    was: TextsField = TextsField()
    allow: TextsField = TextsField()


@dataclass(frozen=True, slots=True)
class Pick(WithTexts):
    """A story chosen for a question or a principle; the angle says why this story, for this question."""

    story: TextField = TextField()
    angle: TextField = TextField()


@dataclass(frozen=True, slots=True)
class Question(WithTexts):
    """A question the interviewer may ask, and what to answer it with."""

    key: TextField = TextField()
    ask: TextField = TextField()
    principle: TextField = TextField()
    framework: TextField = TextField("star")
    primary: Pick | None = None
    backup: Pick | None = None
    gap: TextField = TextField()
    trap: TextField = TextField()
    good_answer: TextField = TextField()
    follow_ups: TextsField = TextsField()
    was: TextsField = TextsField()
    allow: TextsField = TextsField()


@dataclass(frozen=True, slots=True)
class MatrixRow(WithTexts):
    """The stories that answer one principle; a gap says which story is still to be written."""

    principle: TextField = TextField()
    primary: Pick | None = None
    backup: Pick | None = None
    gap: TextField = TextField()
    allow: TextsField = TextsField()


@dataclass(frozen=True, slots=True)
class Step(WithTexts):
    """One step of a framework; seconds of speech, None where there is no bound; ``parts`` of a story it covers."""

    name: TextField = TextField()
    at_least_s: int | None = None
    at_most_s: int | None = None
    parts: TextsField = TextsField()
    guidance: TextField = TextField()
    example: TextField = TextField()


@dataclass(frozen=True, slots=True)
class Framework(WithTexts):
    """A way of answering, step by step."""

    key: TextField = TextField()
    name: TextField = TextField()
    steps: tuple[Step, ...] = ()
    guidance: TextField = TextField()
    was: TextsField = TextsField()
    allow: TextsField = TextsField()


@dataclass(frozen=True, slots=True)
class Checklist(WithTexts):
    """Things to tick before or during the interview."""

    key: TextField = TextField()
    name: TextField = TextField()
    items: TextsField = TextsField()
    guidance: TextField = TextField()
    was: TextsField = TextsField()
    allow: TextsField = TextsField()


ANKI_CARDS = ("questions", "stories", "principles", "frameworks", "checklists")
"""The kinds of card there are in Anki, as a bank names them."""


@dataclass(frozen=True, slots=True)
class AnkiSettings(WithTexts):
    """What of a bank goes to Anki: kinds of card, () for all, and cards without an answer; None means the default."""

    cards: TextsField = TextsField()
    gaps: bool | None = None


@dataclass(frozen=True, slots=True)
class BankInfo(WithTexts):
    """The bank's own settings; ``speaking_rate`` in words a minute."""

    id: TextField = TextField()
    title: TextField = TextField()
    deck: TextField = TextField()
    language: TextField = TextField("en")
    speaking_rate: int = 150
    style: Literal["notes", "script"] = "notes"
    story_use_limit: int = 2
    required_kinds: tuple[tuple[Text, int], ...] = (
        (Text("hero"), 3),
        (Text("failure"), 1),
        (Text("conflict"), 1),
    )
    anki: AnkiSettings = field(default_factory=AnkiSettings)
    print: PrintSettings = field(default_factory=PrintSettings)
    check: tuple[tuple[Text, Text], ...] = ()
    was: TextsField = TextsField()
    allow: TextsField = TextsField()


@dataclass(frozen=True, slots=True)
class Bank(WithTexts):
    """Everything a person prepares with, in the order it was written."""

    info: BankInfo = field(default_factory=BankInfo)
    principles: tuple[Principle, ...] = ()
    stories: tuple[Story, ...] = ()
    questions: tuple[Question, ...] = ()
    matrix: tuple[MatrixRow, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    checklists: tuple[Checklist, ...] = ()


def by_key(entries: Iterable[K]) -> dict[str, K]:
    """Entries by their key."""
    return {entry.key: entry for entry in entries}
