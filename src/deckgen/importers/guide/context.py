"""The context of a node in a guide: its section, and the principle and the titles above it."""

import re
from dataclasses import dataclass, replace

from deckgen.importers.drafts import Excerpt
from deckgen.importers.outline.node import PSEUDO_HEADING, Node
from deckgen.importers.outline.node_text import flat_children
from deckgen.importers.words.decoration import bare, caption
from deckgen.importers.words.question_phrases import asks
from deckgen.importers.words.sections import section_of
from deckgen.importers.words.titles import story_title


@dataclass(frozen=True, slots=True)
class Context:
    """The context of a node: the kind of its section, and the principle and the titles above it.

    ``values`` marks a section about principles or values, ``mapping`` one that maps stories to principles.
    ``question_name`` is the name that the heading above gives to its only question.
    """

    section: str = ""
    principle: Excerpt | None = None
    titles: tuple[str, ...] = ()
    values: bool = False
    mapping: bool = False
    question_name: str = ""

    @property
    def title(self) -> str:
        """The nearest title above, "" without one."""
        return self.titles[-1] if self.titles else ""


_VALUES = re.compile(
    r"principles|values\b|competenc(?:y|ies)|princípios|valores|principios|principes|valeurs|\bwerte\b|prinzipien|kompetenzen"
    r"|原則|原则|準則|准则|價值|价值",
    re.I,
)
_MAPPING = re.compile(r"matrix|mapping|\bmap\b|coverage|matriz|matrice|zuordnung|對照|对照|矩陣|矩阵", re.I)


def context_below(node: Node, context: Context) -> Context:
    """The context of the nodes below a node."""
    if node.kind != "heading" and node.level > PSEUDO_HEADING:
        return context
    title = node.text
    section = "" if node.level == 1 else section_of(title)
    if section == "to interviewer" and not _NAMES_INTERVIEWER.search(title) and _asks_the_candidate(node):
        section = "questions"
    kept = story_title(title)[0]
    return Context(
        section=section or context.section,
        principle=context.principle if node.level > 1 else None,
        titles=(*context.titles, kept) if kept and node.level > 1 else context.titles,
        values=bool(_VALUES.search(title)) or (context.values and node.level > 2),
        mapping=bool(_MAPPING.search(title)) or context.mapping,
        question_name=kept if _names_only_question(node, kept) else "",
    )


_NAMES_INTERVIEWER = re.compile(
    r"interviewer|recruiter|\bthem\b|company|manager|entrevistador|反問|反问|面試官|面试官", re.I
)
_TO_CANDIDATE = re.compile(
    r"(?:tell me about|describe|give me an example|conte|descreva|請分享|请分享|請描述|请描述)\b", re.I
)


def _asks_the_candidate(node: Node) -> bool:
    return any(_TO_CANDIDATE.match(bare(below.body)) for below in node.subtree())


def _names_only_question(node: Node, title: str) -> bool:
    """Whether a heading is the name of the one question below it, and not of a section."""
    questions = sum(child.role == "question" for child in flat_children(node))
    return questions == 1 and len(title.split()) > 2 and not asks(title) and not section_of(title)


def fallback_title(context: Context) -> str:
    """The title for a story that has none."""
    return context.title or (context.principle.text if context.principle else "")


def own_title(node: Node, context: Context) -> str:
    """The caption of a node, or the nearest title above it."""
    return caption(node.text) or context.title


def without(node: Node, removed: list[Node]) -> Node:
    """A copy of a node without some of its children, or of the items of its lists."""
    gone = {id(child) for child in removed}
    children = []
    for child in node.children:
        if id(child) in gone:
            continue
        if child.kind == "list":
            kept = [item for item in child.children if id(item) not in gone]
            if kept:
                children.append(child if len(kept) == len(child.children) else replace(child, children=kept))
        else:
            children.append(child)
    return replace(node, children=children)
