"""Blocks put below the heading, question or label they belong to."""

import re
from dataclasses import replace

from deckgen.importers.outline.blocks import answered, blocks
from deckgen.importers.outline.node import Node
from deckgen.importers.page.page import Page
from deckgen.importers.words.asking import asks, section_of, unnumbered
from deckgen.importers.words.asking_east import requests, wonders
from deckgen.importers.words.labels import STAR, Label, answers, label, plain, roles_of
from deckgen.importers.words.references import is_placeholder

_DEEPEST = 60
"""Nodes one inside the other; a guide has some ten."""

STANDS_AS_HEADING, HOLDS_A_FIELD, HOLDS_NOTHING = 7, 8, 9

_BOLD_LINE = re.compile(r"(?:\*\*|__)[^\n]{2,160}?(?:\*\*|__)[:：]?")
_SLANTED_LINE = re.compile(r"\*[^*\n]{2,60}\*[:：]?|_[^_\n]{2,60}_[:：]?")
_ANSWER = re.compile(r"\b(?:answer|response|solution|resposta|respuesta|réponse|antwort)|答", re.I)
_TITLED = re.compile(r"(?:story|história|historia|histoire|geschichte|故事|案例|example|exemplo|ejemplo)\W*\d+", re.I)


def outline(made: Page) -> Node:
    """The whole page as one tree."""
    last = len(made.lines)
    return Node("root", 0, 0, level=0, end=last, children=_nest(blocks(made), last))


def _nest(flat: list[Node], end: int) -> list[Node]:
    root = Node("root", 0, 0, level=0, end=end)
    open_nodes = [root]
    for index, node in enumerate(flat):
        follower = flat[index + 1] if index + 1 < len(flat) else None
        for placed in _prepared(node, follower):
            if (
                placed.kind in ("text", "item")
                and placed.level == STANDS_AS_HEADING
                and _within_a_part(open_nodes, flat[index:])
            ):
                placed.level = HOLDS_NOTHING
            if _within_a_question(open_nodes, placed):
                placed.level = HOLDS_A_FIELD
            _asks_on(open_nodes[-1], placed)
            _close(open_nodes, placed)
            _asks_again(open_nodes, placed)
            if placed.level == HOLDS_NOTHING and _is_over(open_nodes[-1], placed, flat[index + 1 :]):
                open_nodes.pop()
            open_nodes[-1].children.append(placed)
            if placed.level < HOLDS_NOTHING and len(open_nodes) < _DEEPEST:
                open_nodes.append(placed)
    for node in root.below():
        _answers(node)
        node.end = max([node.end, *(child.end for child in node.children)])
    return root.children


def _answer_heading(text: str) -> Label | None:
    """A heading that says no more than that an answer, or a trap, stands below it."""
    words = unnumbered(text).rstrip(":：")
    roles = roles_of(words)[0]
    known = roles and roles[0] in ("answer", "trap") and len(plain(words)) > 1
    return Label(roles[0], words, "", roles) if known else None


def _within_a_question(open_nodes: list[Node], node: Node) -> bool:
    """Whether a heading answers the question in a line above it, and so stands below that question."""
    if node.kind != "heading" or node.role not in (*STAR, "answer", "trap"):
        return False
    if node.role in STAR:
        return any(one.kind == "heading" and one.role == "answer" and one.level == HOLDS_A_FIELD for one in open_nodes)
    return any(
        one.level == STANDS_AS_HEADING and one.role in ("question", "") and asks(_words(one)) for one in open_nodes
    )


def _words(node: Node) -> str:
    return node.label.rest if node.label else node.text


def _asks_on(top: Node, node: Node) -> None:
    """A question in a paragraph of its own, right after another one, is a question too, and not its answer."""
    asked_before = top.kind == "text" and top.level == STANDS_AS_HEADING and asks(top.text)
    asks_too = node.text.endswith(("?", "？")) or wonders(node.text) or requests(node.text)
    if asked_before and node.kind == "text" and not node.label and asks_too:
        node.level = STANDS_AS_HEADING
        node.label = Label("question", "", node.text, ("question",))


