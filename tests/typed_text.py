"""Texts as an author types them, each with the lines that a reader must see of it, by the rules of docs/bank.md.

Nothing here asks the program what markup is: a text is put together from pieces whose look is known.
"""

from html.parser import HTMLParser

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Lines = tuple[str, ...]
Piece = tuple[str, str]
"""What is typed, and what is seen of it."""

BULLET = "\u2022 "
CELL = " \u00a6 "

# fmt: off
_NO_MARKUP = (
    "word", "R&D", "<b>bold</b>", "List<String>", "&amp;", "<!--", "[a](b)", "![c](d)", "[sound:x.mp3]",
    "[[type:Key]]", "{{Front}}", "$5k", "100%", "#1", "#", ">", ">=", "a_b_c", "__init__", "_x_", "~~s~~", "~", "!",
    "^", "=", "|", "a|b", "2*3*4", "5 * 3 * 2", "*", "f(*x)", "count(*)", "*args", "**kwargs", "*.log",
    r"C:\work\_archive\*.log", r"C:\new", r"logs\*.txt", r"\d+", r"\_", r"\(x\)", "1.", "1.5", "-", "- x", "+", "--",
    "(a)", '"q"', "it's", "caf\u00e9", "\u2192",
)
# fmt: on
"""Signs that mark nothing where they do not begin a line."""

_MARKUP = (
    ("**bold**", "bold"),
    ("**two words**", "two words"),
    ("*emphasis*", "emphasis"),
    ("***both***", "both"),
    ("**10**x", "10x"),
    ("(**in**)", "(in)"),
    ("`code`", "code"),
    ("`a*b*c_d`", "a*b*c_d"),
    ("`` ` ``", "`"),
    (r"\*not\*", "*not*"),
    (r"\`tick\`", "`tick`"),
    (r"2\*3", "2*3"),
)
_LETTERS = st.text("abcxyz", min_size=1, max_size=5)
_PIECES: SearchStrategy[Piece] = st.one_of(
    _LETTERS.map(lambda word: (word, word)),
    st.sampled_from(_NO_MARKUP).map(lambda signs: (signs, signs)),
    st.sampled_from(_MARKUP),
)


@st.composite
def _line(draw: st.DrawFn, most: int = 7) -> Piece:
    """A line that begins with a word: nothing in it is at a place where a list, a fence or a table begins."""
    pieces = [(word := draw(_LETTERS), word), *draw(st.lists(_PIECES, max_size=most))]
    return " ".join(typed for typed, _ in pieces), " ".join(seen for _, seen in pieces)


Block = tuple[list[str], list[str]]
"""The lines typed and the lines seen."""


def _paragraph(lines: list[Piece]) -> Block:
    return [typed for typed, _ in lines], [seen for _, seen in lines]


def _bullets(items: list[list[Piece]]) -> Block:
    typed = [("  " if place else "- ") + line for item in items for place, (line, _) in enumerate(item)]
    return typed, [("" if place else BULLET) + line for item in items for place, (_, line) in enumerate(item)]


def _numbered(first: int, items: list[Piece]) -> Block:
    typed = [f"{number}. {line}" for number, (line, _) in enumerate(items, first)]
    return typed, [f"{number}. {line}" for number, (_, line) in enumerate(items, first)]


def _fenced(fence: str, language: str, lines: list[str]) -> Block:
    return [fence + language, *lines, fence], lines


def _table(rows: list[tuple[Piece, Piece]]) -> Block:
    typed = [f"| {one} | {other} |" for (one, _), (other, _) in rows]
    return [typed[0], "|---|--:|", *typed[1:]], [one + CELL + other for (_, one), (_, other) in rows]


_LINES = st.lists(_line(), min_size=1, max_size=3)
_CODE = st.lists(
    st.one_of(
        st.sampled_from(("", "    indented", "  *x* = `y`", "| a |", "- b", "# c", "x" * 90)), _line().map("".join)
    ),
    min_size=1,
    max_size=5,
).filter(lambda lines: bool(lines[0].strip() and lines[-1].strip()))
_CELLS = st.one_of(
    _LETTERS.map(lambda word: (word, word)), st.sampled_from((*_MARKUP[:6], (r"a \| b", "a | b"), ("R&D", "R&D")))
)
_BLOCKS: SearchStrategy[Block] = st.one_of(
    _LINES.map(_paragraph),
    st.lists(st.lists(_line(3), min_size=1, max_size=2), min_size=1, max_size=3).map(_bullets),
    st.builds(_numbered, st.integers(1, 12), st.lists(_line(3), min_size=1, max_size=3)),
    st.builds(_fenced, st.sampled_from(("```", "~~~", "````")), st.sampled_from(("", "python", " sh")), _CODE),
    st.lists(st.tuples(_CELLS, _CELLS), min_size=2, max_size=4).map(_table),
)


@st.composite
def typed_texts(draw: st.DrawFn) -> tuple[str, Lines]:
    """A text, and the lines a reader sees; cells of a row have CELL between them, items BULLET or their number."""
    blocks = draw(st.lists(_BLOCKS, min_size=1, max_size=4))
    apart: list[Block] = []
    for block in blocks:
        if apart and _one_list(apart[-1], block):
            apart.append((["between"], ["between"]))
        apart.append(block)
    typed = "\n\n".join("\n".join(lines) for lines, _ in apart)
    return typed, tuple(line for _, lines in apart for line in lines)


def _one_list(before: Block, block: Block) -> bool:
    """Whether two blocks would be one list, with only an empty line between them."""
    markers = [each[0][0].split(" ")[0] for each in (before, block)]
    return markers == ["-", "-"] or all(marker[:-1].isdigit() for marker in markers)


def seen_lines(html: str) -> Lines:
    """The lines that a browser shows of a field's HTML, spaces in a row as one, but for those of code."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return tuple(reader.lines)


class _Reader(HTMLParser):
    """Knows of HTML what a browser does by itself: blocks, line breaks, list markers, white space."""

    _BLOCKS = frozenset(("div", "p", "ul", "ol", "li", "pre", "table", "tr"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line = ""
        self._marker = ""
        self._numbers: list[int] = []
        self._pre = False

    def end_line(self, *, forced: bool = False) -> None:
        text = self._line if self._pre else " ".join(self._line.split())
        if text or self._marker or forced:
            self.lines.append(self._marker + text)
        self._line = self._marker = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._BLOCKS and not (tag in ("p", "pre") and self._marker and not self._line):
            self.end_line()
        match tag:
            case "br":
                self.end_line(forced=True)
            case "pre":
                self._pre = True
            case "ul":
                self._numbers.append(0)
            case "ol":
                self._numbers.append(int(dict(attrs).get("start") or 1))
            case "li":
                number = self._numbers[-1]
                self._marker = f"{number}. " if number else BULLET
                self._numbers[-1] += bool(number)
            case "td" | "th":
                self._line += CELL if self._line else ""

    def handle_endtag(self, tag: str) -> None:
        if tag in self._BLOCKS:
            self.end_line()
        if tag == "pre":
            self._pre = False
        elif tag in ("ul", "ol"):
            self._numbers.pop()

    def handle_data(self, data: str) -> None:
        self._line += data
