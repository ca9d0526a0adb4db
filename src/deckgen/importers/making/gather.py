"""The principles and stories of all files, ready to be referred to by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from deckgen.importers.drafts import FileDrafts, StoryDraft
from deckgen.importers.import_report import ImportReport
from deckgen.importers.making.principle_entries import principles_of
from deckgen.importers.making.story_entries import stories_of
from deckgen.importers.making.trimming import one_line
from deckgen.importers.words.keys import Unique
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.references import KnownNames, folded
from deckgen.model import Bank, Principle, Story


@dataclass(slots=True)
class Gathered:
    """The principles and stories of an import, and their names.

    ``taken`` are the names that already mean a story. ``aliases`` maps the key of a story to the other names it was
    found by; it fills up while names are resolved.
    """

    principles: tuple[Principle, ...]
    known_principles: KnownPrinciples
    stories: list[Story]
    story_names: KnownNames
    taken: Unique
    aliases: dict[str, list[str]] = field(default_factory=dict)

    def add_alias(self, key: str, name: str) -> None:
        """Keep a name that a story was found by, unless it already means a story."""
        alias = one_line(name)
        if alias and alias not in self.taken:
            self.taken.add(alias)
            self.aliases.setdefault(key, []).append(alias)


def gather(files: Sequence[FileDrafts], into: Bank | None, report: ImportReport) -> Gathered:
    """The principles and stories of all files; stories of the bank ``into`` can be referred to as well."""
    principles, known_principles = principles_of(files, into)
    stories, taken, other_titles = stories_of(files, into, report)
    numbered = _numbered_names(draft for drafts in files for draft in drafts.stories)
    new = [
        (str(story.key), str(story.title), [*other_titles.get(story.key, []), *numbered.get(story.key, [])])
        for story in stories
    ]
    new_keys = {key for key, _, _ in new}
    existing = [
        (str(story.key), str(story.title), [*map(str, story.aliases)])
        for story in (into.stories if into else ())
        if story.key not in new_keys
    ]
    gathered = Gathered(principles, known_principles, stories, KnownNames([*existing, *new]), taken)
    for key, titles in other_titles.items():
        for title in titles:
            gathered.add_alias(key, title)
    return gathered


def _numbered_names(drafts: Iterable[StoryDraft]) -> dict[str, list[str]]:
    """Story key -> the names such as "Story 3" that belong to this story only."""
    keys_by_name: dict[str, set[str]] = {}
    for draft in drafts:
        for name in draft.also:
            keys_by_name.setdefault(folded(name), set()).add(draft.key)
    names: dict[str, list[str]] = {}
    for name, keys in keys_by_name.items():
        if len(keys) == 1:
            names.setdefault(next(iter(keys)), []).append(name)
    return names
