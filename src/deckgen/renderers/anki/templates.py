"""Card templates and filled-in cards: the HTML of each role."""

from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from importlib.resources import files

from deckgen.deck.notes import Note, NoteType, Role, Slot
from deckgen.renderers.anki.field_html import fields

ROOT = "deckgen"
"""The CSS class of the element around a face; every rule of the style sheet starts from it."""

Show = Callable[[str], str]
"""Field name -> HTML: ``{{Field}}`` in a template, the field's value on the preview page."""

When = Callable[[str, str, bool], str]
"""(field, html, full) -> the HTML if the field is full, or with ``full=False`` if it is empty; else nothing."""


@cache
def faces(note_type: NoteType) -> tuple[str, str]:
    """The front and back template of a note type, in Anki's template language."""
    screen = note_type.screen
    return _face(screen.front, _place, _conditional), _face(screen.back, _place, _conditional)


@cache
def style_sheet() -> str:
    """The CSS that all note types share."""
    return files("deckgen.renderers.anki").joinpath("style.css").read_text("utf-8")


def filled(note: Note) -> tuple[str, str]:
    """The front and back of a note's card, as Anki renders them from the templates and the note's fields."""
    values = dict(zip((field.name for field in note.type.fields), fields(note), strict=True))

    def when(field: str, html: str, full: bool) -> str:
        return html if bool(values[field]) == full else ""

    screen = note.type.screen
    return _face(screen.front, values.__getitem__, when), _face(screen.back, values.__getitem__, when)


def _face(slots: Iterable[Slot], show: Show, when: When) -> str:
    """Slots as one HTML element, top to bottom; a slot with an empty field leaves no trace."""
    shapes = "\n".join(_SHAPES[slot.role](slot, show, when) for slot in slots)
    return f'<div class="{ROOT} mathjax_ignore">\n{shapes}\n</div>'


def _place(field: str) -> str:
    return f"{{{{{field}}}}}"


def _conditional(field: str, html: str, full: bool) -> str:
    return f"{{{{{'#' if full else '^'}{field}}}}}{html}{{{{/{field}}}}}"


def _kicker(slot: Slot, show: Show, when: When) -> str:
    names = [f"<span>{escape(slot.label)}</span>"] if slot.label else []
    if slot.field:
        names.append(when(slot.field, f'<span dir="auto">{show(slot.field)}</span>', True))
    code = when(slot.code, f'<code class="code">{show(slot.code)}</code>', True) if slot.code else ""
    time = when(slot.aside, f'<span class="time">{show(slot.aside)}</span>', True) if slot.aside else ""
    return f'<div class="kicker">{code}<span class="names">{"".join(names)}</span>{time}</div>'


def _plain(slot: Slot, show: Show, when: When) -> str:
    return when(slot.field, f'<div class="{slot.role} text" dir="auto">{show(slot.field)}</div>', True)


def _title(slot: Slot, show: Show, when: When) -> str:
    chips = when(slot.aside, f'<span class="chips">{show(slot.aside)}</span>', True) if slot.aside else ""
    return when(
        slot.field, f'<div class="title"><span class="text" dir="auto">{show(slot.field)}</span>{chips}</div>', True
    )


def _part(slot: Slot, show: Show, when: When) -> str:
    seconds = when(slot.aside, f'<div class="seconds">{show(slot.aside)}</div>', True) if slot.aside else ""
    body = f'<div class="told"><div class="text" dir="auto">{show(slot.field)}</div>{seconds}</div>'
    return when(slot.field, f'<div class="part"><div class="letter">{escape(slot.label)}</div>{body}</div>', True)


def _labelled(slot: Slot, show: Show, when: When) -> str:
    label = f'<div class="label">{escape(slot.label)}</div>' if slot.label else ""
    text = f'<div class="text" dir="auto">{show(slot.field)}</div>'
    return when(slot.field, f'<div class="{slot.role}">{label}{text}</div>', True)


def _fold(slot: Slot, show: Show, when: When) -> str:
    label = escape(slot.label)
    aside = when(slot.aside, f': <span dir="auto">{show(slot.aside)}</span>', True) if slot.aside else ""
    text = f'<div class="text" dir="auto">{show(slot.field)}</div>'
    details = f'<details class="fold"><summary>{label}{aside}</summary>{text}</details>'
    html = when(slot.field, details, True)
    if slot.aside:
        alone = when(slot.aside, f'<div class="fold"><div class="alone">{label}{aside}</div></div>', True)
        html += when(slot.field, alone, False)
    return html


_SHAPES: dict[Role, Callable[[Slot, Show, When], str]] = {
    "kicker": _kicker,
    "prompt": _plain,
    "echo": _plain,
    "title": _title,
    "angle": _plain,
    "gap": _labelled,
    "part": _part,
    "points": _plain,
    "body": _plain,
    "section": _labelled,
    "fold": _fold,
}