def _is_over(top: Node, node: Node, rest: list[Node]) -> bool:
    """Whether a told part ends before ``node``: it was the last one, and what follows is of another kind."""
    if top.level != HOLDS_A_FIELD or top.role not in STAR or not (top.label and top.label.rest):
        return False
    later = next((one for one in rest if one.kind in ("heading", "rule") or one.role), None)
    if later and later.role in STAR and later.role != "situation":
        return False
    return node.kind == "table" or any(
        asks(one.text) or (one.kind == "item" and one.label and one.label.role == "") for one in node.below()
    )


def _answers(node: Node) -> None:
    """Below a question, "A:" is the answer, unless a situation stands beside it."""
    asked = node.role == "question" or (not node.role and node.level <= STANDS_AS_HEADING and asks(node.text))
    if node.kind == "item" and not node.role and not node.box and node.children and _lone_answer(node):
        asked = asks(node.text, weakly=True)
        if asked and not node.label:
            node.label = Label("question", "", node.text, ("question",))
    if not asked or any(child.role == "situation" for child in node.children):
        return
    for child in node.children:
        if child.label and child.role in ("action", "result") and plain(child.label.words).casefold() in ("a", "r"):
            child.label = replace(child.label, role="answer", roles=("answer",))


def _lone_answer(node: Node) -> bool:
    """Whether an answer, and no part of a story, stands first below a node."""
    return answers(node.children[0].label) and sum(child.role in STAR for child in node.children) < 2


def _asks_again(open_nodes: list[Node], node: Node) -> None:
    """Leave the question that is open when a list of questions with their answers begins."""
    if node.kind != "list" or not all(answered(item) or item.role == "question" for item in node.children):
        return
    levels = [one.level for one in open_nodes]
    above = next(
        (at for at, one in enumerate(open_nodes) if at and one.role == "question" and one.kind != "heading"), 0
    )
    if above and levels[above] == STANDS_AS_HEADING:
        del open_nodes[above:]


def _close(open_nodes: list[Node], node: Node) -> None:
    """Leave whatever ends where ``node`` begins; what stands in details stays below their summary."""
    while len(open_nodes) > 1:
        top = open_nodes[-1]
        summaries = [index for index, one in enumerate(open_nodes) if one.summary and node.first > one.end]
        if summaries:
            del open_nodes[summaries[0] :]
            continue
        if top.summary and not (node.summary and node.first > top.end):
            return
        if node.kind == "rule":
            if top.level < STANDS_AS_HEADING and top.role not in ("result", "lesson"):
                return
        elif top.level < node.level:
            return
        open_nodes.pop()


def _prepared(node: Node, follower: Node | None) -> list[Node]:
    """A block with its level and with its own children nested."""
    if node.kind == "code" and (inside := _unfenced(node)):
        return [placed for one in inside for placed in _prepared(one, None)]
    if node.kind == "list":
        node.children = [placed for item in node.children for placed in _prepared(item, None)]
        alone = node.children[0] if len(node.children) == 1 else None
        if alone and follower and follower.kind == "rule" and follower.first == alone.last + 1:
            alone.level = STANDS_AS_HEADING - 1  # a title with a number, underlined: CommonMark reads a list and a rule
            return [alone]
        if alone and alone.kind == "item" and follower and _heads(alone, node, follower):
            alone.level = STANDS_AS_HEADING
            return [alone]
        return _last_lifted(node, follower)
    if node.kind == "item":
        node.children = _nest(node.children, node.end)
    elif node.kind == "heading":
        node.label = label(node.text) or _answer_heading(node.text)
        if node.role in ("tags", "principles", "metrics") and node.label and node.label.rest:
            node.kind, node.level = "text", HOLDS_A_FIELD
        if node.summary and node.label is None and _ANSWER.search(node.text) and len(node.text) <= 40:
            node.label = Label("answer", node.text, "", ("answer",))
    elif node.kind == "text":
        node.level = _text_level(node, follower)
    return [node]


