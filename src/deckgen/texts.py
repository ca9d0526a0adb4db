"""All that an author wrote in a story, text by text: the one list that rules, figures and search go by."""

from deckgen.model import PARTS, Story
from deckgen.source import Text

TOLD = ("title", *PARTS, "lesson")
"""The fields that are told to an interviewer; all others stand on cards and in lists only."""

FIGURES = ("metrics.before", "metrics.after")
"""The fields that hold a metric's figures."""


def texts_of(story: Story) -> list[tuple[str, Text]]:
    """Each text of a story with the name of its field, "metrics.after" for one inside a list; empty ones left out."""
    texts = [(field, getattr(story, field)) for field in (*TOLD, "event")]
    for metric in story.metrics:
        texts += [("metrics.what", metric.what), ("metrics.before", metric.before), ("metrics.after", metric.after)]
    for field in ("aliases", "pocket", "follow_ups"):
        texts += [(field, text) for text in getattr(story, field)]
    return [(field, text) for field, text in texts if text]


def told_in(story: Story) -> list[Text]:
    """The texts of a story that are told to an interviewer."""
    return [text for field in TOLD if (text := getattr(story, field))]


def figures_in(story: Story) -> list[Text]:
    """What the metrics of a story say that it was before and after."""
    return [text for metric in story.metrics for text in (metric.before, metric.after) if text]
