"""Text as the HTML of an Anki field, escaped so that Anki and MathJax find nothing to execute in it."""

import re
import unicodedata

from deckgen.deck.markup import Block, CodeBlock, Listing, Paragraph, Rich, Run, TableBlock
from deckgen.deck.notes import Note

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_RISKY = re.compile("[&<>\\[\\\\\n\u0338\ud800-\udfff]")
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    # Anki acts on [sound:x], [anki:tts], [latex], [$] and [[type:Field]], but does not recognise them behind an entity.
    "[": "&#91;",
    "\n": "<br>",
    # Anki normalises whole fields to NFC, where this combining stroke would merge with the ">" of a tag before it.
    "\u0338": "&#824;",
    # Lone surrogates, which cannot be encoded.
    **{chr(half): "\ufffd" for half in range(0xD800, 0xE000)},
}
# MathJax searches the rendered text for \( \) \[ \], where an entity looks like its character; an element in between
# stops it.
_MATH = ("(", ")", "[", "]")
_NOT_MATH = "\\<span></span>"


def fields(note: Note) -> tuple[str, ...]:
    """A note's fields as HTML, in the order of its type; "" for an empty field."""
    return tuple(to_html(value) for value in note.values)


def tags(note: Note) -> tuple[str, ...]:
    """A note's tags, sorted and unique, without white space (Anki would split there) and without empty levels."""
    return tuple(sorted({tag for tag in map(_tag, note.tags) if tag}))


def to_html(rich: Rich) -> str:
    """Blocks as HTML; "" when they show nothing, because only "" makes ``{{#Field}}`` false in a template."""
    if not rich:
        return ""
    if len(rich) == 1 and isinstance(rich[0], Paragraph):
        html = _runs(rich[0].runs)
    else:
        html = "".join(_block(block) for block in rich)
    return html if html.strip() else ""


def escape(text: str) -> str:
    """Text as HTML that shows it as typed: normalised to NFC, without control characters.

    Anki would do both itself, but refuses the whole package for one of the control characters (U+001F).
    """
    text = _CONTROL.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _RISKY.sub(_escaped, text) if _RISKY.search(text) else text


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\\":
        return _NOT_MATH if match.string.startswith(_MATH, match.end()) else character
    return _ESCAPES[character]


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs):
            return f"<p>{_runs(runs)}</p>"
        case Listing():
            return _listing(block)
        case CodeBlock(text):
            return f"<pre><code>{escape(text)}</code></pre>"
        case TableBlock():
            return _table(block)


def _listing(listing: Listing) -> str:
    items = "".join(f"<li>{to_html(item)}</li>" for item in listing.items)
    if listing.first is None:
        return f"<ul>{items}</ul>"
    start = "" if listing.first == 1 else f' start="{listing.first}"'
    return f"<ol{start}>{items}</ol>"


def _table(table: TableBlock) -> str:
    styles = [f' style="text-align: {align}"' if align else "" for align in table.align]

    def row(cells: tuple[tuple[Run, ...], ...], tag: str) -> str:
        html = (f"<{tag}{style}>{_runs(cell)}</{tag}>" for cell, style in zip(cells, styles, strict=True))
        return f"<tr>{''.join(html)}</tr>"

    rows = "".join(row(cells, "td") for cells in table.rows)
    return f"<table><thead>{row(table.head, 'th')}</thead><tbody>{rows}</tbody></table>"


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    html = escape(run.text)
    if run.code:
        html = f"<code>{html}</code>"
    if run.italic:
        html = f"<em>{html}</em>"
    if run.bold:
        html = f"<strong>{html}</strong>"
    return html


def _tag(tag: str) -> str:
    joined = "-".join(unicodedata.normalize("NFC", tag).split())
    visible = "".join(character for character in joined if unicodedata.category(character) not in ("Cc", "Cs"))
    return "::".join(part for part in visible.split("::") if part)
