"""The draft of a story that an outline tells; nothing of it is lost."""

import re

from deckgen.importers.drafts import Found, Said, StoryDraft
from deckgen.importers.guide.context import Context, fallback
from deckgen.importers.guide.follow_ups import read_follow_ups
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.tellings import Telling
from deckgen.importers.outline.wording import lines_of, said
from deckgen.importers.page.page import Page
from deckgen.importers.words.keys import key_of
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.surroundings import unquoted
from deckgen.model import PARTS

_KIND = re.compile(r"[(（][^()（）]*\b(failure|conflict|hero)\b[^()（）]*[)）]", re.I)


def story(telling: Telling, title: str, also: list[str], where: Context, made: Page, found: Found) -> StoryDraft | None:
    """Read a telling; None when it is still to be written."""
    draft = _draft(telling, title, also, made, found)
    found.because("a field that a bank has no place for", *(one for one in telling.unknown if one.label))
    if not draft.parts:
        found.unuse("a story still to be written", *telling.extra)
        return None
    draft.title = draft.title or fallback(where)
    if where.principle:
        draft.principles.append(where.principle)
    found.stories.append(draft)
    return draft


def _draft(telling: Telling, title: str, also: list[str], made: Page, found: Found) -> StoryDraft:
    """The draft of a telling; its placeholders are declared, what has no place in a bank is listed."""
    draft = StoryDraft(title, found.at(telling.star[0]), also=list(also))
    draft.kinds += [kind.casefold() for kind in _KIND.findall(title)]
    roles = telling.roles
    for node in telling.star:
        assert node.label
        _add(draft, node.label.roles[0], node, made, found)
    for node in telling.extra:
        role = node.role
        stands_for = {"challenge": ("situation", "task"), "impact": ("result",)}.get(role, ())
        if role in ("challenge", "impact"):
            role = next((part for part in stands_for if part not in roles), "")
            roles = roles | {role}
        _extra(draft, role, node, made, found)
    return draft


def _add(draft: StoryDraft, part: str, node: Node, made: Page, found: Found) -> None:
    text = said(node, made)
    if not text or is_placeholder(text):
        found.blank(text or node.text, found.at(node))
        found.because("placeholder", node)
        return
    found.use_all(node)
    before = draft.parts.get(part, "")
    draft.parts[part] = f"{before}\n{text}" if before else text


def _extra(draft: StoryDraft, role: str, node: Node, made: Page, found: Found) -> None:
    text = said(node, made)
    if role in PARTS:
        _add(draft, role, node, made, found)
    elif not text or is_placeholder(text):
        found.blank(text or node.text, found.at(node))
        found.because("placeholder", node)
    elif role == "lesson":
        draft.lesson = f"{draft.lesson}\n{text}" if draft.lesson else text
        found.use_all(node)
    elif role == "title":
        draft.title = unquoted(text)
        found.use_all(node)
    elif role == "principles":
        draft.principles += [Said(line, found.at(one)) for one, line in lines_of(node, made)]
        found.use_all(node)
    elif role == "tags":
        tags = [tag.strip() for tag in re.split(r"[,;、#|]+|\s{2,}", text.replace("`", "")) if tag.strip()]
        draft.kinds += tags
        foreign = [Said(tag, found.at(node)) for tag in tags if not key_of(tag, "")]
        found.left_out += [
            (tag, "a kind is a key, and this tag has no Latin letters to make one of") for tag in foreign
        ]
        found.use_all(node)
    elif role == "follow_ups":
        draft.follow_ups += read_follow_ups(node, None, made, found)
    elif role == "metrics":
        draft.metrics += [line for _, line in lines_of(node, made)]
        found.use_all(node)
    else:
        found.because("a field that a bank has no place for", node)
