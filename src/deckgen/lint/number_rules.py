"""Rules for a story's figures: the same in its text, its metrics and its pocket lines."""

from collections.abc import Iterator

from deckgen.codes import rule_codes
from deckgen.lint.figures import ToldFigures, figures, numerals
from deckgen.lint.reading import Reading
from deckgen.lint.rule import Finding, rule
from deckgen.texts import figures_in


@rule(rule_codes.METRIC_NOT_TOLD, scope="story", english=True)
def metric_not_told(reading: Reading) -> Iterator[Finding]:
    """A metric with a figure that the story's text does not have.

    What stands in the list only is not said in the interview, or it is an old number. "$150k" and "150,000" are the
    same figure, so are "two" and "2"; the pocket lines are not the story's text.

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
                        message = f"metric '{metric.what}' of '{story.key}' says '{figure}', its text does not"
                        hint = "say it in the story, or correct the one that is out of date"
                        yield Finding(story, moved, message, hint, offset)


@rule(rule_codes.POCKET_FIGURE, scope="story", english=True)
def pocket_figure(reading: Reading) -> Iterator[Finding]:
    """A figure in the pocket lines that the story does not have.

    The card is what is read last, and an old number on it is the one that is said.

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
                    message = f"a pocket line of '{story.key}' says '{figure}', the story does not"
                    yield Finding(story, line, message, "carry the story's figure over, or tell this one in it", offset)


NUMBER_RULES = (metric_not_told, pocket_figure)


def _all_in(own: frozenset[bytes], text: str) -> bool:
    """Whether a text has all of these numerals just as they are written: then no figure needs a closer look."""
    return not own or own <= numerals(text)
