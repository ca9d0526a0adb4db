"""The author's markup as blocks of runs: **bold**, *emphasis*, `code` and lists, parsed once.

Everything else stays what was typed: links, HTML, entities, headings and underscores are plain text here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # markdown-it costs 49 ms, and most text has no markup
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one style; a line feed in ``text`` is a line break the author asked for."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that flow together."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``first`` is the number of its first item, None for bullets."""

    items: tuple["Rich", ...]
    first: int | None = None


Block = Paragraph | Listing
Rich = tuple[Block, ...]

_MARKUP = re.compile(r"[*`\\\n]|^\s*(?:[-+]|\d{1,9}[.)])\s+\S")
_ESCAPABLE = "*_`\n"
_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
"""Letters of scripts without spaces about bold text, which may so end after a full stop and before a letter."""


def plain(text: str) -> Rich:
    """Text as it stands, without looking for markup."""
    return (Paragraph((Run(text),)),) if text else ()


@lru_cache(maxsize=8192)
def parse(text: str) -> Rich:
    """The blocks of a text; () for "" and white space."""
    if not text.strip():
        return ()
    if not _MARKUP.search(text):
        return plain(text)
    return tuple(_blocks(iter(_parser().parse(text))))


def bullets(texts: Iterable[str]) -> Rich:
    """Texts as a bullet list; () when there are none."""
    items = tuple(parse(text) for text in texts)
    return (Listing(items),) if items else ()


def words(rich: Rich) -> str:
    """The text of all runs with white space between blocks and no markup."""
    if len(rich) == 1 and isinstance(rich[0], Paragraph) and len(rich[0].runs) == 1:
        return rich[0].runs[0].text
    return " ".join(_texts(rich))


def runs_of(rich: Rich) -> Iterator[Run]:
    """Every run, in reading order."""
    for block in rich:
        if isinstance(block, Paragraph):
            yield from block.runs
        else:
            for item in block.items:
                yield from runs_of(item)


def lead(run: Run, rich: Rich) -> Rich:
    """The blocks with a run before the first words."""
    if rich and isinstance(rich[0], Paragraph):
        return (Paragraph((run, *rich[0].runs)), *rich[1:])
    return (Paragraph((run,)), *rich)


def _texts(rich: Rich) -> Iterator[str]:
    for block in rich:
        if isinstance(block, Paragraph):
            yield "".join(run.text for run in block.runs)
        else:
            for item in block.items:
                yield from _texts(item)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline.emphasis import tokenize
    from markdown_it.rules_inline.escape import escape

    def asterisks_only(state: "StateInline", silent: bool) -> bool:
        start = state.pos
        if state.src[start] != "*" or not tokenize(state, silent):
            return False
        before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
        for delimiter in state.delimiters[start - state.pos :]:
            delimiter.open |= bool(_UNSPACED.match(before)) and not after.isspace()
            delimiter.close |= bool(_UNSPACED.match(after)) and not before.isspace()
        return True

    def escape_markup_only(state: "StateInline", silent: bool) -> bool:
        following = state.src[state.pos + 1 : state.pos + 2]
        return bool(following) and following in _ESCAPABLE and escape(state, silent)

    parser = MarkdownIt("zero").enable(["list", "backticks", "emphasis", "escape", "newline", "balance_pairs"])
    parser.inline.ruler.at("emphasis", asterisks_only)
    parser.inline.ruler.at("escape", escape_markup_only)
    return parser


def _blocks(tokens: Iterator["Token"], closing: str = "") -> Iterator[Block]:
    for token in tokens:
        if token.type == closing:
            return
        if token.type == "inline":
            yield Paragraph(tuple(_joined(_runs(token.children or ()))))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            first = int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None
            yield Listing(tuple(_items(tokens, token.type.replace("open", "close"))), first)


def _items(tokens: Iterator["Token"], closing: str) -> Iterator[Rich]:
    for token in tokens:
        if token.type == closing:
            return
        if token.type == "list_item_open":
            yield tuple(_blocks(tokens, "list_item_close"))


def _runs(tokens: Iterable["Token"]) -> Iterator[Run]:
    style = Run("")
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                style = replace(style, bold=token.nesting == 1)
            case "em_open" | "em_close":
                style = replace(style, italic=token.nesting == 1)
            case "softbreak":
                yield replace(style, text=" ")
            case "hardbreak":
                yield replace(style, text="\n")
            case "code_inline":
                yield replace(style, text=token.content, code=True)
            case _:
                yield replace(style, text=token.content)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one style as one run; empty ones left out."""
    held: Run | None = None
    for run in runs:
        if held and replace(held, text="") == replace(run, text=""):
            held = replace(held, text=held.text + run.text)
        elif run.text:
            if held:
                yield held
            held = run
    if held:
        yield held
