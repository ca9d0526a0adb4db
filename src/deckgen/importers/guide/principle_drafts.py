"""Drafts of the principles that a guide names: what it says about them, and which stories it picks for them."""

import re
from dataclasses import dataclass, replace

from deckgen.importers.drafts import Excerpt, FileDrafts, PrincipleDraft, RowDraft
from deckgen.importers.guide import question_drafts
from deckgen.importers.guide.context import Context
from deckgen.importers.outline.node import LEAF, Node
from deckgen.importers.outline.node_text import flat_children, full_text
from deckgen.importers.outline.star_blocks import star_blocks
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.decoration import caption
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.line_labels import Label
from deckgen.importers.words.question_phrases import asks, is_probe
from deckgen.importers.words.sections import section_of
from deckgen.model import PARTS

_LONGEST_NAME = 80


def split_claimed(node: Node, principles: KnownPrinciples, drafts: FileDrafts) -> tuple[str, list[Excerpt]]:
    """The words of a story's heading, and the principles in parentheses at their end."""
    words = (node.body if node.role == "title" else "") or node.text
    parts = re.fullmatch(r"(.*\S)\s*[(（\[]([^()（）\[\]]+)[)）\]]", words, re.S)
    keys, rest = principles.listed(parts[2]) if parts else ([], "")
    if parts and keys and not rest:
        return parts[1], [Excerpt(parts[2], drafts.place_of(node))]
    return words, []


def read_picks(principle: Excerpt | None, node: Node, drafts: FileDrafts) -> list[Node]:
    """Read labelled stories below a principle as its row of the matrix; the nodes that they were read from."""
    roles = ("primary", "backup", "story")
    picks = [child for child in flat_children(node) if child.role in roles and child.label and child.label.rest]
    if principle is None or not picks or any(pick.children for pick in picks):
        return []
    row = RowDraft(principle)
    for pick in picks:
        story = Excerpt(pick.body, drafts.place_of(pick))
        if row.primary is None and pick.role != "backup":
            row.primary = story
        elif row.backup is None:
            row.backup = story
        else:
            drafts.leave_out(story.text, story.place, "a third story; a row of the matrix has two")
    drafts.rows.append(row)
    drafts.use(*picks)
    return picks


@dataclass(frozen=True, slots=True)
class NamedPrinciple:
    """A principle named by a heading or an item.

    ``line`` is the node cut down to the line of the name, ``rest`` what follows the name on it. ``own`` marks a
    principle of the company's own, which no set has.
    """

    name: Excerpt
    line: Node
    rest: str
    own: bool


def principle_in(
    node: Node, context: Context, principles: KnownPrinciples, drafts: FileDrafts
) -> NamedPrinciple | None:
    """The principle that a heading or an item names."""
    label = node.label if node.label and not node.label.role else None
    words = label.words if label else node.lines[0][1] if node.lines else ""
    if len(words) > _LONGEST_NAME or node.role in PARTS or (label and re.search(r"\w\s+[-–—]\s", words)):
        return None
    is_bold_item = node.kind == "item" and bool(re.match(r"\*\*|__", node.text))
    may_name = node.kind == "heading" or label or node.level < LEAF or node.children or is_bold_item
    known = principles.named(words) if may_name else None
    own = known is None and context.values and _is_own(node, label)
    if known is None and not own:
        return None
    line = node if label or len(node.lines) < 2 else replace(node, last=node.lines[0][0])
    return NamedPrinciple(Excerpt(caption(words), drafts.place_of(node)), line, label.rest if label else "", own)


def _is_own(node: Node, label: Label | None) -> bool:
    """Whether a heading or item in a section about values is one of the company's own."""
    if node.kind == "heading":
        has_entries = any(
            question_drafts.question_of(below, weakly=True) or star_blocks(below) for below in node.subtree()
        )
        return has_entries and not section_of(node.text)
    return node.kind == "item" and label is not None and asks(label.rest, weakly=True)


def read_text_after(named: NamedPrinciple, node: Node, context: Context, page: Page, drafts: FileDrafts) -> bool:
    """Read the text after the name of a principle; whether it was something that a bank keeps."""
    name, own, text = named.name, named.own, full_text(node, page)
    if is_probe(text):
        drafts.principles.append(PrincipleDraft(name, probes=[text], own=own))
        drafts.use_all(node)
    elif asks(named.rest, weakly=True):
        drafts.principles += [PrincipleDraft(name, own=True)] if own else []
        question_drafts.read_questions(node, named.rest, name, page, drafts)
    elif context.mapping and not node.children:
        drafts.rows.append(RowDraft(name, Excerpt(text, drafts.place_of(node))))
        drafts.use(node)
    elif node.kind == "item" and len(text.split()) > 2:
        drafts.principles.append(PrincipleDraft(name, meaning=text, own=own))
        drafts.use_all(node)
    else:
        return False
    return True
