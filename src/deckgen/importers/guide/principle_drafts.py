"""What a guide says about principles, where it names one, and which stories it picks for one."""

import re
from dataclasses import dataclass, replace

from deckgen.importers.drafts import Excerpt, FileDrafts, PrincipleDraft, RowDraft
from deckgen.importers.guide import question_drafts
from deckgen.importers.guide.context import Context
from deckgen.importers.outline.node import HOLDS_NOTHING, Node
from deckgen.importers.outline.node_text import fields, said
from deckgen.importers.outline.star_blocks import tellings
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.decoration import caption
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.line_labels import Label
from deckgen.importers.words.question_phrases import asks, probes
from deckgen.importers.words.sections import section_of
from deckgen.model import PARTS

_SHORT = 80


def claimed_in(node: Node, principles: KnownPrinciples, found: FileDrafts) -> tuple[str, list[Excerpt]]:
    """The words of a story's heading, and the principles that stand in parentheses at their end."""
    words = (node.says if node.role == "title" else "") or node.text
    tail = re.fullmatch(r"(.*\S)\s*[(（\[]([^()（）\[\]]+)[)）\]]", words, re.S)
    keys, rest = principles.listed(tail[2]) if tail else ([], "")
    if tail and keys and not rest:
        return tail[1], [Excerpt(tail[2], found.at(node))]
    return words, []


def picked_for(principle: Excerpt | None, node: Node, found: FileDrafts) -> list[Node]:
    """Read the stories that stand labelled below a principle as its row of the matrix; the nodes it took."""
    picks = [one for one in fields(node) if one.role in ("primary", "backup", "story") and one.label and one.label.rest]
    if principle is None or not picks or any(one.children for one in picks):
        return []
    row = RowDraft(principle)
    for one in picks:
        said_there = Excerpt(one.says, found.at(one))
        if row.primary is None and one.role != "backup":
            row.primary = said_there
        elif row.backup is None:
            row.backup = said_there
        else:
            found.left_out.append((said_there, "a third story; a row of the matrix has two"))
    found.rows.append(row)
    found.use(*picks)
    return picks


@dataclass(frozen=True, slots=True)
class Named:
    """A principle that a node names in ``line``; ``rest`` is what its label says of it, ``own`` marks the company's."""

    name: Excerpt
    line: Node
    rest: str
    own: bool


def named_in(node: Node, where: Context, principles: KnownPrinciples, found: FileDrafts) -> Named | None:
    """The principle that a heading or an item names."""
    label = node.label if node.label and not node.label.role else None
    words = label.words if label else node.own[0][1] if node.own else ""
    if len(words) > _SHORT or node.role in PARTS or (label and re.search(r"\w\s+[-–—]\s", words)):
        return None
    known = (
        principles.one(words)
        if node.kind == "heading" or label or node.level < HOLDS_NOTHING or node.children
        else None
    )
    if known is None and node.kind == "item":
        known = principles.one(words) if re.match(r"\*\*|__", node.text) else None
    own = known is None and where.values and _is_own(node, label)
    if known is None and not own:
        return None
    line = node if label or len(node.own) < 2 else replace(node, last=node.own[0][0])
    return Named(Excerpt(caption(words), found.at(node)), line, label.rest if label else "", own)


def _is_own(node: Node, label: Label | None) -> bool:
    """Whether a heading or item below a section of values is one of the company's own."""
    if node.kind == "heading":
        holds = any(question_drafts.asked(one, weakly=True) or tellings(one) for one in node.below())
        return holds and not section_of(node.text)
    return node.kind == "item" and label is not None and asks(label.rest, weakly=True)


def said_of(named: Named, node: Node, where: Context, made: Page, found: FileDrafts) -> bool:
    """Read what is said about a principle behind its name; whether it was something a bank keeps."""
    name, own, text = named.name, named.own, said(node, made)
    if probes(text):
        found.principles.append(PrincipleDraft(name, probes=[text], own=own))
        found.use_all(node)
    elif asks(named.rest, weakly=True):
        found.principles += [PrincipleDraft(name, own=True)] if own else []
        question_drafts.questions(node, named.rest, name, made, found)
    elif where.mapping and not node.children:
        found.rows.append(RowDraft(name, Excerpt(text, found.at(node))))
        found.use(node)
    elif node.kind == "item" and len(text.split()) > 2:
        found.principles.append(PrincipleDraft(name, meaning=text, own=own))
        found.use_all(node)
    else:
        return False
    return True
