"""Ways of answering in an outline, with their seconds, and lists of things to tick."""

import re

from deckgen.importers.drafts import ChecklistDraft, FileDrafts, FrameworkDraft, StepDraft, joined
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.node_text import fields, said
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.decoration import unnumbered
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.roles import sense_of
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
_EXAMPLE = re.compile(r"[*_](?=[\"“])([\"“].+?[\"”])[*_]", re.S)


def _seconds_in(text: str) -> tuple[tuple[int, int] | None, str]:
    """The seconds a text begins with, and the text after them."""
    for pattern, size in _SECONDS:
        if found := pattern.match(text.lstrip("(*_ ")):
            rest = text.lstrip("(*_ ")[found.end() :].lstrip(")*_:;,. ")
            return _bounds(found, size), rest
    return None, text


def _bounds(found: re.Match[str], size: int) -> tuple[int, int]:
    least, most = sorted((int(found[1]) * size, int(found[2] or found[1]) * size))
    return least, most


def _seconds_within(text: str) -> tuple[int, int] | None:
    for pattern, size in _SECONDS:
        if found := pattern.search(text):
            return _bounds(found, size)
    return None


def _step(name: str, text: str) -> StepDraft:
    """A step from its name and what is said about it."""
    name = unnumbered(name.strip().rstrip(":：").strip())
    seconds, guidance = _seconds_in(text)
    if seconds is None:
        seconds = _seconds_within(name)
    examples = _EXAMPLE.findall(guidance)
    if examples:
        guidance = "\n".join(line.rstrip() for line in _EXAMPLE.sub("", guidance).split("\n")).strip()
    parts = tuple(role for role in sense_of(name).roles if role in PARTS)
    return StepDraft(name, guidance.strip(), "\n".join(examples), seconds, parts)


def framework(node: Node, title: str, made: Page, found: FileDrafts) -> bool:
    """Read a framework from the labelled items below a heading; whether there was one."""
    steps = [one for one in fields(node) if one.label and not one.box and one.label.words]
    items = [one for one in steps if one.kind == "item" or one.role in PARTS]
    if len(items) < 2:
        return False
    intro = _before(items[0], node)
    drafts = [_step(one.label.words, said(one, made)) for one in items if one.label]
    guidance = joined(said(one, made) for one in intro)
    found.frameworks.append(FrameworkDraft(title, found.at(node), drafts, guidance))
    found.use(node)
    found.use_all(*items, *intro)
    return True


def _before(first: Node, node: Node) -> list[Node]:
    """The paragraphs of a node above the first of its items."""
    return [one for one in node.children if one.kind == "text" and not one.label and one.first < first.first]


def has_seconds(node: Node) -> bool:
    """Whether two or more steps below a node say how long they take."""
    timed = [one for one in fields(node) if one.label and _seconds_in(one.label.rest)[0]]
    return len(timed) >= 2


def has_steps(node: Node, principles: KnownPrinciples) -> bool:
    """Whether a node holds labelled steps, and not principles."""
    steps = [one for one in fields(node) if one.label and one.kind == "item" and not one.box]
    return len(steps) >= 2 and not any(principles.one(one.label.words) for one in steps if one.label)


def checklist(node: Node, title: str, made: Page, found: FileDrafts) -> list[Node]:
    """Read a checklist from the boxes directly below a heading; the nodes it took."""
    boxes = [one for one in fields(node) if one.box]
    if not boxes:
        return []
    intro = _before(boxes[0], node)[-1:]
    items = [_whole(one, made) for one in boxes]
    guidance = joined(said(one, made) for one in intro)
    kept = [item for item in items if item]
    if not kept:
        found.because("placeholder", *boxes)
        return boxes
    found.checklists.append(ChecklistDraft(title or "Checklist", found.at(boxes[0]), kept, guidance))
    found.use(node)
    found.use_all(*boxes, *intro)
    return [*boxes, *intro]


def _whole(item: Node, made: Page) -> str:
    below = said(Node("item", item.first, item.last, children=item.children), made) if item.children else ""
    return f"{item.text}\n{below}" if below else item.text
