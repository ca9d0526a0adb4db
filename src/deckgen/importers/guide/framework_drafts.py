"""Frameworks and checklists in an outline."""

import re

from deckgen.importers.drafts import ChecklistDraft, FileDrafts, FrameworkDraft, StepDraft, joined
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.node_text import flat_children, full_text
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.decoration import unnumbered
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.roles import sense_of
from deckgen.importers.words.soft_breaks import HARD_BREAK
from deckgen.model import PARTS

_UNITS = (
    ("seconds?|secs?|s|segundos?|secondes?|sekunden|sek|秒", 1),
    ("minutes?|mins?|minutos?|minuten|分鐘|分钟", 60),
)
_SECONDS = tuple(
    (
        re.compile(
            rf"(?:~|about |approx\.? )?(\d{{1,4}})(?:\s*(?:[-–—]|to|a|à|bis)\s*(\d{{1,4}}))?\s*(?:{unit})\b\.?", re.I
        ),
        size,
    )
    for unit, size in _UNITS
)
_EXAMPLE = re.compile(r"[ \t]*[*_](?=[\"“])([\"“].+?[\"”])[*_]", re.S)


def _leading_seconds(text: str) -> tuple[tuple[int, int] | None, str]:
    """The seconds that a text begins with, and the rest of it; None and the whole text without any."""
    for pattern, size in _SECONDS:
        if match := pattern.match(text.lstrip("(*_ ")):
            return _bounds(match, size), text.lstrip("(*_ ")[match.end() :].lstrip(")*_:;,. ")
    return None, text


def _seconds_within(text: str) -> tuple[int, int] | None:
    """The first seconds anywhere in a text."""
    for pattern, size in _SECONDS:
        if match := pattern.search(text):
            return _bounds(match, size)
    return None


def _bounds(match: re.Match[str], size: int) -> tuple[int, int]:
    """The least and the most seconds that a number or a range says, in units of ``size`` seconds."""
    least, most = sorted((int(match[1]) * size, int(match[2] or match[1]) * size))
    return least, most


def _step(name: str, text: str) -> StepDraft:
    """A step, from its name and the text after it."""
    name = unnumbered(name.strip().rstrip(":：").strip())
    seconds, guidance = _leading_seconds(text)
    if seconds is None:
        seconds = _seconds_within(name)
    examples = _EXAMPLE.findall(guidance)
    if examples:
        guidance = _EXAMPLE.sub("", guidance).strip()
    parts = tuple(role for role in sense_of(name).roles if role in PARTS)
    return StepDraft(name, guidance.strip(), HARD_BREAK.join(examples), seconds, parts)


def read_framework(node: Node, title: str, page: Page, drafts: FileDrafts) -> bool:
    """Read a framework from the labelled items below a heading; whether there was one."""
    labelled = [child for child in flat_children(node) if child.label and not child.box and child.label.words]
    items = [child for child in labelled if child.kind == "item" or child.role in PARTS]
    if len(items) < 2:
        return False
    intro = _texts_above(items[0], node)
    steps = [_step(item.label.words, full_text(item, page)) for item in items if item.label]
    guidance = joined(full_text(text, page) for text in intro)
    drafts.frameworks.append(FrameworkDraft(title, drafts.place_of(node), steps, guidance))
    drafts.use(node)
    drafts.use_all(*items, *intro)
    return True


def _texts_above(item: Node, node: Node) -> list[Node]:
    """The paragraphs of a node above one of its items."""
    return [child for child in node.children if child.kind == "text" and not child.label and child.first < item.first]


def has_seconds(node: Node) -> bool:
    """Whether two or more steps below a node say how long they take."""
    timed = [child for child in flat_children(node) if child.label and _leading_seconds(child.label.rest)[0]]
    return len(timed) >= 2


def has_steps(node: Node, principles: KnownPrinciples) -> bool:
    """Whether the labelled items below a node are steps, and not principles."""
    items = [child for child in flat_children(node) if child.label and child.kind == "item" and not child.box]
    return len(items) >= 2 and not any(principles.named(item.label.words) for item in items if item.label)


def read_checklist(node: Node, title: str, page: Page, drafts: FileDrafts) -> list[Node]:
    """Read a checklist from the check boxes directly below a heading; the nodes that it was read from."""
    boxes = [child for child in flat_children(node) if child.box]
    if not boxes:
        return []
    intro = _texts_above(boxes[0], node)[-1:]
    items = [text for box in boxes if (text := _item_text(box, page))]
    if not items:
        drafts.skip("placeholder", *boxes)
        return boxes
    guidance = joined(full_text(text, page) for text in intro)
    drafts.checklists.append(ChecklistDraft(title or "Checklist", drafts.place_of(boxes[0]), items, guidance))
    drafts.use(node)
    drafts.use_all(*boxes, *intro)
    return [*boxes, *intro]


def _item_text(item: Node, page: Page) -> str:
    """The words of an item, label included, and everything below it."""
    below = full_text(Node("item", item.first, item.last, children=item.children), page) if item.children else ""
    return f"{item.text}{HARD_BREAK}{below}" if below else item.text
