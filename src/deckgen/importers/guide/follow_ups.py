"""What may be asked next; one that is answered where it stands is a question of its own."""

from deckgen.importers.drafts import Excerpt, FileDrafts, QuestionDraft, joined
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.node_text import fields, lines_of, said
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.decoration import unnumbered, unquoted


def read_follow_ups(node: Node, principle: Excerpt | None, made: Page, found: FileDrafts) -> list[str]:
    """The follow-ups below a label; the answered ones are put with the questions of the file."""
    answered = _answered(node)
    if not answered:
        found.use_all(node)
        return [line for _, line in lines_of(node, made)]
    found.use(node)
    asked: list[str] = [line for one, line in lines_of(node, made) if one is node]
    for one, answers in answered:
        ask = unquoted(unnumbered(one.says if one.role == "question" else one.text))
        text = joined(said(answer, made) for answer in answers)
        if text:
            found.questions.append(QuestionDraft(ask, found.at(one), principle, good_answer=text))
        elif ask:
            asked.append(ask)
        found.use(one)
        found.use_all(*answers)
    return asked


def _answered(node: Node) -> list[tuple[Node, list[Node]]]:
    """Each follow-up with its answers, [] where none of them is answered."""
    pairs: list[tuple[Node, list[Node]]] = []
    for one in fields(node):
        if one.role == "answer" and pairs:
            pairs[-1][1].append(one)
        else:
            pairs.append((one, list(fields(one))))
    told = any(child.role == "answer" for _, answers in pairs for child in answers)
    return pairs if told and all(one.role in ("question", "") and one.own for one, _ in pairs) else []
