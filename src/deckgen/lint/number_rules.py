"""Rules for figures: the same in the text of a story, its metrics and its pocket lines."""

from collections.abc import Iterator

from deckgen.codes import rule_codes
from deckgen.lint.figures import ToldFigures, figures, numerals
from deckgen.lint.reading import Reading
from deckgen.lint.rule import Finding, rule
from deckgen.texts import figures_in


@rule(rule_codes.METRIC_NOT_TOLD, scope="story", english=True)
def metric_not_told(reading: Reading) -> Iterator[Finding]:
    """A metric with a figure that is not in the text of the story.

    Such a figure is never said in the interview, or it is out of date. "$150k" and "150,000" are the same figure, and
    so are "two" and "2". Pocket lines do not count as text.

    Bad:
      result: Loading takes 3 minutes instead of 30.
      metrics:
        - {what: load time, before: 50 minutes, after: 3 minutes, impact: customer}
    Good:
      result: Loading takes three minutes instead of 30.
      metrics:
        - {what: load time, before: 30 minutes, after: 3 minutes, impact: customer}
    """
    for story, text in reading.texts:
        if not story.metrics or _all_in(numerals("\n".join(figures_in(story))), text):
            continue
        told = ToldFigures(text)
        for metric in story.metrics:
            for moved in (metric.before, metric.after):
                for offset, figure, value in figures(moved):
                    if not told.has(figure, value):
                        message = f"'{figure}' in metric '{metric.what}' never appears in the text of '{story.key}'"
                        hint = "add it to the text, or correct the one that is out of date"
                        yield Finding(story, moved, message, hint, offset)


@rule(rule_codes.POCKET_FIGURE, scope="story", english=True)
def pocket_figure(reading: Reading) -> Iterator[Finding]:
    """A figure in the pocket lines that is not in the story.

    The card is read last, so an outdated number on it is the one that will be said.

    Bad:
      result: Loading takes 3 minutes instead of 30.
      pocket: [Load time 50 to 3 minutes]
    Good:
      result: Loading takes 3 minutes instead of 30.
      pocket: [Load time 30 to 3 minutes]
    """
    for story, text in reading.texts:
        if not story.pocket or _all_in(numerals("\n".join(story.pocket)), text):
            continue
        told = ToldFigures("\n".join((text, *figures_in(story))))
        for line in story.pocket:
            for offset, figure, value in figures(line):
                if not told.has(figure, value):
                    message = f"'{figure}' in a pocket line of '{story.key}' never appears in the story"
                    yield Finding(story, line, message, "use the figure of the story, or add this one to it", offset)


NUMBER_RULES = (metric_not_told, pocket_figure)


def _all_in(own: frozenset[bytes], text: str) -> bool:
    """Whether a text contains all these numbers as written, so that no figure needs to be parsed."""
    return not own or own <= numerals(text)
