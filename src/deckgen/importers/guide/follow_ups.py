"""Follow-ups in a guide; one that is answered there becomes a question of its own."""

from deckgen.importers.drafts import Excerpt, FileDrafts, QuestionDraft, joined
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.node_text import flat_children, full_text, listed_texts
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.decoration import unnumbered, unquoted


def read_follow_ups(node: Node, principle: Excerpt | None, page: Page, drafts: FileDrafts) -> list[str]:
    """The follow-ups below a label; those with an answer are drafted as questions instead."""
    pairs = _with_answers(node)
    if not pairs:
        drafts.use_all(node)
        return [text for _, text in listed_texts(node, page)]
    drafts.use(node)
    follow_ups = [text for item, text in listed_texts(node, page) if item is node]
    for item, answers in pairs:
        ask = unquoted(unnumbered(item.body if item.role == "question" else item.text))
        answer = joined(full_text(each, page) for each in answers)
        if answer:
            drafts.questions.append(QuestionDraft(ask, drafts.place_of(item), principle, good_answer=answer))
        elif ask:
            follow_ups.append(ask)
        drafts.use(item)
        drafts.use_all(*answers)
    return follow_ups


def _with_answers(node: Node) -> list[tuple[Node, list[Node]]]:
    """Each follow-up with its answers; [] if none of them is answered."""
    pairs: list[tuple[Node, list[Node]]] = []
    for child in flat_children(node):
        if child.role == "answer" and pairs:
            pairs[-1][1].append(child)
        else:
            pairs.append((child, list(flat_children(child))))
    any_answer = any(answer.role == "answer" for _, answers in pairs for answer in answers)
    only_follow_ups = all(item.role in ("question", "") and item.lines for item, _ in pairs)
    return pairs if any_answer and only_follow_ups else []
