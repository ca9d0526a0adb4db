"""HTML as Anki's editor writes it, and what a browser shows of it: lines of characters in styles. Not a test module."""

from html.parser import HTMLParser

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

# fmt: off
_PIECES = (
    "word", "R&amp;D", "&lt;b&gt;", "a", "2", "*", "**", "*x*", "`", "`x`", "\\", "\\*", "_x_", "#", "-", "- x", "1. x",
    "|", "|-|", "```", "~~~", "C:\\work\\*.log", "count(*)", "5 * 3", "2*3", ":", "(", ")", "[a](b)", "&nbsp;", " ",
    "caf\u00e9", "\u65e5\u672c\u3002",
)
# fmt: on
_STYLES = ("b", "i", "strong", "em", "code", "span", "u", 'span style="color: red"')
_texts = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5).map("".join) | st.sampled_from(_PIECES)


def _wrapped(inner: SearchStrategy[str]) -> SearchStrategy[str]:
    styled = st.builds(
        lambda tag, html: f"<{tag}>{html}</{tag.split(' ')[0]}>", st.sampled_from((*_STYLES[:6] * 3, *_STYLES)), inner
    )
    return st.lists(styled | inner, min_size=1, max_size=3).map("".join)


_inline = st.recursive(_texts, _wrapped, max_leaves=5)
_lines = st.lists(_inline | st.just(""), min_size=1, max_size=3).map("<br>".join)
_flows = st.lists(
    _lines
    | _lines.map(lambda html: f"<div>{html}</div>")
    | _lines.map(lambda html: f"<p>{html}</p>")
    | st.just("<div><br></div>"),
    min_size=1,
    max_size=3,
).map("".join)


def _listed(inner: SearchStrategy[str]) -> SearchStrategy[str]:
    items = st.lists(inner, min_size=1, max_size=3).map(lambda items: "".join(f"<li>{item}</li>" for item in items))
    lists = st.builds(
        lambda tag, html: f"<{tag}>{html}</{tag.split(' ')[0]}>", st.sampled_from(("ul", "ol", 'ol start="3"')), items
    )
    return st.lists(lists | inner, min_size=1, max_size=3).map("".join)


editor_html: SearchStrategy[str] = st.recursive(_flows, _listed, max_leaves=5)
"""Fields that a person may have written in the editor, in bold, in colours, in lists, with signs that are markup."""

Styled = tuple[str, frozenset[str]]
"""A character and its styles."""
Line = tuple[int, str, tuple[Styled, ...]]
"""How many lists a line is in, its marker, its characters; without marker and characters it separates paragraphs."""


def shown_lines(html: str) -> tuple[Line, ...]:
    """The lines that a browser shows; spaces outside code have no style, and those at the ends of lines are not seen.

    Empty lines are left out but for one between two lines that would be one paragraph without it.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    full = [place for place, (_, marker, characters) in enumerate(reader.lines) if marker or characters]
    lines: list[Line] = []
    for place in full:
        depth, marker, _ = reader.lines[place]
        if lines and place - 1 not in full and lines[-1][0] == depth and not marker:
            lines.append((depth, "", ()))
        lines.append(reader.lines[place])
    return tuple(lines)


_SAME = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "span": ""}


class _Reader(HTMLParser):
    _BLOCKS = ("div", "p", "ul", "ol", "li", "pre", "table", "tr", "td", "th")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._line: list[Styled] = []
        self._marker = ""
        self._open: list[tuple[str, str]] = []
        self._numbers: list[int] = []

    def end_line(self, *, forced: bool = False) -> None:
        while self._line and self._line[-1] == (" ", frozenset()):
            self._line.pop()
        if self._line or self._marker or forced:
            self.lines.append((len(self._numbers), self._marker, tuple(self._line)))
        self._line, self._marker = [], ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            if self._line or not self._marker:
                self.end_line(forced=True)
            return
        values = dict(attrs)
        style = "" if tag in self._BLOCKS else _SAME.get(tag, tag) + (values.get("style") or "")
        self._open.append((tag, style))
        if tag in self._BLOCKS and (self._line or tag in ("li", "ul", "ol")):
            self.end_line()
        if tag == "p":
            self._separate()
        elif tag in ("ul", "ol"):
            self._numbers.append(int(values.get("start") or 1) if tag == "ol" else 0)
        elif tag == "li":
            self._marker = f"{self._numbers[-1]}." if self._numbers[-1] else "\u2022"
            self._numbers[-1] += bool(self._numbers[-1])

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()
        if tag in self._BLOCKS and (self._line or tag == "li"):
            self.end_line()
        if tag == "p":
            self._separate()
        elif tag in ("ul", "ol"):
            self._numbers.pop()
            self._separate()

    def _separate(self) -> None:
        if not self._marker:
            self.end_line(forced=True)

    def handle_data(self, data: str) -> None:
        styles = frozenset(style for _, style in self._open if style)
        for character in data.replace("\xa0", " "):
            styled = styles if character != " " or "code" in styles else frozenset[str]()
            if self._line or character != " " or styled:
                self._line.append((character, styled))
