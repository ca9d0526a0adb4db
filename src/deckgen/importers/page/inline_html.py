"""HTML within a line rewritten as Markdown: emphasis, links, list items, breaks and character references."""

import html
import re
from collections.abc import Callable

BREAK, CELL = "\ue002", "\ue003"
"""Private-use characters: a line break within a line, and the end of a cell or paragraph."""

_Rewrite = str | Callable[[re.Match[str]], str]


def _bold(tag: re.Match[str]) -> str:
    words = tag[1].strip(" \t")
    before, after = (" " if tag[1][:1] in " \t" else ""), (" " if tag[1][-1:] in " \t" else "")
    return f"{before}**{words}**{after}" if words else " "


def _heading(tag: re.Match[str]) -> str:
    return "#" * int(tag[1]) + " " + tag[2]


_TAGS: tuple[tuple[re.Pattern[str], _Rewrite], ...] = tuple(
    (re.compile(pattern, re.I), new)
    for pattern, new in (
        (r"<br\s*/?>", BREAK),
        (r"</li>\s*(?=<li\b)", BREAK),
        (r"<(?:b|strong)(?:\s[^<>]*)?>(.*?)</(?:b|strong)>", _bold),
        (r"<(?:i|em)(?:\s[^<>]*)?>(.*?)</(?:i|em)>", r"*\1*"),
        (r"<code(?:\s[^<>]*)?>(.*?)</code>", r"`\1`"),
        (r"<a\s[^<>]*?href=[\"']([^\"'<>]*)[\"'][^<>]*>(.*?)</a>", r"[\2](\1)"),
        (r"^\s*<h([1-6])(?:\s[^<>]*)?>(.*?)</h[1-6]>", _heading),
        (r"</p>\s*(?=\S)", BREAK),
        (r"</p>\s*$", CELL),
        (r"</t[dh]>", CELL),
        (r"<dt(?:\s[^<>]*)?>[ \t]*(.*?)[ \t]*</dt>", rf"**\1**{CELL}"),
        (r"</?d[ld](?:\s[^<>]*)?>", ""),
        (r"(?<=[^\s>])[ \t]*<li(?:\s[^<>]*)?>[ \t]*", BREAK + "- "),
        (r"<li(?:\s[^<>]*)?>[ \t]*", "- "),
        (
            r"</?(?:details|p|div|span|ul|ol|li|center|font|section|article|header|blockquote|table|thead|tbody|tr|td|th"
            r"|html|body|head|u|small|sup|sub|kbd|mark|main|aside|figure|summary|hr|b|strong|i|em)(?:\s[^<>]*)?/?>",
            "",
        ),
        (r"^\s*</?[A-Z][\w.]*(?:\s[^<>]*)?/?>\s*$", ""),
    )
)
_REFERENCE = re.compile(r"&(?:[a-z]{2,10}\d{0,2}|#\d{1,6}|#x[0-9a-f]{1,5});", re.I)
_LONE_ITEM_TAG = re.compile(r"([ \t]*)<li(?:\s[^<>]*)?>[ \t]*", re.I)
_LIST_TAG_OR_EMPTY = re.compile(r"\s*(?:</?(?:ul|ol|li|table)\b|$)", re.I)


def replace_tags(line: str) -> str:
    """A line with its tags rewritten as Markdown, or removed."""
    for pattern, new in _TAGS:
        line = pattern.sub(new, line)
    return line


def decode_references(line: str) -> str:
    """A line with the characters that its character references stand for."""
    return _REFERENCE.sub(_character, line)


def _character(reference: re.Match[str]) -> str:
    character = html.unescape(reference[0])
    if character in ("\xa0", "\u2002", "\u2003", "\u2009"):
        return " "
    if character == "|":
        return r"\|"
    return character if character.isprintable() and len(character) == 1 else reference[0]


def join_items(lines: list[str], fenced: set[int]) -> list[str]:
    """The lines of a page, with each ``<li>`` that is alone on its line moved down to its words."""
    joined = list(lines)
    for number, line in enumerate(lines[:-1], start=1):
        tag = _LONE_ITEM_TAG.fullmatch(line)
        if not tag or number in fenced or number + 1 in fenced or _LIST_TAG_OR_EMPTY.match(lines[number]):
            continue
        joined[number - 1] = ""
        joined[number] = f"{tag[1]}- {lines[number].strip()}"
    return joined