def _answers_last(item: Node, follower: Node) -> bool:
    """Whether a paragraph right below a list answers the question in its last item."""
    asked = item.role == "question" or (not item.label and asks(item.text, weakly=True))
    told = follower.label and follower.label.rest.strip() and answers(follower.label)
    return bool(asked and told and not item.box and not item.children and follower.kind == "text")


def _last_lifted(within: Node, follower: Node | None) -> list[Node]:
    """A list and, where a paragraph answers its last item, behind it that item as a question."""
    if not (follower and within.ordered and within.children and _answers_last(within.children[-1], follower)):
        return [within]
    *others, last = within.children
    last.level = STANDS_AS_HEADING
    last.label = last.label or Label("question", "", last.text, ("question",))
    within.children, within.end = others, max((one.end for one in others), default=0)
    return [within, last] if others else [last]


def _heads(item: Node, within: Node, follower: Node) -> bool:
    """Whether the only item of a list is a heading for what follows the list."""
    if follower.kind in ("text", "code", "table"):
        return _opens(item, within)
    return follower.kind == "list" and within.ordered and not follower.ordered and not item.children and not item.box


def _opens(item: Node, within: Node) -> bool:
    return not item.box and bool((within.ordered and asks(item.text)) or _BOLD_LINE.fullmatch(item.text))


def _text_level(node: Node, follower: Node | None) -> int:
    text = node.text
    if follower and _titles(node, follower):
        return STANDS_AS_HEADING
    if node.role == "question":
        return STANDS_AS_HEADING
    if node.label and node.role in ("story", "answer") and _TITLED.match(text.lstrip("*_ ")):
        return STANDS_AS_HEADING
    if node.label:
        return HOLDS_A_FIELD
    if _BOLD_LINE.fullmatch(text) or (len(node.own) == 1 and asks(text)):
        return STANDS_AS_HEADING
    return HOLDS_NOTHING


def _titles(node: Node, follower: Node) -> bool:
    """Whether a line is the name of the story, or of the list, right below it."""
    told = follower.role if follower.kind != "list" or not follower.children else follower.children[0].role
    if told in STAR and len(node.own) == 1 and len(node.text) <= 120:
        named = not node.label and not node.text.endswith((".", ":", "：", "。"))
        return named or node.role in ("story", "title")
    if follower.kind == "list" and not node.label and _SLANTED_LINE.fullmatch(node.text):
        return not is_placeholder(node.text)
    short = len(node.own) == 1 and len(node.text) <= 60 and node.text.endswith((":", "："))
    return short and not node.label and follower.kind == "list" and section_of(node.text) in ("questions", "theirs")


def _within_a_part(open_nodes: list[Node], rest: list[Node]) -> bool:
    """Whether a bold line stands inside a part whose story goes on: the next label is a later part of it."""
    top = open_nodes[-1]
    if top.level != HOLDS_A_FIELD or top.role not in STAR or asks(rest[0].text):
        return False
    for node in rest[1:]:
        if node.kind in ("heading", "rule") or node.role == "question":
            return False
        if node.role in STAR:
            return STAR.index(node.role) > STAR.index(top.role)
    return False


def _unfenced(node: Node) -> list[Node]:
    """The blocks of a fence that holds a story as text, not code; [] for any other fence."""
    if node.info.split(" ")[0].lower() not in ("", "text", "txt", "md", "markdown", "plaintext"):
        return []
    roles = {found.role for _, line in node.own if (found := label(line)) and found.role in STAR and found.rest}
    if len(roles) < 2:
        return []
    lines = [""] * (node.own[0][0] - 1) + [line for _, line in node.own]
    return blocks(Page(lines))
