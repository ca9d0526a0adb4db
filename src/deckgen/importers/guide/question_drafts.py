"""Drafts of the questions in an outline, with the picks, traps and answers below them."""

import re
from collections.abc import Iterable

from deckgen.importers.drafts import Excerpt, FileDrafts, QuestionDraft, StoryDraft, joined
from deckgen.importers.guide.blanks import text_or_blank
from deckgen.importers.guide.context import Context
from deckgen.importers.guide.follow_ups import read_follow_ups
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.node_text import flat_children, full_text, in_order, listed_texts, source_text
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.decoration import unquoted
from deckgen.importers.words.links import only_links
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.question_phrases import asks, split_questions
from deckgen.importers.words.roles import plain


def question_of(node: Node, *, weakly: bool) -> str:
    """The question that a node asks, "" if none; ``weakly``: where questions are expected, any question will do."""
    if node.kind == "item" and node.box:
        return ""
    if node.role == "question" and node.kind != "table":
        return node.body if _is_sentence(node.body) else ""
    if node.label and not node.role:
        return node.body if asks(node.body, weakly=weakly) else ""
    is_expected = weakly or (node.kind == "heading" and _asks_a_person(node.text))
    return node.text if not node.role and asks(node.text, weakly=is_expected) else ""


def question_in(node: Node, context: Context) -> str:
    """The question that a node asks in its context; amid advice, only if it is quoted or asks for an experience."""
    ask = question_of(node, weakly=context.section in ("questions", "stories") or context.principle is not None)
    is_unlabelled = not node.role or (node.label is not None and plain(node.label.words).casefold() == "ask")
    is_advice = context.section in ("tips", "method") and node.kind == "item" and is_unlabelled
    return "" if ask and is_advice and not _ASKS_FOR_STORY.search(ask) else ask


_ASKS_FOR_STORY = re.compile(
    r"^\W*[\"“「«]|\b(?:time|example|situation)\b|一次|一個|一个|例子|經驗|经验|經歷|经历", re.I
)


def _asks_a_person(title: str) -> bool:
    """Whether a heading asks somebody about themselves, and is not the headline of an article."""
    return title.endswith("?") and (not title.isascii() or bool(_YOU.search(title)))


_YOU = re.compile(r"\b(?:you|your|yourself|we|us|this (?:company|job|role|team|position))\b", re.I)


def _is_sentence(text: str) -> bool:
    is_question = len(text) > 3 and text.endswith(("?", "？"))
    return is_question or len(text.split()) > 2 or (len(text) > 5 and not text.isascii())


def is_question_list(node: Node) -> bool:
    """Whether most items below a node are questions."""
    items = [child for child in flat_children(node) if child.kind == "item"]
    return len(items) > 1 and sum(asks(item.text, weakly=True) for item in items) * 2 > len(items)


def read_questions(
    node: Node, ask: str, principle: Excerpt | None, page: Page, drafts: FileDrafts, *, has_story: bool = False
) -> list[QuestionDraft]:
    """Draft the questions that a node asks; everything below belongs to the first of them.

    ``has_story``: the answer is a story, which is drafted elsewhere.
    """
    questions = [QuestionDraft(wording, drafts.place_of(node), principle) for wording in split_questions(ask)]
    drafts.use(node)
    if node.label and not node.label.role and not (principle and principle.text == node.label.words):
        drafts.leave_out(node.label.words, drafts.place_of(node), "a label that a question has no place for")
    first = questions[0]
    unlabelled: list[Node] = []
    for child in node.children:
        has_labels = child.kind == "list" and any(item.role for item in child.children)
        for field in child.children if has_labels else [child]:
            _read_field(first, field, unlabelled, page, drafts)
    links = [child for child in unlabelled if only_links(source_text([child], page), other_words=2)]
    drafts.skip("link", *links)
    unlabelled = [child for child in unlabelled if child not in links]
    has_answer = has_story or first.good_answer or first.primary or first.gaps
    if not has_answer and (unknown := _unknown_labels(node, page)):
        unlabelled = in_order([*unlabelled, *unknown])
    if unlabelled and not first.good_answer:
        _read_unlabelled(first, unlabelled, page, drafts)
    for other in questions[1:]:
        other.primary, other.backup, other.gaps = first.primary, first.backup, list(first.gaps)
    drafts.questions += questions
    return questions


