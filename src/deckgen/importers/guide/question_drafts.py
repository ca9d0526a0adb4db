"""Questions in an outline, with the stories, traps and answers that stand below them."""

import re

from deckgen.importers.drafts import Excerpt, FileDrafts, QuestionDraft, joined
from deckgen.importers.guide.blanks import filled
from deckgen.importers.guide.context import Context
from deckgen.importers.guide.follow_ups import read_follow_ups
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.node_text import fields, in_order, lines_of, said, written
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.decoration import unquoted
from deckgen.importers.words.links import only_links
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.question_phrases import asks, each_asked
from deckgen.importers.words.roles import plain


def asked(node: Node, *, weakly: bool) -> str:
    """The question a node asks, "" when it asks none."""
    if node.kind == "item" and node.box:
        return ""
    if node.role == "question" and node.kind != "table":
        return node.says if _sentence(node.says) else ""
    if node.label and not node.role:
        return node.says if asks(node.says, weakly=weakly) else ""
    expected = weakly or (node.kind == "heading" and _of_a_person(node.text))
    return node.text if not node.role and asks(node.text, weakly=expected) else ""


def asked_in(node: Node, where: Context) -> str:
    """What a node asks where it stands; amid advice, only what is quoted or asks for a time or an example."""
    ask = asked(node, weakly=where.section in ("questions", "stories") or where.principle is not None)
    told_to_ask = not node.role or (node.label is not None and plain(node.label.words).casefold() == "ask")
    advice = where.section in ("tips", "method") and node.kind == "item" and told_to_ask
    return "" if ask and advice and not _FOR_SURE.search(ask) else ask


_FOR_SURE = re.compile(r"^\W*[\"“「«]|\b(?:time|example|situation)\b|一次|一個|一个|例子|經驗|经验|經歷|经历", re.I)


def _of_a_person(title: str) -> bool:
    """Whether a heading asks somebody about himself or his reasons, and is no headline of an article."""
    return title.endswith("?") and (not title.isascii() or bool(_YOU.search(title)))


_YOU = re.compile(r"\b(?:you|your|yourself|we|us|this (?:company|job|role|team|position))\b", re.I)


def _sentence(text: str) -> bool:
    asked = len(text) > 3 and text.endswith(("?", "？"))
    return asked or len(text.split()) > 2 or (len(text) > 5 and not text.isascii())


_ABOUT = re.compile(
    r"look\w* for|\bwhy\b|test|assess|evaluat|purpose|intent|signal"
    r"|compet|\btips?\b|\bnotes?\b|hint|frequen|difficult"
    r"|level|compan|source|\btags?\b|categor|\btype|\btime|duration|principle|\blp|theme|goal|context|mapped"
    r"|mistake|avoid|\bnot\b|\bdon.t\b|weak|\bbad\b|story used|dica|avalia",
    re.I,
)


def _unnamed_answer(nodes: list[Node], made: Page) -> list[Node]:
    """Labelled texts below a question that nothing else answers, those about the question itself left aside."""
    kept = [one for one in nodes if one.label and not one.role and not _ABOUT.search(one.label.words)]
    return kept if any(len(said(one, made).split()) > 3 for one in kept) else []


def questions(
    node: Node, ask: str, principle: Excerpt | None, made: Page, found: FileDrafts, *, told: bool = False
) -> list[QuestionDraft]:
    """The questions a node asks, each with all that stands below; what has no place in a bank is listed."""
    drafts = [QuestionDraft(one, found.at(node), principle) for one in each_asked(ask)]
    found.use(node)
    if node.label and not node.label.role and not (principle and principle.text == node.label.words):
        found.left_out.append((Excerpt(node.label.words, found.at(node)), "a name that a question has no place for"))
    first = drafts[0]
    loose: list[Node] = []
    for child in node.children:
        for one in child.children if child.kind == "list" and any(item.role for item in child.children) else [child]:
            _field(first, one, loose, made, found)
    links = [one for one in loose if only_links(written([one], made), beside=2)]
    found.because("link", *links)
    loose = [one for one in loose if one not in links]
    if not (told or first.good_answer or first.primary or first.gaps):
        unnamed = _unnamed_answer(list(fields(node)), made)
        loose = in_order([*loose, *unnamed]) if unnamed else loose
    if loose and not first.good_answer:
        _told_below(first, loose, made, found)
    for other in drafts[1:]:
        other.primary, other.backup, other.gaps = first.primary, first.backup, list(first.gaps)
    found.questions += drafts
    return drafts


def _told_below(draft: QuestionDraft, loose: list[Node], made: Page, found: FileDrafts) -> None:
    """What stands below a question without a label: what may be asked next, a gap, or else the answer."""
    if texts := _follow_ups(loose, made, found):
        draft.follow_ups += texts
        return
    answer = written(loose, made)
    found.use_all(*loose)
    if is_placeholder(answer):
        found.blank(answer, found.at(loose[0]))
        draft.gaps.append(answer)
    else:
        draft.good_answer = answer


def _follow_ups(loose: list[Node], made: Page, found: FileDrafts) -> list[str]:
    """The items of a list that holds nothing but questions."""
    items = [item for node in loose if node.kind == "list" for item in node.children]
    if len(loose) != 1 or not items or not all(asks(item.text, weakly=True) for item in items):
        return []
    found.use_all(*items)
    return [unquoted(said(item, made)) for item in items]


def _field(draft: QuestionDraft, node: Node, loose: list[Node], made: Page, found: FileDrafts) -> None:
    match node.role:
        case "primary" | "backup" | "story":
            _picked(draft, node, made, found)
        case "trap" | "answer":
            if text := filled(node, made, found):
                name = "trap" if node.role == "trap" else "good_answer"
                setattr(draft, name, joined((getattr(draft, name), text)))
                found.use_all(node)
        case "follow_ups":
            draft.follow_ups += read_follow_ups(node, draft.principle, made, found)
        case "principles" if text := said(node, made):
            draft.principle = Excerpt(text, found.at(node))
            found.use(node)
        case "" if not node.label and node.kind not in ("rule", "code"):
            loose.append(node)
        case _:
            found.because("a field that a bank has no place for", node)


def _picked(draft: QuestionDraft, node: Node, made: Page, found: FileDrafts) -> None:
    slot = "backup" if node.role == "backup" or (node.role == "story" and draft.primary) else "primary"
    for one, line in lines_of(node, made):
        if getattr(draft, slot) is None:
            setattr(draft, slot, Excerpt(line, found.at(one)))
            slot = "backup"
    found.use_all(node)


def is_question_list(node: Node) -> bool:
    """Whether most items below a node are questions."""
    items = [one for one in fields(node) if one.kind == "item"]
    return len(items) > 1 and sum(asks(one.text, weakly=True) for one in items) * 2 > len(items)
