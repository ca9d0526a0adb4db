"""Questions and their answers in an outline: which block answers which, and where a question ends."""

import re
from dataclasses import replace

from deckgen.importers.outline.node import LABELLED, PSEUDO_HEADING, Node
from deckgen.importers.words.chinese_questions import is_request, is_unmarked_question
from deckgen.importers.words.decoration import caption
from deckgen.importers.words.line_labels import Label, is_answer
from deckgen.importers.words.question_phrases import asks
from deckgen.importers.words.roles import plain, sense_of
from deckgen.model import PARTS

_ANSWER = re.compile(r"\b(?:answer|response|solution|resposta|respuesta|réponse|antwort)|答", re.I)


def is_answered(item: Node) -> bool:
    """Whether an item is a question with an answer as its first child."""
    return bool(_is_question(item) and item.children and is_answer(item.children[0].label))


def _is_question(item: Node) -> bool:
    return item.role == "question" or (not item.label and asks(item.text, weakly=True))


def answer_heading_label(node: Node) -> Label | None:
    """The label of a heading that only says that an answer, or a trap, stands below it."""
    words = caption(node.text)
    sense = sense_of(words)
    if sense.role in ("answer", "trap") and len(plain(words)) > 1:
        return Label(words, "", sense.roles)
    is_answer_fold = node.summary and _ANSWER.search(node.text) and len(node.text) <= 40
    return Label(node.text, "", ("answer",)) if is_answer_fold else None


def split_off_last_question(within: Node, follower: Node | None) -> list[Node]:
    """A list and, if the paragraph after it answers its last item, that item as a question of its own."""
    if not (follower and within.ordered and within.children and _answers_last(within.children[-1], follower)):
        return [within]
    *others, last = within.children
    last.level = PSEUDO_HEADING
    last.label = last.label or Label("", last.text, ("question",))
    within.children, within.end = others, max((item.end for item in others), default=0)
    return [within, last] if others else [last]


def _answers_last(item: Node, follower: Node) -> bool:
    """Whether the paragraph after a list answers the question in its last item."""
    has_answer = follower.label and follower.label.rest.strip() and is_answer(follower.label)
    return bool(_is_question(item) and has_answer and not item.box and not item.children and follower.kind == "text")


def answers_question_above(open_nodes: list[Node], node: Node) -> bool:
    """Whether a heading is an answer, or a part of one, to a question that is still open."""
    if node.kind != "heading" or node.role not in (*PARTS, "answer", "trap"):
        return False
    if node.role in PARTS:
        return any(
            above.kind == "heading" and above.role == "answer" and above.level == LABELLED for above in open_nodes
        )
    return any(
        above.level == PSEUDO_HEADING and above.role in ("question", "") and asks(above.body) for above in open_nodes
    )


def mark_further_question(top: Node, node: Node) -> None:
    """Label a paragraph as a question, not as an answer, if it asks something right below another question."""
    after_question = top.kind == "text" and top.level == PSEUDO_HEADING and asks(top.text)
    is_question = node.text.endswith(("?", "？")) or is_unmarked_question(node.text) or is_request(node.text)
    if after_question and node.kind == "text" and not node.label and is_question:
        node.level = PSEUDO_HEADING
        node.label = Label("", node.text, ("question",))


def close_question_before_list(open_nodes: list[Node], node: Node) -> None:
    """Close the open question where a list of further questions begins."""
    if node.kind != "list" or not all(is_answered(item) or item.role == "question" for item in node.children):
        return
    for depth, above in enumerate(open_nodes):
        if depth and above.role == "question" and above.kind != "heading":
            if above.level == PSEUDO_HEADING:
                del open_nodes[depth:]
            return


def label_answers_below(node: Node) -> None:
    """Read "A:" and "R:" below a question as its answer, unless a situation stands beside them."""
    is_question = node.role == "question" or (not node.role and node.level <= PSEUDO_HEADING and asks(node.text))
    if node.kind == "item" and not node.role and not node.box and node.children and _has_lone_answer(node):
        is_question = asks(node.text, weakly=True)
        if is_question and not node.label:
            node.label = Label("", node.text, ("question",))
    if not is_question or any(child.role == "situation" for child in node.children):
        return
    for child in node.children:
        if child.label and child.role in ("action", "result") and plain(child.label.words).casefold() in ("a", "r"):
            child.label = replace(child.label, roles=("answer",))


def _has_lone_answer(node: Node) -> bool:
    """Whether the first child of a node is an answer, and not a part of a story."""
    return is_answer(node.children[0].label) and sum(child.role in PARTS for child in node.children) < 2
