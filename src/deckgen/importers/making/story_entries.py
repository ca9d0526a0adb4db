"""Tellings of one story brought together, and every story given its key."""

from collections.abc import Iterable, Sequence

from deckgen.bank.fields import is_key
from deckgen.importers.drafts import Excerpt, FileDrafts, StoryDraft
from deckgen.importers.import_report import ImportReport
from deckgen.importers.making.trimming import texts, tidy, trimmed
from deckgen.importers.words.keys import Unique, key_of
from deckgen.importers.words.references import KnownNames, folded
from deckgen.model import Bank, Metric, Story
from deckgen.source import Text

_NAMELESS = "Story"
"""What a story is called that its guide does not call anything."""


def stories_of(
    found: list[FileDrafts], into: Bank | None, report: ImportReport
) -> tuple[list[Story], Unique, dict[str, list[str]]]:
    """One story for all its tellings; each draft learns the key of its story."""
    drafts = [draft for one in found for draft in one.stories]
    there = into.stories if into else ()
    told = _Told(there, report)
    for draft in drafts:
        if draft.parts:
            told.add(draft)
    told.add_pockets([draft for draft in drafts if not draft.parts])
    taken = Unique(name for story in there for name in (str(story.key), str(story.title), *story.aliases))
    for draft in told.stories.values():
        taken.add(draft.title)
        taken.add(draft.key)
    return [_story(draft) for draft in told.stories.values()], taken, told.aliases


class _Told:
    """The stories so far, by key; ``aliases`` are the other titles they were told under."""

    def __init__(self, there: Sequence[Story], report: ImportReport) -> None:
        self.stories: dict[str, StoryDraft] = {}
        self.aliases: dict[str, list[str]] = {}
        self._report = report
        self._known = {folded(story.title): str(story.key) for story in there}
        self._keys = Unique(str(story.key) for story in there)
        self._by_words: dict[tuple[tuple[str, str], ...], StoryDraft] = {}
        self._by_title: dict[str, StoryDraft] = {}

    def add(self, draft: StoryDraft) -> None:
        """A story in its parts: one that was told before, or a new one."""
        draft.title = tidy(draft.title) or _NAMELESS
        if twin := self._twin(draft):
            _join(twin, draft)
            if folded(twin.title) != folded(draft.title):
                self.aliases.setdefault(twin.key, []).append(draft.title)
            return
        self._keep(draft)
        self._by_words[_fingerprint(draft)] = draft

    def add_pockets(self, cards: Iterable[StoryDraft]) -> None:
        """Pocket lines go to the story of that name; without one, they are a story of their own."""
        names = KnownNames((key, draft.title, draft.also) for key, draft in self.stories.items())
        for card in cards:
            if match := names.find(card.title):
                _join(self.stories[match.key], card)
                self._report.resolve(Excerpt(card.title, card.place), match)
                if match.by == "words":
                    self.aliases.setdefault(match.key, []).append(card.title)
                continue
            card.title = tidy(card.title) or _NAMELESS
            namesake = self._by_title.get(folded(card.title))
            if namesake and namesake.pocket == card.pocket:
                _join(namesake, card)
            else:
                self._keep(card)

    def _twin(self, draft: StoryDraft) -> StoryDraft | None:
        """The same story told before: the same words, or under the same title less or more of them."""
        if same := self._by_words.get(_fingerprint(draft)):
            return same
        namesake = self._by_title.get(folded(draft.title))
        both = set(namesake.parts) & set(draft.parts) if namesake else set()
        if not namesake or not both:
            return None
        agree = all(tidy(namesake.parts[part]) == tidy(draft.parts[part]) for part in both)
        return namesake if agree else None

    def _keep(self, draft: StoryDraft) -> None:
        """Keep a story of its own, under a title that no other one has."""
        if folded(draft.title) in self._by_title:
            self._report.conflict(
                Excerpt(draft.title, draft.place), "told differently above; kept as a story of its own"
            )
            draft.title = self._other_title(draft.title)
        draft.key = self._known.get(folded(draft.title)) or self._keys.key(draft.title, "story")
        self.stories[draft.key] = draft
        self._by_title[folded(draft.title)] = draft

    def _other_title(self, title: str) -> str:
        number = 2
        while folded(f"{title} ({number})") in self._by_title:
            number += 1
        return f"{title} ({number})"


def _fingerprint(draft: StoryDraft) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((part, tidy(text)) for part, text in draft.parts.items()))


def _join(into: StoryDraft, other: StoryDraft) -> None:
    other.key = into.key
    into.parts = {**other.parts, **into.parts}
    into.lesson = into.lesson or other.lesson
    for name in ("also", "kinds", "principles", "pocket", "follow_ups", "metrics"):
        mine = getattr(into, name)
        mine.extend(one for one in getattr(other, name) if one not in mine)


def _story(draft: StoryDraft) -> Story:
    return Story(
        key=Text(draft.key),
        title=Text(draft.title),
        kinds=texts(kind for one in draft.kinds if is_key(kind := key_of(one.strip(" #`*"), ""))),
        situation=trimmed(draft.parts.get("situation", "")),
        task=trimmed(draft.parts.get("task", "")),
        action=trimmed(draft.parts.get("action", "")),
        result=trimmed(draft.parts.get("result", "")),
        lesson=trimmed(draft.lesson),
        metrics=tuple(Metric(what) for what in texts(draft.metrics)),
        pocket=texts(draft.pocket),
        follow_ups=texts(draft.follow_ups),
    )
