"""The principles and stories of all files brought together, ready to be referred to."""

from dataclasses import dataclass, field

from deckgen.importers.drafts import FileDrafts, StoryDraft
from deckgen.importers.import_report import ImportReport
from deckgen.importers.making.principle_entries import principles_of
from deckgen.importers.making.story_entries import stories_of
from deckgen.importers.making.trimming import tidy
from deckgen.importers.words.keys import Unique
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.references import KnownNames, folded
from deckgen.model import Bank, Principle, Story


@dataclass(slots=True)
class Gathered:
    """The principles and stories of an import; aliases are added while names are resolved."""

    principles: tuple[Principle, ...]
    matcher: KnownPrinciples
    stories: list[Story]
    names: KnownNames
    taken: Unique
    aliases: dict[str, list[str]] = field(default_factory=dict)

    def alias(self, key: str, name: str) -> None:
        """Keep the name a story was found by, unless it means another one."""
        clean = tidy(name)
        if clean and clean not in self.taken:
            self.taken.add(clean)
            self.aliases.setdefault(key, []).append(clean)


def gather(found: list[FileDrafts], into: Bank | None, report: ImportReport) -> Gathered:
    """The principles and stories of all files, ready to be referred to."""
    principles, matcher = principles_of(found, into)
    stories, taken, also = stories_of(found, into, report)
    numbers = _numbers([draft for one in found for draft in one.stories])
    existing = [
        (str(one.key), str(one.title), [str(name) for name in one.aliases]) for one in (into.stories if into else ())
    ]
    new = [(str(one.key), str(one.title), [*also.get(one.key, []), *numbers.get(one.key, [])]) for one in stories]
    fresh = {key for key, _, _ in new}
    names = KnownNames([*(one for one in existing if one[0] not in fresh), *new])
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
