"""Rich text as the HTML of an Anki field: escaped once, with nothing in it that Anki would bring alive."""

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
    # Anki looks for [sound:x], [anki:tts], [latex], [$] and [[type:Field]] before a browser sees the entity.
    "[": "&#91;",
    "\n": "<br>",
    # Anki composes a field as a whole, and this stroke would go through the ">" of a tag before it.
    "\u0338": "&#824;",
    # Half a character, which no file can hold.
    **{chr(half): "\ufffd" for half in range(0xD800, 0xE000)},
}
# MathJax looks for \( \) \[ \] in the text a browser shows: an entity does not stop it, an element in between does.
_MATH = ("(", ")", "[", "]")
_NOT_MATH = "\\<span></span>"


def fields(note: Note) -> tuple[str, ...]:
    """The note's fields as HTML, in the order of its type; "" where there is nothing to say."""
    return tuple(to_html(value) for value in note.values)


def tags(note: Note) -> tuple[str, ...]:
    """The note's tags, sorted, each once, without the white space and the empty parts that Anki would split at."""
    return tuple(sorted({tag for tag in map(_tag, note.tags) if tag}))


def to_html(rich: Rich) -> str:
    """The HTML of blocks; "" when they show nothing, because ``{{#Field}}`` is false for "" only."""
    if not rich:
        return ""
    if len(rich) == 1 and isinstance(rich[0], Paragraph):
        html = _runs(rich[0].runs)
    else:
        html = "".join(_block(block) for block in rich)
    return html if html.strip() else ""


def escape(text: str) -> str:
    """Text as HTML that shows it as typed: composed (NFC), without control characters.

    Anki itself drops control characters and composes; one of them (U+001F) makes it refuse the whole package.
    """
    text = _CONTROL.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _RISKY.sub(_escaped, text) if _RISKY.search(text) else text


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if character == "\\":
        return _NOT_MATH if found.string.startswith(_MATH, found.end()) else character
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
    aligned = [f' style="text-align: {align}"' if align else "" for align in table.align]

    def row(cells: tuple[tuple[Run, ...], ...], tag: str) -> str:
        shown = (f"<{tag}{style}>{_runs(cell)}</{tag}>" for cell, style in zip(cells, aligned, strict=True))
        return f"<tr>{''.join(shown)}</tr>"

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
