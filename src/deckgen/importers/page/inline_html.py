"""HTML within a line of a guide rewritten as Markdown: emphasis, links, items, breaks and character references."""

import html
import re
from collections.abc import Callable

BREAK, CELL = "\ue002", "\ue003"
"""Private signs: a line break within a line, the end of a cell or paragraph."""

_Rewrite = str | Callable[[re.Match[str]], str]


def _bold(found: re.Match[str]) -> str:
    words = found[1].strip(" \t")
    before, after = (" " if found[1][:1] in " \t" else ""), (" " if found[1][-1:] in " \t" else "")
    return f"{before}**{words}**{after}" if words else " "


def _heading(found: re.Match[str]) -> str:
    return "#" * int(found[1]) + " " + found[2]


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
_ITEM_ALONE = re.compile(r"([ \t]*)<li(?:\s[^<>]*)?>[ \t]*", re.I)
_OPENS_OR_ENDS = re.compile(r"\s*(?:</?(?:ul|ol|li|table)\b|$)", re.I)


def without_tags(line: str) -> str:
    """A line with its tags rewritten as Markdown or taken out."""
    for pattern, new in _TAGS:
        line = pattern.sub(new, line)
    return line


def referred(line: str) -> str:
    """A line with its character references as the characters they stand for."""
    return _REFERENCE.sub(_character, line)


def _character(found: re.Match[str]) -> str:
    character = html.unescape(found[0])
    if character in ("\xa0", "\u2002", "\u2003", "\u2009"):
        return " "
    if character == "|":
        return r"\|"
    return character if character.isprintable() and len(character) == 1 else found[0]


def joined_items(lines: list[str], fenced: set[int]) -> list[str]:
    """The lines of a page, the sign of a list item that stood on a line of its own before the words below it."""
    made = list(lines)
    for number, line in enumerate(lines[:-1], start=1):
        found = _ITEM_ALONE.fullmatch(line)
        if not found or number in fenced or number + 1 in fenced or _OPENS_OR_ENDS.match(lines[number]):
            continue
        made[number - 1] = ""
        made[number] = f"{found[1]}- {lines[number].strip()}"
    return made
