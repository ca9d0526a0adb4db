"""What must be true in Anki after each step of a walk, from what the bank says and what a person did there.

It knows nothing of how times are kept. Not a test module.
"""

from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from deckgen.bank.load import load
from deckgen.deck.builders import build_notes
from deckgen.deck.choice import Choice
from deckgen.renderers.anki.content import content_of
from walk_anki import OWN, Held, Work
from walk_bank import name_in

_CARDS = {"question": "questions", "story": "stories", "principle": "principles", "checklist": "checklists"}


@dataclass(frozen=True)
class Said:
    """What the bank says of a note: its id, its fields without the stamp, and the tags that move a note's time."""

    id: str
    fields: Mapping[str, str]
    tags: frozenset[str]

    def shown(self, held: Held) -> bool:
        """Whether a note in Anki shows this."""
        return self.fields == held.fields and self.tags == loud(held.kind, held.tags - OWN)


def loud(kind: str, tags: Collection[str]) -> frozenset[str]:
    """Tags without those that only ride along, and without what tells a backup from a story that answers."""
    stories = {tag.replace("backup::", "story::") for tag in tags}
    return frozenset(tag for tag in stories if kind != "story" or not tag.startswith("story::"))


@dataclass(frozen=True)
class BankWords:
    """What a bank says of each note by its name for life: of those chosen for Anki, and which are left out."""

    chosen: Mapping[str, Said]
    left_out: Collection[str]

    @classmethod
    def of(cls, folder: Path, choice: Choice) -> "BankWords":
        bank = load(folder).bank
        chosen, left_out = {}, set()
        for note in build_notes(bank):
            content = content_of(note)
            texts = dict(zip((each.name for each in note.type.fields), content.fields, strict=True))
            del texts["Stamp"]
            name = name_in(content.fields[1])
            if choice.gaps is not False or note.answered:
                chosen[name] = Said(note.id, texts, loud(note.type.kind, content.tags))
            if choice.anki_cards and _CARDS[note.type.kind] not in choice.anki_cards:
                chosen.pop(name, None)
            if name not in chosen:
                left_out.add(name)
        return cls(chosen, left_out)

    def named(self, ids: Collection[str]) -> set[str]:
        """The names for life of notes with these ids."""
        return {name for name, said in self.chosen.items() if said.id in ids}


@dataclass
class Model:
    """What is known of each note by its name for life.

    ``words`` were built last on this machine, and ``since_s`` is the clock of the build that said them first.
    ``touched_s`` is the time Anki has when something else than this machine's packages set it, ``imported`` what an
    import left there, ``elsewhere`` is to another machine what the first two are to this one.
    ``announced`` are notes of which a build said that the next import updates them.
    """

    words: dict[str, Said] = field(default_factory=dict)
    since_s: dict[str, int] = field(default_factory=dict)
    elsewhere: dict[str, tuple[Said, int]] = field(default_factory=dict)
    touched_s: dict[str, int] = field(default_factory=dict)
    imported: dict[str, Held] = field(default_factory=dict)
    announced: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)
    given_s: dict[str, int] = field(default_factory=dict)
    before_touch_s: dict[str, int] = field(default_factory=dict)
    foreign: set[str] = field(default_factory=set)

    def copy(self) -> "Model":
        return deepcopy(self)

    def built(self, published: Mapping[str, Said], now_s: int, held: Mapping[str, Held]) -> None:
        """Take in a build of this machine, which gave these notes to Anki one way or the other.

        ``held`` is what Anki was seen to hold: words that it has already are no news.
        """
        for name, said in published.items():
            if self.words.get(name) != said:
                seen = name in held and said.shown(held[name])
                self.words[name], self.since_s[name] = said, held[name].modified_s if seen else now_s
            if self.elsewhere.get(name, (said, now_s))[0] == said:
                self.since_s[name] = min(self.since_s[name], self.elsewhere.get(name, (said, now_s))[1])

    def built_elsewhere(self, published: Mapping[str, Said], now_s: int) -> None:
        """Take in a build of another machine, from which the lock file may come back here."""
        for name, said in published.items():
            if self.elsewhere.get(name, (None, 0))[0] != said:
                self.elsewhere[name] = said, now_s

    def resent(self, names: Collection[str], now_s: int) -> None:
        self.since_s |= dict.fromkeys(names, now_s)

    def gave(self, times: Mapping[str, int]) -> None:
        """Take in the times that a build gave to notes."""
        self.given_s |= {name: max(time_s, self.given_s.get(name, 0)) for name, time_s in times.items()}

    def edits(self, name: str, held: Held) -> dict[str, str]:
        """The fields of a note that a person has edited since it was imported."""
        before = self.imported[name].fields
        return {name: text for name, text in held.fields.items() if text != before[name]}

    def must_show(self, name: str) -> bool:
        """Whether the last import had to bring the note what the bank says."""
        return name not in self.touched_s or self.touched_s[name] < self.since_s[name]

    def arrived(self, before: Mapping[str, Held], after: Mapping[str, Held], touched_s: int | None = None) -> None:
        """Take in an import; ``touched_s`` is the time Anki has now if it is not this machine's package that set it."""
        for name in changed(before, after):
            self.imported[name] = after[name]
            self.announced.discard(name)
            self.foreign.discard(name)
            self.touched_s.pop(name, None)
            if touched_s is not None:
                self.touched_s[name], self.before_touch_s[name] = touched_s, self.given_s.get(name, 0)
        for name, held in after.items():
            assert self.numbers.setdefault(name, held.number) == held.number, f"{name} is another note than it was"

    def touched(self, before: Mapping[str, Held], after: Mapping[str, Held]) -> None:
        """Take in what a person did to notes."""
        for name in changed(before, after):
            if name in after:
                self.touched_s[name] = after[name].modified_s
                self.before_touch_s[name] = self.given_s.get(name, 0)
            else:
                self.forget(name)

    def forget(self, name: str) -> None:
        """Take in that a note is no longer in Anki."""
        for known in (self.touched_s, self.imported, self.numbers):
            known.pop(name, None)
        self.announced.discard(name)


def changed(before: Mapping[str, Held], after: Mapping[str, Held]) -> Iterator[str]:
    """The notes that are not what they were."""
    return (name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name))


def lost_work(before: Work, after: Work) -> list[str]:
    """Cards and reviews that an import has changed or taken away."""
    cards = [f"card {number}" for number, row in before.cards.items() if after.cards.get(number) != row]
    return cards + [f"review {row[0]}" for row in before.reviews if row not in after.reviews]
