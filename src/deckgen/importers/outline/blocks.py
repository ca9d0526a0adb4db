"""The blocks of a page, from the tokens of a CommonMark parser."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from deckgen.importers.outline.answers import is_answered
from deckgen.importers.outline.node import Line, Node
from deckgen.importers.outline.paragraphs import texts_of
from deckgen.importers.page.html_tables import TABLE, Cells
from deckgen.importers.page.inline_html import BREAK, CELL
from deckgen.importers.page.markdown_page import SUMMARY, SUMMARY_END, Page
from deckgen.importers.words.line_labels import label
from deckgen.importers.words.soft_breaks import HARD_BREAK
from deckgen.model import PARTS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table")
    return parser.disable(["html_block", "code", "inline", "text_join", "reference"])


def blocks(page: Page) -> list[Node]:
    """The blocks of a page in their order; only the items of lists are nested."""
    return list(_BlockReader(_parser().parse(page.text), page).read(len(page.lines)))


def blocks_in_fence(node: Node) -> list[Node]:
    """The blocks of a code block that holds a story and no code, [] for any other code block."""
    if node.info.split(" ")[0].lower() not in ("", "text", "txt", "md", "markdown", "plaintext"):
        return []
    labels = [line_label for _, line in node.lines if (line_label := label(line)) and line_label.rest]
    if len({line_label.role for line_label in labels} & set(PARTS)) < 2:
        return []
    lines = [""] * (node.lines[0][0] - 1) + [line for _, line in node.lines]
    return blocks(Page(lines))


class _BlockReader:
    """Reads the tokens once, from first to last."""

    def __init__(self, tokens: "list[Token]", page: Page) -> None:
        self._tokens = tokens
        self._page = page
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
                after = self._after_list(items[-1], alone=len(items) == 1) if items else []
                last = after[0].first - 1 if after else last
                yield Node("list", first, first, end=last, children=items, ordered="ordered" in token.type)
                yield from after
            case "list_item_open":
                yield _item(first, last, list(self.read(end, "list_item_close")))
            case "blockquote_open":
                yield from self.read(end, "blockquote_close")
            case "table_open":
                yield self._table(first, last)
            case "fence":
                yield Node("code", first, last, _fence_lines(token, first), info=token.info.strip())
            case "hr":
                yield Node("rule", first, last)
            case _:
                pass

    def _after_list(self, item: Node, *, alone: bool) -> list[Node]:
        """Take labelled lines at the margin out of the last item of a list; CommonMark counts them as part of it."""
        if not alone and is_answered(item):
            return []
        for index, child in enumerate(item.children):
            line = re.sub(r"^(?:>[ \t]?)+", "", self._page.lines[child.first - 1])
            is_labelled = child.kind == "text" and (child.label or re.match(r"\*\*|__", child.text))
            if is_labelled and child.first > item.first and line[:1] not in (" ", "\t", ""):
                after = item.children[index:]
                del item.children[index:]
                item.end = child.first - 1
                return after
        return []

    def _inline(self) -> list[str]:
        """The lines of the paragraph or heading just opened."""
        token = self._tokens[self._at]
        self._at += 2
        return token.content.split("\n")

    def _heading(self, first: int, level: int, last: int) -> Iterator[Node]:
        content = " ".join(self._inline()).strip()
        words, _, rest = content.partition(SUMMARY_END)
        if TABLE in words:
            table = self._page.tables[int(words.partition(TABLE)[2])]
            yield Node("table", table.first, table.last, rows=table.rows, info="html")
        elif SUMMARY in words:
            yield Node(
                "heading",
                first,
                self._page.summaries.get(first, last),
                ((first, words.replace(SUMMARY, "")),),
                level=level,
                end=self._page.fold_ends.get(first, last),
                summary=True,
            )
            if rest.strip():
                yield from texts_of(first, [rest.strip()])
        else:
            text = content.replace(BREAK, " ").replace(CELL, " ")
            yield Node("heading", first, last, ((first, text),), level=level)

    def _table(self, first: int, last: int) -> Node:
        rows: list[Cells] = []
        cells: list[str] = []
        number = first
        while (token := self._tokens[self._at]).type != "table_close":
            self._at += 1
            if token.type == "tr_open":
                number, cells = (token.map[0] + 1 if token.map else number), []
            elif token.type == "inline":
                cells.append(token.content.replace(BREAK, HARD_BREAK).replace(CELL, " ").strip())
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
        number, text = head.lines[0]
        box = _BOX.match(text)
        lines = ((number, text[box.end() :]), *head.lines[1:]) if box else head.lines
        item_label = label("\n".join(line for _, line in lines))
        return Node("item", first, head.last, lines, end=last, label=item_label, box=bool(box), children=rest)
    return Node("item", first, first, end=last, children=inside)
