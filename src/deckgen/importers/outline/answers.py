"""Questions and their answers in an outline: which block answers which, and where a question is left."""

import re
from dataclasses import replace

from deckgen.importers.outline.node import HOLDS_A_FIELD, STANDS_AS_HEADING, Node
from deckgen.importers.words.chinese_questions import requests, wonders
from deckgen.importers.words.decoration import caption
from deckgen.importers.words.line_labels import Label, answers
from deckgen.importers.words.question_phrases import asks
from deckgen.importers.words.roles import plain, sense_of
from deckgen.model import PARTS

_ANSWER = re.compile(r"\b(?:answer|response|solution|resposta|respuesta|réponse|antwort)|答", re.I)


def answered(item: Node) -> bool:
    """Whether an item is a question, and the first thing below it an answer."""
    return bool(_is_asked(item) and item.children and answers(item.children[0].label))


def _is_asked(item: Node) -> bool:
    return item.role == "question" or (not item.label and asks(item.text, weakly=True))


def answer_heading(node: Node) -> Label | None:
    """The label of a heading that says no more than that an answer, or a trap, stands below it."""
    words = caption(node.text)
    sense = sense_of(words)
    if sense.role in ("answer", "trap") and len(plain(words)) > 1:
        return Label(words, "", sense.roles)
    folds = node.summary and _ANSWER.search(node.text) and len(node.text) <= 40
    return Label(node.text, "", ("answer",)) if folds else None


def last_lifted(within: Node, follower: Node | None) -> list[Node]:
    """A list and, where a paragraph answers its last item, behind it that item as a question."""
    if not (follower and within.ordered and within.children and _answers_last(within.children[-1], follower)):
        return [within]
    *others, last = within.children
    last.level = STANDS_AS_HEADING
    last.label = last.label or Label("", last.text, ("question",))
    within.children, within.end = others, max((one.end for one in others), default=0)
    return [within, last] if others else [last]


def _answers_last(item: Node, follower: Node) -> bool:
    """Whether a paragraph right below a list answers the question in its last item."""
    told = follower.label and follower.label.rest.strip() and answers(follower.label)
    return bool(_is_asked(item) and told and not item.box and not item.children and follower.kind == "text")


def within_a_question(open_nodes: list[Node], node: Node) -> bool:
    """Whether a heading answers the question in a line above it, and so stands below that question."""
    if node.kind != "heading" or node.role not in (*PARTS, "answer", "trap"):
        return False
    if node.role in PARTS:
        return any(one.kind == "heading" and one.role == "answer" and one.level == HOLDS_A_FIELD for one in open_nodes)
    return any(one.level == STANDS_AS_HEADING and one.role in ("question", "") and asks(one.says) for one in open_nodes)


def asks_on(top: Node, node: Node) -> None:
    """A question in a paragraph of its own, right after another one, is a question too, and not its answer."""
    asked_before = top.kind == "text" and top.level == STANDS_AS_HEADING and asks(top.text)
    asks_too = node.text.endswith(("?", "？")) or wonders(node.text) or requests(node.text)
    if asked_before and node.kind == "text" and not node.label and asks_too:
        node.level = STANDS_AS_HEADING
        node.label = Label("", node.text, ("question",))


def asks_again(open_nodes: list[Node], node: Node) -> None:
    """Leave the question that is open when a list of questions with their answers begins."""
    if node.kind != "list" or not all(answered(item) or item.role == "question" for item in node.children):
        return
    levels = [one.level for one in open_nodes]
    above = next(
        (at for at, one in enumerate(open_nodes) if at and one.role == "question" and one.kind != "heading"), 0
    )
    if above and levels[above] == STANDS_AS_HEADING:
        del open_nodes[above:]


def answers_below(node: Node) -> None:
    """Below a question, "A:" is the answer, unless a situation stands beside it."""
    asked = node.role == "question" or (not node.role and node.level <= STANDS_AS_HEADING and asks(node.text))
    if node.kind == "item" and not node.role and not node.box and node.children and _lone_answer(node):
        asked = asks(node.text, weakly=True)
        if asked and not node.label:
            node.label = Label("", node.text, ("question",))
    if not asked or any(child.role == "situation" for child in node.children):
        return
    for child in node.children:
        if child.label and child.role in ("action", "result") and plain(child.label.words).casefold() in ("a", "r"):
            child.label = replace(child.label, roles=("answer",))


def _lone_answer(node: Node) -> bool:
    """Whether an answer, and no part of a story, stands first below a node."""
    return answers(node.children[0].label) and sum(child.role in PARTS for child in node.children) < 2
