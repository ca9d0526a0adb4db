"""A table of the figures of each story: in its text, its metrics and its pocket lines."""

import re
from collections.abc import Iterable
from html import escape

from deckgen.lint.figures import ToldFigures, figures
from deckgen.model import Bank, Metric, Story
from deckgen.texts import FIGURES, TOLD, texts_of, told_in

_UNIT = re.compile(
    r"%|\*{0,2}[ \n](?!(?:in|of|to|and|for|with|on|at|by|per|as|or|from|up|was|is|a)\b)[a-z]+|[a-z]+|-[a-z]+"
)

_SHOWN = (*TOLD, *FIGURES, "pocket")


def figures_table(bank: Bank) -> str:
    """Return a row for each story, stories of one event together; "" if no story has a figure."""
    rows = [
        _row(story)
        for story in _by_event(bank.stories)
        if any(_figures(text) for field, text in texts_of(story) if field in _SHOWN)
    ]
    if not rows:
        return ""
    return (
        "<h2>Figures side by side</h2>\n<p>The same number everywhere, or an interviewer hears two. A figure that the "
        'story\'s text does not have is <span class="stray">marked</span>.</p>\n<div class="wide">'
        '<table class="figures">\n<thead><tr><th scope="col">Story</th><th scope="col">Told</th>'
        '<th scope="col">Metrics</th><th scope="col">On the card</th></tr></thead>\n'
        f"<tbody>\n{''.join(rows)}</tbody>\n</table></div>\n"
    )


def _has_figures(story: Story) -> bool:
    return any(_figures(text) for field, text in texts_of(story) if field in _SHOWN)


def _by_event(stories: Iterable[Story]) -> list[Story]:
    """Sort stories so that those of one event are together, at the place of the first."""
    events: dict[str, list[Story]] = {}
    for number, story in enumerate(stories):
        events.setdefault(story.event.casefold() or f"\n{number}", []).append(story)
    return [story for same in events.values() for story in same]


def _row(story: Story) -> str:
    texts = told_in(story)
    told = ToldFigures("\n".join(texts))
    event = f'<span class="event">{escape(story.event)}</span>' if story.event else ""
    metrics = "".join(f"<li>{_metric(metric, told)}</li>" for metric in story.metrics)
    on_card = _marked((figure for line in story.pocket for figure in _figures(line)), told)
    in_text = _marked((figure for text in texts for figure in _figures(text)), told)
    return (
        f'<tr><th scope="row">{escape(story.title)}{event}</th><td>{in_text}</td>'
        f"<td><ul>{metrics}</ul></td><td>{on_card}</td></tr>\n"
    )


def _metric(metric: Metric, told: ToldFigures) -> str:
    """Format a metric left to right: between right-to-left words its arrow would point the wrong way."""
    what = f"<bdi>{escape(metric.what)}</bdi>"
    change = " \u2192 ".join(f"<bdi>{_stray(text, told)}</bdi>" for text in (metric.before, metric.after) if text)
    impact = f' <span class="impact {escape(metric.impact)}">{escape(metric.impact)}</span>' if metric.impact else ""
    return f'{what}: <b dir="ltr">{change}</b>{impact}' if change else f"{what}{impact}"


def _stray(text: str, told: ToldFigures) -> str:
    """Mark the figures in a text that the story does not contain."""
    html, done = "", 0
    for offset, figure, value in figures(text):
        if not told.has(figure, value):
            html += f'{escape(text[done:offset])}<span class="stray">{escape(figure)}</span>'
            done = offset + len(figure)
    return html + escape(text[done:])


def _marked(found: Iterable[tuple[str, float]], told: ToldFigures) -> str:
    once = dict(found)
    return ", ".join(
        escape(figure) if told.has(figure, value) else f'<span class="stray">{escape(figure)}</span>'
        for figure, value in once.items()
    )


def _figures(text: str) -> list[tuple[str, float]]:
    """Return each figure with the sign or word after it, and its value."""
    return [(figure + _unit(text, offset + len(figure)), value) for offset, figure, value in figures(text)]


def _unit(text: str, end: int) -> str:
    match = _UNIT.match(text, end)
    return match[0].replace("*", "") if match else ""
