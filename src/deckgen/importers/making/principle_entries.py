"""The principles of an import: the bank's own, those of its guides, and a shipped set that a guide refers to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from deckgen.bank.sets import principle_set
from deckgen.importers.drafts import Excerpt, FileDrafts, PrincipleDraft
from deckgen.importers.making.trimming import distinct_texts, one_line, trimmed
from deckgen.importers.words.keys import Unique
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.references import folded
from deckgen.model import Bank, Principle
from deckgen.source import Text

_ANOTHER_SCRIPT = re.compile(r"(?:(?![a-zA-Z\u00aa-\u024f])[^\W\d_])+")


def principles_of(files: Sequence[FileDrafts], into: Bank | None) -> tuple[tuple[Principle, ...], KnownPrinciples]:
    """The principles for the bank, and all that are known while names are resolved.

    The whole shipped set is part of the bank if a guide names one of its principles.
    """
    shipped = {str(entry.key): entry for entry in principle_set("amazon")}
    existing = {str(entry.key): entry for entry in (into.principles if into else ())}
    mentions = [mention for drafts in files for mention in _mentions(drafts)]
    known = _with_translations((existing | _without(shipped, existing)).values(), mentions)
    drafts = [draft for file in files for draft in file.principles]
    own = _own_principles(drafts, known, taken=[*existing, *shipped])
    everything = KnownPrinciples([*known.known, *own])
    named = {key for mention in mentions for key in _keys(mention.text, everything)}
    keys = [*shipped, *_without(existing, shipped)] if named & shipped.keys() else [*existing]
    entries = {str(entry.key): entry for entry in everything.known}
    kept = [entries[key] for key in (*keys, *(str(entry.key) for entry in own))]
    return tuple(_with_drafts(entry, drafts, everything) for entry in kept), everything


def _without(entries: dict[str, Principle], others: dict[str, Principle]) -> dict[str, Principle]:
    return {key: entry for key, entry in entries.items() if key not in others}


def _own_principles(drafts: Iterable[PrincipleDraft], known: KnownPrinciples, taken: Iterable[str]) -> list[Principle]:
    """The principles of the guides that are not known yet."""
    own: dict[str, Principle] = {}
    keys = Unique(taken)
    for draft in drafts:
        name = one_line(draft.name.text)
        if draft.own and known.named(name) is None and folded(name) not in own:
            own[folded(name)] = Principle(Text(keys.key(name, "principle")), Text(name))
    return list(own.values())


def _with_translations(entries: Iterable[Principle], mentions: Iterable[Excerpt]) -> KnownPrinciples:
    """The principles, with the name in another script that a guide writes beside a known one as an alias."""
    known = KnownPrinciples(entries)
    aliases: dict[str, list[str]] = {}
    for mention in mentions:
        translation = " ".join(_ANOTHER_SCRIPT.findall(mention.text))
        match = known.named(mention.text) if translation and re.search(r"[A-Za-z]{3}", mention.text) else None
        if match and known.named(translation) is None and translation not in aliases.setdefault(match.key, []):
            aliases[match.key].append(translation)
    return KnownPrinciples(
        replace(entry, aliases=distinct_texts((*entry.aliases, *aliases.get(str(entry.key), []))))
        for entry in known.known
    )


def _mentions(drafts: FileDrafts) -> Iterator[Excerpt]:
    """Every text of a file that may name principles."""
    yield from (names for story in drafts.stories for names in story.principles)
    yield from (question.principle for question in drafts.questions if question.principle)
    yield from (row.principle for row in drafts.rows)
    yield from (draft.name for draft in drafts.principles)
    yield from (names for _, names in drafts.claims)
    yield from (name for name, _ in drafts.undecided)


def _keys(text: str, principles: KnownPrinciples) -> list[str]:
    keys, _ = principles.listed(text)
    match = principles.named(text)
    return [*keys, match.key] if match else keys


def _with_drafts(entry: Principle, drafts: Iterable[PrincipleDraft], principles: KnownPrinciples) -> Principle:
    """A principle with the meaning and the probes that guides give it."""
    about = [draft for draft in drafts if (match := principles.named(draft.name.text)) and match.key == entry.key]
    meaning = next((draft.meaning for draft in about if draft.meaning), "")
    probes = distinct_texts(probe for draft in about for probe in draft.probes)
    return replace(entry, meaning=trimmed(meaning) or entry.meaning, probes=probes or entry.probes)