def answer_with(story: StoryDraft, questions: Iterable[QuestionDraft], sections: Iterable[Node]) -> None:
    """Make a story the answer to the questions in these sections that have none."""
    lines = {line for section in sections for line in range(section.first, section.end + 1)}
    for question in questions:
        if question.place.line in lines and question.story is None and question.primary is None:
            question.story = story


_ABOUT_QUESTION = re.compile(
    r"look\w* for|\bwhy\b|test|assess|evaluat|purpose|intent|signal"
    r"|compet|\btips?\b|\bnotes?\b|hint|frequen|difficult"
    r"|level|compan|source|\btags?\b|categor|\btype|\btime|duration|principle|\blp|theme|goal|context|mapped"
    r"|mistake|avoid|\bnot\b|\bdon.t\b|weak|\bbad\b|story used|dica|avalia",
    re.I,
)


def _unknown_labels(node: Node, page: Page) -> list[Node]:
    """Texts below a question whose labels are not known, without those about the question; [] if all are short."""
    unknown = [child for child in flat_children(node) if child.label and not child.role]
    kept = [child for child in unknown if child.label and not _ABOUT_QUESTION.search(child.label.words)]
    return kept if any(len(full_text(child, page).split()) > 3 for child in kept) else []


def _read_unlabelled(question: QuestionDraft, nodes: list[Node], page: Page, drafts: FileDrafts) -> None:
    """Read what has no label below a question: follow-ups, a gap, or else the answer."""
    if follow_ups := _follow_ups(nodes, page, drafts):
        question.follow_ups += follow_ups
        return
    answer = source_text(nodes, page)
    drafts.use_all(*nodes)
    if is_placeholder(answer):
        drafts.add_placeholder(answer, drafts.place_of(nodes[0]))
        question.gaps.append(answer)
    else:
        question.good_answer = answer


def _follow_ups(nodes: list[Node], page: Page, drafts: FileDrafts) -> list[str]:
    """The items of a single list, if all of them are questions."""
    items = [item for node in nodes if node.kind == "list" for item in node.children]
    if len(nodes) != 1 or not items or not all(asks(item.text, weakly=True) for item in items):
        return []
    drafts.use_all(*items)
    return [unquoted(full_text(item, page)) for item in items]


def _read_field(question: QuestionDraft, node: Node, unlabelled: list[Node], page: Page, drafts: FileDrafts) -> None:
    match node.role:
        case "primary" | "backup" | "story":
            _read_picks(question, node, page, drafts)
        case "trap" | "answer":
            if text := text_or_blank(node, page, drafts):
                name = "trap" if node.role == "trap" else "good_answer"
                setattr(question, name, joined((getattr(question, name), text)))
                drafts.use_all(node)
        case "follow_ups":
            question.follow_ups += read_follow_ups(node, question.principle, page, drafts)
        case "principles" if text := full_text(node, page):
            question.principle = Excerpt(text, drafts.place_of(node))
            drafts.use(node)
        case "" if not node.label and node.kind not in ("rule", "code"):
            unlabelled.append(node)
        case _:
            drafts.skip("a field that a bank has no place for", node)


def _read_picks(question: QuestionDraft, node: Node, page: Page, drafts: FileDrafts) -> None:
    is_backup = node.role == "backup" or (node.role == "story" and question.primary)
    slot = "backup" if is_backup else "primary"
    for item, name in listed_texts(node, page):
        if getattr(question, slot) is None:
            setattr(question, slot, Excerpt(name, drafts.place_of(item)))
            slot = "backup"
    drafts.use_all(node)
