"""The blocks of a page, read once from the tokens of CommonMark."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from deckgen.importers.outline.answers import answered
from deckgen.importers.outline.node import Line, Node
from deckgen.importers.outline.paragraphs import texts_of
from deckgen.importers.page.html_tables import TABLE, Cells
from deckgen.importers.page.inline_html import BREAK, CELL
from deckgen.importers.page.markdown_page import CUT, SUMMARY, Page
from deckgen.importers.words.line_labels import label
from deckgen.model import PARTS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table")
    return parser.disable(["html_block", "code", "inline", "text_join", "reference"])


def blocks(made: Page) -> list[Node]:
    """The blocks of a page in their order: lists hold their items, nothing else is nested yet."""
    return list(_Blocks(_parser().parse(made.text), made).read(len(made.lines)))


def unfenced(node: Node) -> list[Node]:
    """The blocks of a fence that holds a story as text, not code; [] for any other fence."""
    if node.info.split(" ")[0].lower() not in ("", "text", "txt", "md", "markdown", "plaintext"):
        return []
    roles = {found.role for _, line in node.own if (found := label(line)) and found.role in PARTS and found.rest}
    if len(roles) < 2:
        return []
    lines = [""] * (node.own[0][0] - 1) + [line for _, line in node.own]
    return blocks(Page(lines))


class _Blocks:
    """Tokens read once, from first to last."""

    def __init__(self, tokens: "list[Token]", made: Page) -> None:
        self._tokens = tokens
        self._made = made
        self._at = 0

    def read(self, end: int, until: str = "") -> Iterator[Node]:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                return
            yield from self._block(token, end)

    def _block(self, token: "Token", end: int) -> Iterator[Node]:
        first, last = (token.map[0] + 1, token.map[1]) if token.map else (0, 0)
        match token.type:
            case "heading_open":
                yield from self._heading(first, int(token.tag[1]), last)
            case "paragraph_open":
                yield from texts_of(first, self._inline())
            case "bullet_list_open" | "ordered_list_open":
                close = token.type.replace("open", "close")
                items = list(self.read(end, close))
                lifted = self._lifted(items[-1], alone=len(items) == 1) if items else []
                last = lifted[0].first - 1 if lifted else last
                yield Node("list", first, first, end=last, children=items, ordered="ordered" in token.type)
                yield from lifted
            case "list_item_open":
                yield _item(first, last, list(self.read(end, "list_item_close")))
            case "blockquote_open":
                yield from self.read(end, "blockquote_close")
            case "table_open":
                yield self._table(first, last)
            case "fence":
                yield Node("code", first, last, own=_fence_lines(token, first), info=token.info.strip())
            case "hr":
                yield Node("rule", first, last)
            case _:
                pass

    def _lifted(self, item: Node, *, alone: bool) -> list[Node]:
        """What CommonMark counts to a list item though it begins a line with a label of its own, at the margin."""
        if not alone and answered(item):
            return []
        for index, child in enumerate(item.children):
            line = re.sub(r"^(?:>[ \t]?)+", "", self._made.lines[child.first - 1])
            labelled = child.kind == "text" and (child.label or re.match(r"\*\*|__", child.text))
            if labelled and child.first > item.first and line[:1] not in (" ", "\t", ""):
                lifted = item.children[index:]
                del item.children[index:]
                item.end = child.first - 1
                return lifted
        return []

    def _inline(self) -> list[str]:
        """The lines of the paragraph or heading just opened."""
        token = self._tokens[self._at]
        self._at += 2
        return token.content.split("\n")

    def _heading(self, first: int, level: int, last: int) -> Iterator[Node]:
        content = " ".join(self._inline()).strip()
        words, _, rest = content.partition(CUT)
        if TABLE in words:
            lifted = self._made.tables[int(words.partition(TABLE)[2])]
            yield Node("table", lifted.first, lifted.last, rows=lifted.rows, info="html")
        elif SUMMARY in words:
            yield Node(
                "heading",
                first,
                self._made.summaries.get(first, last),
                own=((first, words.replace(SUMMARY, "")),),
                level=level,
                end=self._made.closings.get(first, last),
                summary=True,
            )
            if rest.strip():
                yield from texts_of(first, [rest.strip()])
        else:
            text = content.replace(BREAK, " ").replace(CELL, " ")
            yield Node("heading", first, last, own=((first, text),), level=level)

    def _table(self, first: int, last: int) -> Node:
        rows: list[Cells] = []
        cells: list[str] = []
        number = first
        while (token := self._tokens[self._at]).type != "table_close":
            self._at += 1
            if token.type == "tr_open":
                number, cells = (token.map[0] + 1 if token.map else number), []
            elif token.type == "inline":
                cells.append(token.content.replace(BREAK, "\n").replace(CELL, " ").strip())
            elif token.type == "tr_close":
                rows.append((number, number, tuple(cells)))
        self._at += 1
        return Node("table", first, last, rows=tuple(rows))


def _fence_lines(token: "Token", first: int) -> tuple[Line, ...]:
    return tuple(enumerate(token.content.removesuffix("\n").split("\n"), start=first + 1))


_BOX = re.compile(r"\[([ xX])\](?:[ \t]+|$)")


def _item(first: int, last: int, inside: list[Node]) -> Node:
    if inside and inside[0].kind == "text" and inside[0].first == first:
        head, rest = inside[0], inside[1:]
        text = head.own[0][1]
        box = _BOX.match(text)
        own = ((head.own[0][0], text[box.end() :]), *head.own[1:]) if box else head.own
        found = label("\n".join(line for _, line in own))
        return Node("item", first, head.last, own, end=last, label=found, box=bool(box), children=rest)
    return Node("item", first, first, end=last, children=inside)
