"""What a bank says: its stories, principles, questions, matrix, frameworks and checklists.

Every text is a :class:`~deckgen.source.Text`, "" where the author wrote nothing. References between entries hold keys.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

from deckgen.print_settings import PrintSettings as PrintSettings  # all that a bank says is had from here
from deckgen.source import Text

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
class Metric:
    """A figure a story moved, and who felt it; ``impact`` is one of IMPACTS or ""."""

    what: Text
    before: Text = Text()
    after: Text = Text()
    impact: Text = Text()


@dataclass(frozen=True, slots=True)
class Story:
    """One experience told as situation, task, action and result."""

    key: Text
    title: Text
    aliases: tuple[Text, ...] = ()
    kinds: tuple[Text, ...] = ()
    event: Text = Text()
    situation: Text = Text()
    task: Text = Text()
    action: Text = Text()
    result: Text = Text()
    lesson: Text = Text()
    metrics: tuple[Metric, ...] = ()
    principles: tuple[Text, ...] = ()
    pocket: tuple[Text, ...] = ()
    follow_ups: tuple[Text, ...] = ()
    was: tuple[Text, ...] = ()
    allow: tuple[Text, ...] = ()

    def part(self, name: Part) -> Text:
        """The text of one part."""
        text: Text = getattr(self, name)
        return text


@dataclass(frozen=True, slots=True)
class Principle:
    """Something the company looks for, what it means, and how to probe oneself for it."""

    key: Text
    name: Text
    code: Text = Text()
    aliases: tuple[Text, ...] = ()
    meaning: Text = Text()
    probes: tuple[Text, ...] = ()
    was: tuple[Text, ...] = ()
    allow: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Pick:
    """A story chosen for a question or a principle; the angle says why this story, for this question."""

    story: Text
    angle: Text = Text()


@dataclass(frozen=True, slots=True)
class Question:
    """A question the interviewer may ask, and what to answer it with."""

    key: Text
    ask: Text
    principle: Text = Text()
    framework: Text = Text("star")
    primary: Pick | None = None
    backup: Pick | None = None
    gap: Text = Text()
    trap: Text = Text()
    good_answer: Text = Text()
    follow_ups: tuple[Text, ...] = ()
    was: tuple[Text, ...] = ()
    allow: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """The stories that answer one principle; a gap says which story is still to be written."""

    principle: Text
    primary: Pick | None = None
    backup: Pick | None = None
    gap: Text = Text()
    allow: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a framework; seconds of speech, None where there is no bound; ``parts`` of a story it covers."""

    name: Text
    at_least_s: int | None = None
    at_most_s: int | None = None
    parts: tuple[Text, ...] = ()
    guidance: Text = Text()
    example: Text = Text()


@dataclass(frozen=True, slots=True)
class Framework:
    """A way of answering, step by step."""

    key: Text
    name: Text
    steps: tuple[Step, ...] = ()
    guidance: Text = Text()
    was: tuple[Text, ...] = ()
    allow: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """Things to tick before or during the interview."""

    key: Text
    name: Text
    items: tuple[Text, ...] = ()
    guidance: Text = Text()
    was: tuple[Text, ...] = ()
    allow: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class BankInfo:
    """The bank's own settings; ``speaking_rate`` in words a minute."""

    id: Text
    title: Text = Text()
    deck: Text = Text()
    language: Text = Text("en")
    speaking_rate: int = 150
    style: Literal["notes", "script"] = "notes"
    story_use_limit: int = 2
    required_kinds: tuple[tuple[Text, int], ...] = (
        (Text("hero"), 3),
        (Text("failure"), 1),
        (Text("conflict"), 1),
    )
    print: PrintSettings = field(default_factory=PrintSettings)
    check: tuple[tuple[Text, Text], ...] = ()
    was: tuple[Text, ...] = ()
    allow: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Bank:
    """Everything a person prepares with, in the order it was written."""

    info: BankInfo
    principles: tuple[Principle, ...] = ()
    stories: tuple[Story, ...] = ()
    questions: tuple[Question, ...] = ()
    matrix: tuple[MatrixRow, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    checklists: tuple[Checklist, ...] = ()


def by_key(entries: Iterable[K]) -> dict[str, K]:
    """Entries by their key."""
    return {entry.key: entry for entry in entries}
