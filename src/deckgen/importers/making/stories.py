"""Tellings of one story brought together, and every story given its key."""

from collections.abc import Iterable

from deckgen.bank.fields import KEY
from deckgen.importers.drafts import Found, Said, StoryDraft
from deckgen.importers.making.wording import texts, tidy, trimmed
from deckgen.importers.report import ImportReport
from deckgen.importers.words.keys import Unique, key_of
from deckgen.importers.words.references import Match, Names, folded
from deckgen.model import Bank, Metric, Story
from deckgen.source import Text


def stories_of(
    found: list[Found], into: Bank | None, report: ImportReport
) -> tuple[list[Story], Unique, dict[str, list[str]]]:
    """One story for all its tellings; each draft learns the key of its story."""
    drafts = [draft for one in found for draft in one.stories]
    taken = Unique(
        name for story in (into.stories if into else ()) for name in (str(story.key), str(story.title), *story.aliases)
    )
    known = {folded(story.title): str(story.key) for story in (into.stories if into else ())}
    keys = Unique(str(story.key) for story in (into.stories if into else ()))
    merged: dict[str, StoryDraft] = {}
    aliases: dict[str, list[str]] = {}
    told = _Told()
    for draft in [draft for draft in drafts if draft.parts]:
        draft.title = tidy(draft.title) or "Story"
        if twin := told.twin(draft):
            _join(twin, draft)
            draft.key = twin.key
            if folded(twin.title) != folded(draft.title):
                aliases.setdefault(twin.key, []).append(draft.title)
            continue
        if told.has(draft.title):
            report.conflict(Said(draft.title, draft.place), "told differently above; kept as a story of its own")
            draft.title = told.other_title(draft.title)
        draft.key = known.get(folded(draft.title)) or keys.key(draft.title, "story")
        merged[draft.key] = draft
        told.add(draft)
    for card, match in _pockets([draft for draft in drafts if not draft.parts], merged, keys):
        report.resolve(Said(card.title, card.place), match)
        if match.by == "words":
            aliases.setdefault(match.key, []).append(card.title)
    for draft in merged.values():
        taken.add(draft.title)
        taken.add(draft.key)
    return [_story(draft) for draft in merged.values()], taken, aliases


class _Told:
    """The stories so far, by their words and by their titles."""

    def __init__(self) -> None:
        self._by_words: dict[tuple[tuple[str, str], ...], StoryDraft] = {}
        self._by_title: dict[str, StoryDraft] = {}

    def twin(self, draft: StoryDraft) -> StoryDraft | None:
        """The same story told before: the same words, or under the same title less or more of them."""
        if same := self._by_words.get(_fingerprint(draft)):
            return same
        namesake = self._by_title.get(folded(draft.title))
        both = set(namesake.parts) & set(draft.parts) if namesake else set()
        if not namesake or not both:
            return None
        agree = all(tidy(namesake.parts[part]) == tidy(draft.parts[part]) for part in both)
        return namesake if agree else None

    def has(self, title: str) -> bool:
        """Whether a story has this title."""
        return folded(title) in self._by_title

    def other_title(self, title: str) -> str:
        """The title with a number that no story has yet."""
        number = 2
        while self.has(f"{title} ({number})"):
            number += 1
        return f"{title} ({number})"

    def add(self, draft: StoryDraft) -> None:
        """Remember a story."""
        self._by_words[_fingerprint(draft)] = draft
        self._by_title[folded(draft.title)] = draft


def _fingerprint(draft: StoryDraft) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((part, tidy(text)) for part, text in draft.parts.items()))


def _join(into: StoryDraft, other: StoryDraft) -> None:
    into.parts = {**other.parts, **into.parts}
    into.lesson = into.lesson or other.lesson
    for name in ("also", "kinds", "principles", "pocket", "follow_ups", "metrics"):
        mine = getattr(into, name)
        mine.extend(one for one in getattr(other, name) if one not in mine)


def _pockets(
    cards: list[StoryDraft], merged: dict[str, StoryDraft], keys: Unique
) -> Iterable[tuple[StoryDraft, Match]]:
    """Pocket lines go to the story of that name; without one, they are a story of their own."""
    names = Names((key, draft.title, draft.also) for key, draft in merged.items())
    for card in cards:
        match = names.find(card.title)
        if match:
            _join(merged[match.key], card)
            card.key = match.key
            yield card, match
        else:
            card.title = tidy(card.title) or "Story"
            card.key = keys.key(card.title, "story")
            merged[card.key] = card


def _story(draft: StoryDraft) -> Story:
    return Story(
        key=Text(draft.key),
        title=Text(draft.title),
        kinds=texts(kind for one in draft.kinds if KEY.fullmatch(kind := key_of(one.strip(" #`*"), ""))),
        situation=trimmed(draft.parts.get("situation", "")),
        task=trimmed(draft.parts.get("task", "")),
        action=trimmed(draft.parts.get("action", "")),
        result=trimmed(draft.parts.get("result", "")),
        lesson=trimmed(draft.lesson),
        metrics=tuple(Metric(what) for what in texts(draft.metrics)),
        pocket=texts(draft.pocket),
        follow_ups=texts(draft.follow_ups),
    )
