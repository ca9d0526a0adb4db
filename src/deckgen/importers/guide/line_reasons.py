"""What became of the lines that no entry was made of, and of the words that share a line with one."""

import re
from collections import Counter
from dataclasses import replace

from deckgen.importers.drafts import Excerpt, FileDrafts
from deckgen.importers.outline.node import Node
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.links import only_links


def settle(found: FileDrafts, root: Node, text: str, made: Page) -> None:
    """Give every line that is not in the bank its reason."""
    found.questions.sort(key=lambda one: one.place.line)
    tabled = made.tabled
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip().startswith(("```", "~~~")):
            found.reasons.setdefault(number, "code")
        if line.strip() and not line.strip("> \t"):
            found.used.discard(number)
            found.reasons[number] = "empty quote line"
        if line.strip() and not made.lines[number - 1].strip() and number not in tabled:
            found.used.discard(number)
            found.reasons[number] = made.reasons.get(number, "HTML tag")
    for node in root.below():
        found.because(_reason(node), replace(node, end=node.last, children=[]))
    _shared_lines(found, root)


def _reason(node: Node) -> str:
    if node.kind in ("heading", "code", "rule", "table"):
        return node.kind
    return "link" if only_links(node.text) else "prose"


def _shared_lines(found: FileDrafts, root: Node) -> None:
    """Report words that are in no entry though the line they share with others counts as used."""
    short = [one for one in root.below() if one.own and one.kind != "code" and one.first == one.last]
    shared = Counter(one.first for one in short)
    for one in short:
        alone = shared[one.first] < 2 or one.first not in found.used
        if not alone and (one.first, one.text) not in found.spoken and re.search(r"\w", one.text):
            found.left_out.append((Excerpt(one.text, found.at(one)), "words beside others that a bank has a place for"))
