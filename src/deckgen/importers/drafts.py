"""What a guide holds before its names are matched: drafts of entries, and what became of every line."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from deckgen.importers.outline.node import Node


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A line of an imported file, counted from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of the guide and where they stand."""

    text: str
    place: GuideLine


@dataclass(slots=True)
class StoryDraft:
    """A story as it is told in one place; ``also`` holds other names its heading gives it, such as "Story 3"."""

    title: str
    place: GuideLine
    parts: dict[str, str] = field(default_factory=dict)
    lesson: str = ""
    also: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    principles: list[Excerpt] = field(default_factory=list)
    pocket: list[str] = field(default_factory=list)
    follow_ups: list[str] = field(default_factory=list)
    metrics: list[str] = field(default_factory=list)
    key: str = ""


@dataclass(slots=True)
class QuestionDraft:
    """A question as it is asked in one place; ``told`` is the story that stands below it."""

    ask: str
    place: GuideLine
    principle: Excerpt | None = None
    primary: Excerpt | None = None
    backup: Excerpt | None = None
    trap: str = ""
    good_answer: str = ""
    follow_ups: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    told: StoryDraft | None = None


@dataclass(slots=True)
class RowDraft:
    """A row of a matrix; ``reason`` is that of its primary story."""

    principle: Excerpt
    primary: Excerpt | None = None
    backup: Excerpt | None = None
    reason: str = ""


@dataclass(slots=True)
class PrincipleDraft:
    """A principle as the guide puts it; ``own`` when the guide, not a shipped set, is where it comes from."""

    name: Excerpt
    meaning: str = ""
    probes: list[str] = field(default_factory=list)
    own: bool = False


@dataclass(slots=True)
class StepDraft:
    """A step of a framework, seconds where the guide gives them."""

    name: str
    guidance: str = ""
    example: str = ""
    seconds: tuple[int, int] | None = None
    parts: tuple[str, ...] = ()


@dataclass(slots=True)
class FrameworkDraft:
    """A way of answering."""

    name: str
    place: GuideLine
    steps: list[StepDraft]
    guidance: str = ""


@dataclass(slots=True)
class ChecklistDraft:
    """Things to tick."""

    name: str
    place: GuideLine
    items: list[str]
    guidance: str = ""


@dataclass(slots=True)
class FileDrafts:
    """Everything found in one file: drafts in their order, and the lines they were made of."""

    file: str
    title: str = ""
    languages: list[str] = field(default_factory=list)
    stories: list[StoryDraft] = field(default_factory=list)
    questions: list[QuestionDraft] = field(default_factory=list)
    rows: list[RowDraft] = field(default_factory=list)
    principles: list[PrincipleDraft] = field(default_factory=list)
    frameworks: list[FrameworkDraft] = field(default_factory=list)
    checklists: list[ChecklistDraft] = field(default_factory=list)
    claims: list[tuple[Excerpt, Excerpt]] = field(default_factory=list)
    undecided: list[tuple[Excerpt, str]] = field(default_factory=list)
    placeholders: list[Excerpt] = field(default_factory=list)
    left_out: list[tuple[Excerpt, str]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    spoken: set[tuple[int, str]] = field(default_factory=set)
    reasons: dict[int, str] = field(default_factory=dict)

    def at(self, node: Node) -> GuideLine:
        """Where a node begins."""
        return GuideLine(self.file, node.first)

    def use(self, *nodes: Node) -> None:
        """The nodes' own lines are in the bank."""
        for node in nodes:
            self.used.update(range(node.first, node.last + 1))
            self.spoken.add((node.first, node.text))
            if node.label and node.label.language:
                self.languages.append(node.label.language)

    def use_all(self, *nodes: Node) -> None:
        """The nodes' lines and all the lines below them are in the bank."""
        for node in nodes:
            self.use(*node.below())
            self.used.update(range(node.first, node.end + 1))

    def because(self, reason: str, *nodes: Node) -> None:
        """The nodes' lines, and all below them, are not in the bank, for this reason."""
        for node in nodes:
            for number in range(node.first, node.end + 1):
                self.reasons.setdefault(number, reason)

    def unuse(self, reason: str, *nodes: Node) -> None:
        """The nodes' lines did not get into the bank after all."""
        for node in nodes:
            self.used.difference_update(range(node.first, node.end + 1))
        self.because(reason, *nodes)

    def blank(self, text: str, place: GuideLine) -> None:
        """A text only holds the place of one."""
        self.placeholders.append(Excerpt(text, place))
        self.reasons.setdefault(place.line, "placeholder")

    def anything(self) -> bool:
        """Whether the file holds a single thing a bank can keep."""
        return any(
            (self.stories, self.questions, self.rows, self.frameworks, self.checklists, self.claims, self.principles)
        )


def joined(texts: Iterable[str], gap: str = "\n\n") -> str:
    """Texts that say something, one below the other."""
    return gap.join(text for text in texts if text)
