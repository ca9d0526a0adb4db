"""What the reader of a guide finds before names are resolved: drafts of entries, and what became of every line."""

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
    """Words of a guide, and the line they begin on."""

    text: str
    place: GuideLine


@dataclass(slots=True)
class StoryDraft:
    """A story as one place of a guide tells it.

    ``also`` are other names its heading gives it, such as "Story 3". ``key`` is set once all drafts are known.
    """

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
    """A question as one place of a guide asks it; ``story`` is the story told below it."""

    ask: str
    place: GuideLine
    principle: Excerpt | None = None
    primary: Excerpt | None = None
    backup: Excerpt | None = None
    trap: str = ""
    good_answer: str = ""
    follow_ups: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    story: StoryDraft | None = None


@dataclass(slots=True)
class RowDraft:
    """A row of a matrix; ``reason`` says why its primary story was picked."""

    principle: Excerpt
    primary: Excerpt | None = None
    backup: Excerpt | None = None
    reason: str = ""


@dataclass(slots=True)
class PrincipleDraft:
    """What a guide says about a principle; ``own`` if no shipped set has the principle."""

    name: Excerpt
    meaning: str = ""
    probes: list[str] = field(default_factory=list)
    own: bool = False


@dataclass(slots=True)
class StepDraft:
    """A step of a framework; ``seconds`` are the least and the most that it takes."""

    name: str
    guidance: str = ""
    example: str = ""
    seconds: tuple[int, int] | None = None
    parts: tuple[str, ...] = ()


@dataclass(slots=True)
class FrameworkDraft:
    """A framework for answering."""

    name: str
    place: GuideLine
    steps: list[StepDraft]
    guidance: str = ""


@dataclass(slots=True)
class ChecklistDraft:
    """A checklist."""

    name: str
    place: GuideLine
    items: list[str]
    guidance: str = ""


@dataclass(slots=True)
class FileDrafts:
    """The drafts of one file, in its order, and what became of its lines.

    ``used`` are the lines that are in the bank, ``used_texts`` the texts on them, each with its line; ``reasons`` says
    of other lines why they are not. ``claims`` pair a story with a principle that the guide says it shows;
    ``undecided`` are principles with too many picks, and what to do about them. ``languages`` has
    the language of every label, where it is known.
    """

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
    used_texts: set[tuple[int, str]] = field(default_factory=set)
    reasons: dict[int, str] = field(default_factory=dict)

    def place_of(self, node: Node) -> GuideLine:
        """Where a node begins."""
        return GuideLine(self.file, node.first)

    def use(self, *nodes: Node) -> None:
        """Count the nodes' own lines as used."""
        for node in nodes:
            self.used.update(range(node.first, node.last + 1))
            self.used_texts.add((node.first, node.text))
            if node.label and node.label.language:
                self.languages.append(node.label.language)

    def use_all(self, *nodes: Node) -> None:
        """Count the nodes' lines, and all lines below them, as used."""
        for node in nodes:
            self.use(*node.subtree())
            self.used.update(range(node.first, node.end + 1))

    def skip(self, reason: str, *nodes: Node) -> None:
        """Give the nodes' lines, and all lines below them, the reason why they are not used; the first reason stays."""
        for node in nodes:
            for number in range(node.first, node.end + 1):
                self.reasons.setdefault(number, reason)

    def withdraw(self, reason: str, *nodes: Node) -> None:
        """Count lines that were used as skipped after all."""
        for node in nodes:
            self.used.difference_update(range(node.first, node.end + 1))
        self.skip(reason, *nodes)

    def leave_out(self, text: str, place: GuideLine, reason: str) -> None:
        """Report words on a used line that the bank has no place for."""
        self.left_out.append((Excerpt(text, place), reason))

    def add_placeholder(self, text: str, place: GuideLine) -> None:
        """Report a placeholder, and skip its line."""
        self.placeholders.append(Excerpt(text, place))
        self.reasons.setdefault(place.line, "placeholder")

    def any_entries(self) -> bool:
        """Whether the file holds anything that a bank can keep."""
        return any(
            (self.stories, self.questions, self.rows, self.frameworks, self.checklists, self.claims, self.principles)
        )


def joined(texts: Iterable[str], gap: str = "\n\n") -> str:
    """The texts that are not empty, one below the other."""
    return gap.join(text for text in texts if text)
