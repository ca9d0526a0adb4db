"""The preview page: the front and back of every card as Anki shows them, in light and dark mode."""

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from deckgen.deck.notes import Note
from deckgen.diagnostics import Diagnostic
from deckgen.model import Bank
from deckgen.renderers.anki.field_html import tags
from deckgen.renderers.anki.templates import filled, style_sheet
from deckgen.renderers.findings.findings_page import findings_section, findings_style


def render_html(bank: Bank, notes: Sequence[Note], findings: Sequence[Diagnostic] = ()) -> bytes:
    """One self-contained HTML file with the cards by deck and the findings below."""
    title = bank.info.title or bank.info.id
    names = dict.fromkeys(note.deck for note in notes)
    decks = [(name, [note for note in notes if note.deck == name]) for name in names]
    contents = "".join(
        f'<li><a href="#deck-{number}">{escape(name)}</a> <span>{len(members)}</span></li>'
        for number, (name, members) in enumerate(decks, start=1)
    )
    contents += f'<li><a href="#findings">Findings</a> <span>{len(findings)}</span></li>'
    sections = "".join(_deck(number, name, members) for number, (name, members) in enumerate(decks, start=1))
    page = _PAGE.format(
        title=escape(title),
        style=style_sheet() + _page_style() + findings_style(),
        count=len(notes),
        contents=contents,
        decks=sections,
        findings=findings_section(bank, findings),
    )
    return page.encode()


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<button type="button" onclick="document.body.classList.toggle('nightMode')">Day / night</button>
<main>
<header>
<h1>{title}</h1>
<p>{count} cards as Anki shows them, front and back.</p>
<ul>{contents}</ul>
</header>
{decks}<div id="findings">
{findings}</div>
</main>
</body>
</html>
"""


@cache
def _page_style() -> str:
    return files("deckgen.renderers").joinpath("preview.css").read_text("utf-8")


def _deck(number: int, name: str, notes: Iterable[Note]) -> str:
    cards = "".join(map(_card, notes))
    return f'<section id="deck-{number}">\n<h2>{escape(name)}</h2>\n{cards}</section>\n'


def _card(note: Note) -> str:
    front, back = filled(note)
    tag_list = "".join(f"<span>{escape(tag)}</span>" for tag in tags(note))
    return (
        f'<article id="{note.type.kind}-{note.key}">\n<h3>{note.id}</h3>\n<p class="tags">{tag_list}</p>\n'
        f'<div class="pair"><div class="card">{front}</div>\n<div class="card">{back}</div></div>\n</article>\n'
    )
