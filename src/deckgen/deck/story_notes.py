"""Notes for stories."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from deckgen.deck.markup import Listing, Paragraph, Rich, Run, bullets, inline, joined, plain
from deckgen.deck.notes import Note
from deckgen.deck.shelf import Shelf, arranged, story_values, total
from deckgen.deck.story_types import STORY
from deckgen.model import Metric, Story


def story_note(story: Story, shelf: Shelf) -> Note:
    """The note of a story, with its four parts and its figures."""
    values = story_values(story, shelf.bands, shelf) | {
        "Key": plain(story.key),
        "Title": plain(story.title),
        "Time": plain(total(shelf.bands)),
        "Kinds": plain(" · ".join(story.kinds)),
        "Figures": _figures(story.metrics),
        "Follow-ups": bullets(story.follow_ups),
    }
    return Note(
        type=STORY,
        key=story.key,
        values=arranged(STORY, values),
        deck=shelf.decks.of("story"),
        tags=(
            f"story::{story.key}",
            *(f"principle::{key}" for key in story.principles),
            *(f"kind::{kind}" for kind in story.kinds),
        ),
        was=story.was,
        principle=story.principles[0] if story.principles else "",
    )


def _figures(metrics: Iterable[Metric]) -> Rich:
    items = tuple((Paragraph(tuple(joined(_figure(metric)))),) for metric in metrics)
    return (Listing(items),) if items else ()


def _figure(metric: Metric) -> Iterator[Run]:
    """A metric as "what: before → after (impact)", the change in bold."""
    yield from inline(metric.what)
    between = ": "
    for text in (metric.before, metric.after):
        if text:
            yield Run(between, bold=between != ": ")
            yield from (replace(run, bold=True) for run in inline(text))
            between = " \u2192 "
    if metric.impact:
        yield Run(f" ({metric.impact})")
