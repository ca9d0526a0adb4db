"""Rules for the bank as a whole: its kinds of story, its events and names, and its own settings for these rules."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from deckgen.diagnostics import Severity
from deckgen.lint.figures import figures, values
from deckgen.lint.reading import Entry, Reading
from deckgen.lint.rule import Finding, rule
from deckgen.model import Bank, Story
from deckgen.source import Text


@rule("B401", "missing-kind", Severity.WARNING)
def missing_kind(reading: Reading) -> Iterator[Finding]:
    """Too few stories of a kind that every loop asks for.

    Three hero stories, one failure and one conflict, unless the bank's 'required_kinds' says otherwise.

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
            hint = f"write one, or add '{kind}' to the 'kinds' of a story that is one"
            yield Finding(info, kind if kind.source else info.id, message, hint)


@rule("B402", "event-differs", Severity.WARNING)
def event_differs(reading: Reading) -> Iterator[Finding]:
    """One event told by two stories with different figures for the same thing.

    Interviewers compare what they heard. Metrics are compared that have the same 'what'; "$1.5M" and "1.5 million" are
    the same figure.

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
    told: defaultdict[tuple[str, str, str], list[_Figure]] = defaultdict(list)
    for story in reading.bank.stories:
        for figure in _figures_of(story) if story.event else ():
            told[story.event.casefold(), figure.what.casefold(), figure.when].append(figure)
    for same in told.values():
        for here, there in _contradictions(same):
            what, event = here.what, here.story.event
            message = f"'{what}' of event '{event}' is '{here.text}' here, '{there.text}' in '{there.story.key}'"
            yield Finding(here.story, here.text, message, "tell the same figure in both stories")


@rule("B403", "similar-names", Severity.WARNING)
def similar_names(reading: Reading) -> Iterator[Finding]:
    """Two entries of a kind whose names differ only in case, accents or spaces.

    A reference to one is easily a reference to the other, and on a card they look the same.

    Bad:
      story: late
      title: the  Launch
    Good:
      story: late
      title: The late launch
    """
    for kind, names in _names(reading.bank):
        first: dict[str, _Named] = {}
        seen: set[tuple[str, str]] = set()
        for named in names:
            folded = _folded(named.name)
            other = first.setdefault(folded, named)
            if other.key != named.key and (folded, named.key) not in seen:
                seen.add((folded, named.key))
                message = f"{kind} '{named.key}' is called '{named.name}', {kind} '{other.key}' '{other.name}'"
                yield Finding(named.entry, named.name, message, "give one of the two another name")


@rule("B404", "untimed-step", Severity.INFO)
def untimed_step(reading: Reading) -> Iterator[Finding]:
    """A step of the bank's own 'star' framework with seconds but without the parts it times.

    Stories are held against the seconds of a step only when the step says which of their parts it covers.

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


BANK_RULES = (missing_kind, event_differs, similar_names, untimed_step)


@dataclass(frozen=True, slots=True)
class _Named:
    entry: Entry
    key: Text
    name: Text


@dataclass(frozen=True)
class _Figure:
    story: Story
    what: Text
    when: str
    text: Text

    @cached_property
    def digits(self) -> frozenset[float]:
        """What the text says in digits; words alone cannot contradict each other."""
        return frozenset(value for _, _, value in figures(self.text))

    @cached_property
    def values(self) -> set[float]:
        """What the text says, in digits or in words."""
        return values(self.text)

    def contradicts(self, other: "_Figure") -> bool:
        """Whether one of the two says in digits what the other says nowhere."""
        return not (self.digits <= other.values and other.digits <= self.values)


def _names(bank: Bank) -> Iterator[tuple[str, Iterable[_Named]]]:
    yield "story", (_Named(e, e.key, name) for e in bank.stories for name in (e.title, *e.aliases))
    yield "principle", (_Named(e, e.key, name) for e in bank.principles for name in (e.name, *e.aliases))
    yield "framework", (_Named(e, e.key, e.name) for e in bank.frameworks)
    yield "checklist", (_Named(e, e.key, e.name) for e in bank.checklists)


_OF_LETTERS = (0, 7, 8, 9)
"""Combining classes of what is no accent: letters, and the nukta, voicing mark and virama that make others of them."""


def _folded(name: str) -> str:
    plain = " ".join(name.casefold().split())
    if plain.isascii():
        return plain
    signs = unicodedata.normalize("NFKD", plain)
    return "".join(sign for sign in signs if unicodedata.combining(sign) in _OF_LETTERS)


def _figures_of(story: Story) -> Iterator[_Figure]:
    for metric in story.metrics:
        for when, text in (("before", metric.before), ("after", metric.after)):
            if text:
                yield _Figure(story, metric.what, when, text)


def _contradictions(told: list[_Figure]) -> Iterator[tuple[_Figure, _Figure]]:
    """For every value but the first: one that says so, and one of another story that says otherwise."""
    if len({figure.text for figure in told}) == 1 or len({figure.story.key for figure in told}) == 1:
        return
    said = [figure for figure in told if figure.digits]
    by_value: dict[frozenset[float], list[_Figure]] = {}
    for figure in said:
        by_value.setdefault(figure.digits, []).append(figure)
    for value in list(by_value)[1:]:
        pairs = (
            (here, there)
            for here in by_value[value]
            for there in said
            if here.story is not there.story and here.contradicts(there)
        )
        if pair := next(pairs, None):
            yield pair
