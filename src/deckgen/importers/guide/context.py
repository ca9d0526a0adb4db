"""Where in a guide a node stands: in which section, below which principle, below which titles."""

import re
from dataclasses import dataclass, replace

from deckgen.importers.drafts import Excerpt
from deckgen.importers.outline.node import STANDS_AS_HEADING, Node
from deckgen.importers.outline.node_text import fields
from deckgen.importers.words.decoration import bare, caption
from deckgen.importers.words.question_phrases import asks
from deckgen.importers.words.sections import section_of
from deckgen.importers.words.titles import titled


@dataclass(frozen=True, slots=True)
class Context:
    """Where in the guide a node stands: its section, the principle above it, the titles above it.

    ``named`` is the name a heading gives to the only question below it.
    """

    section: str = ""
    principle: Excerpt | None = None
    titles: tuple[str, ...] = ()
    values: bool = False
    mapping: bool = False
    named: str = ""

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


def below(node: Node, where: Context) -> Context:
    """The context of what stands below a node."""
    if node.kind != "heading" and node.level > STANDS_AS_HEADING:
        return where
    title = node.text
    inherited = "" if node.level == 1 else section_of(title)
    if inherited == "theirs" and not _THEIR.search(title) and any(_OF_ME.match(bare(one.says)) for one in node.below()):
        inherited = "questions"
    kept = titled(title)[0]
    return Context(
        section=inherited or where.section,
        principle=where.principle if node.level > 1 else None,
        titles=(*where.titles, kept) if kept and node.level > 1 else where.titles,
        values=bool(_VALUES.search(title)) or (where.values and node.level > 2),
        mapping=bool(_MAPPING.search(title)) or where.mapping,
        named=kept if _names_one(node, kept) else "",
    )


_THEIR = re.compile(r"interviewer|recruiter|\bthem\b|company|manager|entrevistador|反問|反问|面試官|面试官", re.I)
_OF_ME = re.compile(r"(?:tell me about|describe|give me an example|conte|descreva|請分享|请分享|請描述|请描述)\b", re.I)


def _names_one(node: Node, title: str) -> bool:
    """Whether a heading is the name of one question and what is told below it, and not of a section."""
    asked = sum(one.role == "question" for one in fields(node))
    return asked == 1 and len(title.split()) > 2 and not asks(title) and not section_of(title)


def fallback(where: Context) -> str:
    """The name for a story that has none of its own."""
    return where.title or (where.principle.text if where.principle else "")


def own_title(node: Node, where: Context) -> str:
    """What a node calls itself, or the nearest title above it."""
    return caption(node.text) or where.title


def without(node: Node, taken: list[Node]) -> Node:
    """A node without some of what stands below it."""
    gone = {id(one) for one in taken}
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
