"""The draft of a story that an outline tells; nothing of it is lost."""

import re

from deckgen.importers.drafts import Excerpt, FileDrafts, StoryDraft, joined
from deckgen.importers.guide.blanks import filled
from deckgen.importers.guide.context import Context, fallback
from deckgen.importers.guide.follow_ups import read_follow_ups
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.node_text import lines_of
from deckgen.importers.outline.star_blocks import StarBlock
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.decoration import unquoted
from deckgen.importers.words.keys import key_of
from deckgen.model import PARTS

_KIND = re.compile(r"[(（][^()（）]*\b(failure|conflict|hero)\b[^()（）]*[)）]", re.I)

_STANDS_FOR = {"challenge": ("situation", "task"), "impact": ("result",)}
"""The parts that a label may stand for, the first that its story does not tell otherwise."""


def story(
    telling: StarBlock, title: str, also: list[str], where: Context, made: Page, found: FileDrafts
) -> StoryDraft | None:
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


def _draft(telling: StarBlock, title: str, also: list[str], made: Page, found: FileDrafts) -> StoryDraft:
    """The draft of a telling; its placeholders are declared, what has no place in a bank is listed."""
    draft = StoryDraft(title, found.at(telling.star[0]), also=list(also))
    draft.kinds += [kind.casefold() for kind in _KIND.findall(title)]
    roles = telling.roles
    for node in telling.star:
        assert node.label
        _add(draft, node.label.roles[0], node, made, found)
    for node in telling.extra:
        role = node.role
        if role in _STANDS_FOR:
            role = next((part for part in _STANDS_FOR[role] if part not in roles), "")
            roles = roles | {role}
        _extra(draft, role, node, made, found)
    return draft


def _add(draft: StoryDraft, part: str, node: Node, made: Page, found: FileDrafts) -> None:
    if text := filled(node, made, found):
        found.use_all(node)
        draft.parts[part] = joined((draft.parts.get(part, ""), text), "\n")


def _extra(draft: StoryDraft, role: str, node: Node, made: Page, found: FileDrafts) -> None:
    """A field beside the four parts, or one that stands for a part the story does not tell."""
    if role in PARTS:
        _add(draft, role, node, made, found)
        return
    text = filled(node, made, found)
    if not text:
        return
    match role:
        case "follow_ups":
            draft.follow_ups += read_follow_ups(node, None, made, found)
            return
        case "lesson":
            draft.lesson = joined((draft.lesson, text), "\n")
        case "title":
            draft.title = unquoted(text)
        case "principles":
            draft.principles += [Excerpt(line, found.at(one)) for one, line in lines_of(node, made)]
        case "tags":
            _tag(draft, text, node, found)
        case "metrics":
            draft.metrics += [line for _, line in lines_of(node, made)]
        case _:
            found.because("a field that a bank has no place for", node)
            return
    found.use_all(node)


def _tag(draft: StoryDraft, text: str, node: Node, found: FileDrafts) -> None:
    tags = [tag.strip() for tag in re.split(r"[,;、#|]+|\s{2,}", text.replace("`", "")) if tag.strip()]
    draft.kinds += tags
    note = "a kind is a key, and this tag has no Latin letters to make one of"
    found.left_out += [(Excerpt(tag, found.at(node)), note) for tag in tags if not key_of(tag, "")]
