"""Drafts of the stories that an outline tells."""

import re

from deckgen.importers.drafts import Excerpt, FileDrafts, StoryDraft, joined
from deckgen.importers.guide.blanks import text_or_blank
from deckgen.importers.guide.context import Context, fallback_title
from deckgen.importers.guide.follow_ups import read_follow_ups
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.node_text import listed_texts
from deckgen.importers.outline.star_blocks import StarBlock
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.decoration import unquoted
from deckgen.importers.words.keys import key_of
from deckgen.importers.words.soft_breaks import HARD_BREAK
from deckgen.model import PARTS

_KIND = re.compile(r"[(（][^()（）]*\b(failure|conflict|hero)\b[^()（）]*[)）]", re.I)

_STANDS_FOR = {"challenge": ("situation", "task"), "impact": ("result",)}
"""Label -> the parts it may stand for; it stands for the first that its story does not tell otherwise."""

_NO_FIELD = "a field that a bank has no place for"


def read_story(
    block: StarBlock, title: str, also: list[str], context: Context, page: Page, drafts: FileDrafts
) -> StoryDraft | None:
    """Draft the story of a STAR block; None if it is still to be written."""
    story = _story(block, title, also, page, drafts)
    drafts.skip(_NO_FIELD, *(node for node in block.others if node.label))
    if not story.parts:
        drafts.withdraw("a story still to be written", *block.fields)
        return None
    story.title = story.title or fallback_title(context)
    if context.principle:
        story.principles.append(context.principle)
    drafts.stories.append(story)
    return story


def _story(block: StarBlock, title: str, also: list[str], page: Page, drafts: FileDrafts) -> StoryDraft:
    story = StoryDraft(title, drafts.place_of(block.parts[0]), also=list(also))
    story.kinds += [kind.casefold() for kind in _KIND.findall(title)]
    roles = block.roles
    for node in block.parts:
        assert node.label
        _add_part(story, node.label.roles[0], node, page, drafts)
    for node in block.fields:
        role = node.role
        if role in _STANDS_FOR:
            role = next((part for part in _STANDS_FOR[role] if part not in roles), "")
            roles = roles | {role}
        if role in PARTS:
            _add_part(story, role, node, page, drafts)
        elif text := text_or_blank(node, page, drafts):
            _add_field(story, role, text, node, page, drafts)
    return story


def _add_part(story: StoryDraft, part: str, node: Node, page: Page, drafts: FileDrafts) -> None:
    if text := text_or_blank(node, page, drafts):
        drafts.use_all(node)
        story.parts[part] = joined((story.parts.get(part, ""), text), HARD_BREAK)


def _add_field(story: StoryDraft, role: str, text: str, node: Node, page: Page, drafts: FileDrafts) -> None:
    match role:
        case "follow_ups":
            story.follow_ups += read_follow_ups(node, None, page, drafts)
            return
        case "lesson":
            story.lesson = joined((story.lesson, text), HARD_BREAK)
        case "title":
            story.title = unquoted(text)
        case "principles":
            story.principles += [Excerpt(name, drafts.place_of(item)) for item, name in listed_texts(node, page)]
        case "tags":
            _add_tags(story, text, node, drafts)
        case "metrics":
            story.metrics += [metric for _, metric in listed_texts(node, page)]
        case _:
            drafts.skip(_NO_FIELD, node)
            return
    drafts.use_all(node)


def _add_tags(story: StoryDraft, text: str, node: Node, drafts: FileDrafts) -> None:
    """Add tags as kinds; a tag that no key can be made of is also reported as left out."""
    tags = [tag.strip() for tag in re.split(r"[,;、#|]+|\s{2,}", text.replace("`", "")) if tag.strip()]
    story.kinds += tags
    for tag in tags:
        if not key_of(tag, ""):
            reason = "a kind is a key, and this tag has no Latin letters for one"
            drafts.leave_out(tag, drafts.place_of(node), reason)
