"""Rules for the bank as a whole: its kinds of story, its events, and the seconds of its framework."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from deckgen.codes import rule_codes
from deckgen.lint.figures import figures, values
from deckgen.lint.reading import Reading
from deckgen.lint.rule import Finding, rule
from deckgen.model import Story
from deckgen.source import Text


@rule(rule_codes.MISSING_KIND)
def missing_kind(reading: Reading) -> Iterator[Finding]:
    """Too few stories of a kind that interviews always ask for.

    Three hero stories, one failure and one conflict are required, unless the bank's 'required_kinds' says otherwise.

    Bad:
      bank: mine
      required_kinds: {mentoring: 1}
    Good:
      bank: mine
      required_kinds: {hero: 1, failure: 1}
    """
    info = reading.bank.info
    have = Counter(str(kind) for story in reading.bank.stories for kind in story.kinds)
    for kind, wanted in info.required_kinds:
        if have[kind] < wanted:
            stories = "story" if have[kind] == 1 else "stories"
            message = f"{have[kind] or 'no'} {kind} {stories} in the bank, {wanted} needed"
            hint = f"write one, or add '{kind}' to the 'kinds' of a story that fits"
            yield Finding(info, kind if kind.source else info.id, message, hint)


@rule(rule_codes.EVENT_DIFFERS)
def event_differs(reading: Reading) -> Iterator[Finding]:
    """Two stories of one event with different figures for the same thing.

    Interviewers compare what they heard. Metrics with the same 'what' are compared; "$1.5M" and "1.5 million" are the
    same figure.

    Bad:
      story: late
      title: The week it was late
      event: the spring launch
      metrics:
        - {what: load time, after: 40 minutes}
    Good:
      story: late
      title: The week it was late
      event: the spring launch
      metrics:
        - {what: load time, after: 30 minutes}
    """
    by_metric: defaultdict[tuple[str, str, str], list[_Figure]] = defaultdict(list)
    for story in reading.bank.stories:
        for figure in _figures_of(story) if story.event else ():
            by_metric[story.event.casefold(), figure.what.casefold(), figure.when].append(figure)
    for group in by_metric.values():
        for here, there in _contradictions(group):
            what, event = here.what, here.story.event
            message = f"'{what}' of event '{event}' is '{here.text}' here, but '{there.text}' in '{there.story.key}'"
            yield Finding(here.story, here.text, message, "use the same figure in both stories")


@rule(rule_codes.UNTIMED_STEP)
def untimed_step(reading: Reading) -> Iterator[Finding]:
    """A step of the bank's own 'star' framework that has seconds, but does not say which parts it covers.

    The seconds of stories are only compared with a step that names parts.

    Bad:
      frameworks:
        - framework: star
          name: STAR
          steps:
            - {step: Action, seconds: 60-90}
    Good:
      frameworks:
        - framework: star
          name: STAR
          steps:
            - {step: Action, seconds: 60-90, parts: [action]}
    """
    for framework in reading.bank.frameworks:
        for step in framework.steps if framework.key == "star" else ():
            if step.at_most_s is not None and not step.parts:
                message = f"step '{step.name}' of 'star' has seconds, but no parts"
                hint = "add the parts of a story it covers, such as 'parts: [action]'"
                yield Finding(framework, step.name, message, hint)


BANK_RULES = (missing_kind, event_differs, untimed_step)


@dataclass(frozen=True)
class _Figure:
    story: Story
    what: Text
    when: str
    text: Text

    @cached_property
    def digits(self) -> frozenset[float]:
        """The values in digits; numbers in words are not precise enough to contradict each other."""
        return frozenset(value for _, _, value in figures(self.text))

    @cached_property
    def values(self) -> set[float]:
        """The values in digits or in words."""
        return values(self.text)

    def contradicts(self, other: "_Figure") -> bool:
        """Whether one text has a value in digits that the other does not have at all."""
        return not (self.digits <= other.values and other.digits <= self.values)


def _figures_of(story: Story) -> Iterator[_Figure]:
    for metric in story.metrics:
        for when, text in (("before", metric.before), ("after", metric.after)):
            if text:
                yield _Figure(story, metric.what, when, text)


def _contradictions(group: list[_Figure]) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield, for each value but the first, a figure with it and a contradicting figure of another story."""
    if len({figure.text for figure in group}) == 1 or len({figure.story.key for figure in group}) == 1:
        return
    in_digits = [figure for figure in group if figure.digits]
    by_value: dict[frozenset[float], list[_Figure]] = {}
    for figure in in_digits:
        by_value.setdefault(figure.digits, []).append(figure)
    for value in list(by_value)[1:]:
        pairs = (
            (here, there)
            for here in by_value[value]
            for there in in_digits
            if here.story is not there.story and here.contradicts(there)
        )
        if pair := next(pairs, None):
            yield pair
