"""Reasons for the lines of a guide that are not in the bank, and for words that share a line with others that are."""

import re
from collections import Counter
from dataclasses import replace

from deckgen.importers.drafts import FileDrafts
from deckgen.importers.outline.node import Node
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.links import only_links


def give_reasons(drafts: FileDrafts, root: Node, text: str, page: Page) -> None:
    """Give every line that is not used its reason."""
    table_lines = page.table_lines
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip().startswith(("```", "~~~")):
            drafts.reasons.setdefault(number, "code")
        if line.strip() and not line.strip("> \t"):
            drafts.used.discard(number)
            drafts.reasons[number] = "empty quote line"
        if line.strip() and not page.lines[number - 1].strip() and number not in table_lines:
            drafts.used.discard(number)
            drafts.reasons[number] = page.reasons.get(number, "HTML tag")
    for node in root.subtree():
        drafts.skip(_reason(node), replace(node, end=node.last, children=[]))
    _leave_out_unused_texts(drafts, root)


def _reason(node: Node) -> str:
    if node.kind in ("heading", "code", "rule", "table"):
        return node.kind
    return "link" if only_links(node.text) else "prose"


def _leave_out_unused_texts(drafts: FileDrafts, root: Node) -> None:
    """Report texts that are in no entry though their line counts as used, because another text on it is."""
    on_one_line = [node for node in root.subtree() if node.lines and node.kind != "code" and node.first == node.last]
    texts = Counter(node.first for node in on_one_line)
    for node in on_one_line:
        is_shared = texts[node.first] > 1 and node.first in drafts.used
        if is_shared and (node.first, node.text) not in drafts.used_texts and re.search(r"\w", node.text):
            drafts.leave_out(node.text, drafts.place_of(node), "words on a used line that a bank has no place for")
