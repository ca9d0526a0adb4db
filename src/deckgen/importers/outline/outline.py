"""A guide as an outline: headings, labels and list items, each holding what belongs to it, each with its lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from deckgen.importers.page.html_tables import TABLE, Cells
from deckgen.importers.page.page import CUT, SUMMARY, Page
from deckgen.importers.page.tags import BREAK, CELL
from deckgen.importers.words.asking import asks
from deckgen.importers.words.asking_east import requests
from deckgen.importers.words.labels import Label, answers, counted_question, label, split_labels

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Line = tuple[int, str]
"""A line's number and what it says without the signs of the list or quote it stands in."""


@dataclass(slots=True, eq=False)
class Node:
    """A heading, item, text, table, fence or rule, and below it what belongs to it.

    ``first`` to ``last`` are the lines of its own words, ``end`` the last line of everything below it; ``level`` is
    that of a heading, 7 for a bold line or a question standing as one, 8 for a label, 9 for what holds nothing.
    """

    kind: str
    first: int
    last: int
    own: tuple[Line, ...] = ()
    level: int = 9
    end: int = 0
    label: Label | None = None
    box: bool = False
    ordered: bool = False
    summary: bool = False
    children: list["Node"] = field(default_factory=list)
    rows: tuple[Cells, ...] = ()
    info: str = ""

    def __post_init__(self) -> None:
        self.end = max(self.end, self.last)

    @property
    def text(self) -> str:
        """The node's own words."""
        return "\n".join(line for _, line in self.own).strip(" \t\n")

    @property
    def role(self) -> str:
        """What the label stands for, "" without one."""
        return self.label.role if self.label else ""

    def below(self) -> Iterator["Node"]:
        """The node and every node below it."""
        yield self
        for child in self.children:
            yield from child.below()


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table")
    return parser.disable(["html_block", "code", "inline", "text_join", "reference"])


def blocks(made: Page) -> list[Node]:
    """The blocks of a page in their order: lists hold their items, nothing else is nested yet."""
    return list(_Blocks(_parser().parse(made.text), made).read(len(made.lines)))


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
                yield from _segments(first, self._inline())
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
                yield from _segments(first, [rest.strip()])
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


def answered(item: Node) -> bool:
    """Whether an item is a question, and the first thing below it an answer."""
    asked = item.role == "question" or (not item.label and asks(item.text, weakly=True))
    return bool(asked and item.children and answers(item.children[0].label))


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


def _broken(line: str) -> list[str]:
    """A line at its breaks and after its cells."""
    return [piece for part in line.split(BREAK) for piece in re.split(f"(?<={CELL})", part)]


_COUNTED = re.compile(r"[(（]?\d{1,3}[、．)）]\s*\S")


def _told_below(above: list[Line], line: str) -> bool:
    """Whether a line begins to tell what the Chinese question right above it asks for."""
    return len(above) == 1 and line.startswith("我") and requests(above[0][1]) and above[0][1][-1] not in "，,、"


def _segments(first: int, lines: Iterable[str]) -> Iterator[Node]:
    """A paragraph as texts: a new one at every line, or break, that begins with a known label or is a question."""
    numbered = [(first + index, piece) for index, line in enumerate(lines) for piece in _broken(line)]
    numbered = [(number, piece.strip()) for number, line in numbered for piece in split_labels(line)]
    numbered = [(number, piece) for number, piece in numbered if piece]
    groups: list[list[Line]] = []
    counts: dict[Line, Label] = {}
    every_question = len(numbered) > 1 and all(line.endswith(("?", "？")) for _, line in numbered)
    for index, (number, line) in enumerate(numbered):
        found = label(line)
        follower = label(numbered[index + 1][1]) if index + 1 < len(numbered) else None
        counted = groups and _COUNTED.match(line) and _COUNTED.match(groups[-1][0][1])
        asked = counted_question(line, answered=answers(follower))
        if asked:
            counts[number, line] = asked
        bold = counted or re.fullmatch(r"\*\*[^*]+\*\*", line)
        if (
            not groups
            or line.endswith(CELL)
            or groups[-1][-1][1].endswith(CELL)
            or every_question
            or bold
            or asked
            or _told_below(groups[-1], line)
            or (found and (found.role or line.startswith("**")))
        ):
            groups.append([])
        groups[-1].append((number, line))
    for cells in groups:
        group = [(number, line.removesuffix(CELL)) for number, line in cells]
        text = "\n".join(line for _, line in group)
        found = counts.get(group[0]) if len(group) == 1 else None
        yield Node("text", group[0][0], group[-1][0], tuple(group), label=found or label(text))
