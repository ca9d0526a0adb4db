"""The stories of an import: tellings of one story joined, and a key given to each."""

from collections.abc import Iterable, Sequence

from deckgen.bank.fields import is_key
from deckgen.importers.drafts import Excerpt, FileDrafts, StoryDraft
from deckgen.importers.import_report import ImportReport
from deckgen.importers.making.trimming import distinct_texts, one_line, trimmed
from deckgen.importers.words.keys import Unique, key_of
from deckgen.importers.words.references import KnownNames, folded
from deckgen.model import Bank, Metric, Story
from deckgen.source import Text

_UNTITLED = "Story"
"""The title of a story that its guide gives none."""


def stories_of(
    files: Sequence[FileDrafts], into: Bank | None, report: ImportReport
) -> tuple[list[Story], Unique, dict[str, list[str]]]:
    """The stories, the names that mean one, and the other titles that stories were told under, by key.

    Each draft is given the key of its story; a story of the bank ``into`` has its key there.
    """
    drafts = [draft for file in files for draft in file.stories]
    existing = into.stories if into else ()
    joiner = _StoryJoiner(existing, report)
    for draft in drafts:
        if draft.parts:
            joiner.add(draft)
    joiner.add_pockets([draft for draft in drafts if not draft.parts])
    taken = Unique(name for story in existing for name in (str(story.key), str(story.title), *story.aliases))
    for draft in joiner.stories.values():
        taken.add(draft.title)
        taken.add(draft.key)
    return [_story(draft) for draft in joiner.stories.values()], taken, joiner.other_titles


class _StoryJoiner:
    """Joins the drafts that tell one story; ``stories`` are the joined drafts by key."""

    def __init__(self, existing: Sequence[Story], report: ImportReport) -> None:
        self.stories: dict[str, StoryDraft] = {}
        self.other_titles: dict[str, list[str]] = {}
        self._report = report
        self._existing_keys = {folded(story.title): str(story.key) for story in existing}
        self._keys = Unique(str(story.key) for story in existing)
        self._by_parts: dict[tuple[tuple[str, str], ...], StoryDraft] = {}
        self._by_title: dict[str, StoryDraft] = {}

    def add(self, draft: StoryDraft) -> None:
        """Add a draft with parts: to a story told before, or as a new one."""
        draft.title = one_line(draft.title) or _UNTITLED
        if same := self._same_story(draft):
            _join(same, draft)
            if folded(same.title) != folded(draft.title):
                self.other_titles.setdefault(same.key, []).append(draft.title)
            return
        self._keep(draft)
        self._by_parts[_parts(draft)] = draft

    def add_pockets(self, pockets: Iterable[StoryDraft]) -> None:
        """Add pocket lines: to the story that their title names, or as a story of their own."""
        names = KnownNames((key, draft.title, draft.also) for key, draft in self.stories.items())
        for pocket in pockets:
            if match := names.find(pocket.title):
                _join(self.stories[match.key], pocket)
                self._report.resolve(Excerpt(pocket.title, pocket.place), match)
                if match.by == "words":
                    self.other_titles.setdefault(match.key, []).append(pocket.title)
                continue
            pocket.title = one_line(pocket.title) or _UNTITLED
            namesake = self._by_title.get(folded(pocket.title))
            if namesake and namesake.pocket == pocket.pocket:
                _join(namesake, pocket)
            else:
                self._keep(pocket)

    def _same_story(self, draft: StoryDraft) -> StoryDraft | None:
        """The story told before with the same parts, or under the same title with parts that agree."""
        if same := self._by_parts.get(_parts(draft)):
            return same
        namesake = self._by_title.get(folded(draft.title))
        if not namesake:
            return None
        both = namesake.parts.keys() & draft.parts.keys()
        agrees = all(one_line(namesake.parts[part]) == one_line(draft.parts[part]) for part in both)
        return namesake if both and agrees else None

    def _keep(self, draft: StoryDraft) -> None:
        """Add a story of its own, under a title that no other has."""
        if folded(draft.title) in self._by_title:
            title = Excerpt(draft.title, draft.place)
            self._report.conflict(title, "told differently above; kept as a separate story")
            draft.title = self._other_title(draft.title)
        draft.key = self._existing_keys.get(folded(draft.title)) or self._keys.key(draft.title, "story")
        self.stories[draft.key] = draft
        self._by_title[folded(draft.title)] = draft

    def _other_title(self, title: str) -> str:
        number = 2
        while folded(f"{title} ({number})") in self._by_title:
            number += 1
        return f"{title} ({number})"


def _parts(draft: StoryDraft) -> tuple[tuple[str, str], ...]:
    """The parts of a draft, as they are compared."""
    return tuple(sorted((part, one_line(text)) for part, text in draft.parts.items()))


def _join(story: StoryDraft, other: StoryDraft) -> None:
    """Add what another draft tells of the same story."""
    other.key = story.key
    story.parts = {**other.parts, **story.parts}
    story.lesson = story.lesson or other.lesson
    for name in ("also", "kinds", "principles", "pocket", "follow_ups", "metrics"):
        values = getattr(story, name)
        values.extend(value for value in getattr(other, name) if value not in values)


def _story(draft: StoryDraft) -> Story:
    kinds = (key_of(kind.strip(" #`*"), "") for kind in draft.kinds)
    return Story(
        key=Text(draft.key),
        title=Text(draft.title),
        kinds=distinct_texts(kind for kind in kinds if is_key(kind)),
        situation=trimmed(draft.parts.get("situation", "")),
        task=trimmed(draft.parts.get("task", "")),
        action=trimmed(draft.parts.get("action", "")),
        result=trimmed(draft.parts.get("result", "")),
        lesson=trimmed(draft.lesson),
        metrics=tuple(Metric(what) for what in distinct_texts(draft.metrics)),
        pocket=distinct_texts(draft.pocket),
        follow_ups=distinct_texts(draft.follow_ups),
    )
