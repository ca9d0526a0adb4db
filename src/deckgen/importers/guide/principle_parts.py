"""What a guide says about principles, and what about the steps of an answer."""

import re

from deckgen.importers.drafts import Found, PrincipleDraft, RowDraft, Said
from deckgen.importers.guide import frameworks, questions
from deckgen.importers.guide.context import Context
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.tellings import tellings
from deckgen.importers.outline.wording import fields, said
from deckgen.importers.page.page import Page
from deckgen.importers.words.asking import asks, probes, section_of
from deckgen.importers.words.labels import Label
from deckgen.importers.words.references import Principles


def claimed_in(node: Node, principles: Principles, found: Found) -> tuple[str, list[Said]]:
    """The words of a story's heading, and the principles that stand in parentheses at their end."""
    words = node.label.rest if node.label and node.role == "title" and node.label.rest else node.text
    tail = re.fullmatch(r"(.*\S)\s*[(（\[]([^()（）\[\]]+)[)）\]]", words, re.S)
    keys, rest = principles.listed(tail[2]) if tail else ([], "")
    if tail and keys and not rest:
        return tail[1], [Said(tail[2], found.at(node))]
    return words, []


def picked_for(principle: Said | None, node: Node, found: Found) -> list[Node]:
    """Read the stories that stand labelled below a principle as its row of the matrix; the nodes it took."""
    picks = [one for one in fields(node) if one.role in ("primary", "backup", "story") and one.label and one.label.rest]
    if principle is None or not picks or any(one.children for one in picks):
        return []
    row = RowDraft(principle)
    for one in picks:
        assert one.label
        said_there = Said(one.label.rest, found.at(one))
        if row.primary is None and one.role != "backup":
            row.primary = said_there
        elif row.backup is None:
            row.backup = said_there
        else:
            found.left_out.append((said_there, "a third story; a row of the matrix has two"))
    found.rows.append(row)
    found.use(*picks)
    return picks


def is_own(node: Node, label: Label | None) -> bool:
    """Whether a heading or item below a section of values is one of the company's own."""
    if node.kind == "heading":
        holds = any(questions.asked(one, weakly=True) or tellings(one) for one in node.below())
        return holds and not section_of(node.text)
    return node.kind == "item" and label is not None and asks(label.rest, weakly=True)


def said_of(name: Said, node: Node, label: Label, own: bool, where: Context, made: Page, found: Found) -> bool:
    """Read what is said about a principle behind its name; whether it was something a bank keeps."""
    text = said(node, made)
    if probes(text):
        found.principles.append(PrincipleDraft(name, probes=[text], own=own))
        found.use_all(node)
    elif asks(label.rest, weakly=True):
        found.principles += [PrincipleDraft(name, own=True)] if own else []
        questions.questions(node, label.rest, name, made, found)
    elif where.mapping and not node.children:
        found.rows.append(RowDraft(name, Said(text, found.at(node))))
        found.use(node)
    elif node.kind == "item" and len(text.split()) > 2:
        found.principles.append(PrincipleDraft(name, meaning=text, own=own))
        found.use_all(node)
    else:
        return False
    return True


def has_seconds(node: Node) -> bool:
    """Whether two or more steps below a node say how long they take."""
    timed = [one for one in fields(node) if one.label and frameworks.seconds_in(one.label.rest)[0]]
    return len(timed) >= 2


def has_steps(node: Node, principles: Principles) -> bool:
    """Whether a node holds labelled steps, and not principles."""
    steps = [one for one in fields(node) if one.label and one.kind == "item" and not one.box]
    return len(steps) >= 2 and not any(principles.one(one.label.words) for one in steps if one.label)
