"""Tellings of one story brought together, and every story and principle given its key."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from deckgen.bank.fields import KEY
from deckgen.bank.sets import principle_set
from deckgen.importers.drafts import Found, PrincipleDraft, Said, StoryDraft
from deckgen.importers.report import ImportReport, Remark
from deckgen.importers.words.keys import Unique, key_of
from deckgen.importers.words.references import Match, Names, Principles, folded
from deckgen.model import Bank, Metric, Principle, Story
from deckgen.source import Text


@dataclass(slots=True)
class Gathered:
    """The principles and stories of an import; aliases are added while names are resolved."""

    principles: tuple[Principle, ...]
    matcher: Principles
    stories: list[Story]
    names: Names
    taken: Unique
    aliases: dict[str, list[str]] = field(default_factory=dict)

    def alias(self, key: str, name: str) -> None:
        """Keep the name a story was found by, unless it means another one."""
        clean = tidy(name)
        if clean and clean not in self.taken:
            self.taken.add(clean)
            self.aliases.setdefault(key, []).append(clean)


def tidy(text: str) -> str:
    """A name on one line."""
    return " ".join(text.split())


def texts(said: Iterable[str]) -> tuple[Text, ...]:
    """Texts that say something, none twice."""
    return tuple(dict.fromkeys(Text(text.strip(" \t\n")) for text in said if text.strip(" \t\n")))


def principles_of(found: list[Found], into: Bank | None) -> tuple[tuple[Principle, ...], Principles]:
    """The bank's own principles, those of the guides, and the shipped set if a guide names one of it."""
    shipped = principle_set("amazon")
    known = {str(one.key): one for one in (into.principles if into else ())}
    with_shipped = _translated(Principles([*known.values(), *(one for one in shipped if one.key not in known)]), found)
    own: dict[str, Principle] = {}
    taken = Unique([*known, *(str(one.key) for one in shipped)])
    for draft in (draft for one in found for draft in one.principles if draft.own):
        name = tidy(draft.name.text)
        if with_shipped.one(name) is None and folded(name) not in own:
            own[folded(name)] = Principle(Text(taken.key(name, "principle")), Text(name))
    everything = Principles([*with_shipped.known, *own.values()])
    named = {key for one in found for said in _named(one) for key in _keys(said.text, everything)}
    if named & {str(one.key) for one in shipped}:
        known = {str(one.key): known.pop(str(one.key), one) for one in shipped} | known
    spelled = {str(one.key): one for one in everything.known}
    entries = [spelled[key] for key in [*known, *(str(one.key) for one in own.values())]]
    drafts = [draft for one in found for draft in one.principles]
    return tuple(_worded(entry, drafts, everything) for entry in entries), everything


_ANOTHER_SCRIPT = re.compile(r"(?:(?![a-zA-Z\u00aa-\u024f])[^\W\d_])+")


def _translated(principles: Principles, found: list[Found]) -> Principles:
    """The principles, with the name in another script that a guide writes beside the known one as an alias."""
    aliases: dict[str, list[str]] = {}
    for said in (said for one in found for said in _named(one)):
        other = " ".join(_ANOTHER_SCRIPT.findall(said.text))
        match = principles.one(said.text) if other and re.search(r"[A-Za-z]{3}", said.text) else None
        if match and principles.one(other) is None and other not in aliases.setdefault(match.key, []):
            aliases[match.key].append(other)
    known = (replace(one, aliases=texts((*one.aliases, *aliases.get(str(one.key), [])))) for one in principles.known)
    return Principles(known)


def _named(found: Found) -> Iterable[Said]:
    yield from (said for story in found.stories for said in story.principles)
    yield from (question.principle for question in found.questions if question.principle)
    yield from (row.principle for row in found.rows)
    yield from (draft.name for draft in found.principles)
    yield from (said for _, said in found.claims)
    yield from (said for said, _ in found.undecided)


def _keys(text: str, principles: Principles) -> list[str]:
    keys, _ = principles.listed(text)
    one = principles.one(text)
    return [*keys, *([one.key] if one else [])]


def _worded(entry: Principle, drafts: list[PrincipleDraft], principles: Principles) -> Principle:
    """A principle with the meaning and the probes that a guide gives it, in the guide's own words."""
    mine = [draft for draft in drafts if (found := principles.one(draft.name.text)) and found.key == entry.key]
    meaning = next((draft.meaning for draft in mine if draft.meaning), "")
    probes = texts(probe for draft in mine for probe in draft.probes)
    return replace(entry, meaning=Text(meaning.strip(" \t\n")) or entry.meaning, probes=probes or entry.probes)


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
        report.resolved.append(remark(Said(card.title, card.place), match.key, match.by))
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
        agree = all(_squeezed(namesake.parts[part]) == _squeezed(draft.parts[part]) for part in both)
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
    return tuple(sorted((part, _squeezed(text)) for part, text in draft.parts.items()))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


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
        situation=_text(draft.parts.get("situation", "")),
        task=_text(draft.parts.get("task", "")),
        action=_text(draft.parts.get("action", "")),
        result=_text(draft.parts.get("result", "")),
        lesson=_text(draft.lesson),
        metrics=tuple(Metric(what) for what in texts(draft.metrics)),
        pocket=texts(draft.pocket),
        follow_ups=texts(draft.follow_ups),
    )


def _text(text: str) -> Text:
    return Text(text.strip(" \t\n"))


def gather(found: list[Found], into: Bank | None, report: ImportReport) -> Gathered:
    """The principles and stories of all files, ready to be referred to."""
    principles, matcher = principles_of(found, into)
    stories, taken, also = stories_of(found, into, report)
    numbers = _numbers([draft for one in found for draft in one.stories])
    existing = [
        (str(one.key), str(one.title), [str(name) for name in one.aliases]) for one in (into.stories if into else ())
    ]
    new = [(str(one.key), str(one.title), [*also.get(one.key, []), *numbers.get(one.key, [])]) for one in stories]
    fresh = {key for key, _, _ in new}
    names = Names([*(one for one in existing if one[0] not in fresh), *new])
    gathered = Gathered(principles, matcher, stories, names, taken)
    for key, titles in also.items():
        for title in titles:
            gathered.alias(key, title)
    return gathered


def _numbers(drafts: list[StoryDraft]) -> dict[str, list[str]]:
    """The numbered names that belong to one story only, such as "Story 3"."""
    holders: dict[str, set[str]] = {}
    for draft in drafts:
        for name in draft.also:
            holders.setdefault(folded(name), set()).add(draft.key)
    return {
        next(iter(keys)): [name for name, those in holders.items() if those == keys]
        for keys in holders.values()
        if len(keys) == 1
    }


def remark(said: Said, to: str, by: str) -> Remark:
    """A reference that was resolved."""
    return Remark(said.place, said.text, to=to, by=by)
