"""The principles of an import: the bank's own, those of its guides, and a shipped set that one of them names."""

import re
from collections.abc import Iterable
from dataclasses import replace

from deckgen.bank.sets import principle_set
from deckgen.importers.drafts import Excerpt, FileDrafts, PrincipleDraft
from deckgen.importers.making.trimming import texts, tidy, trimmed
from deckgen.importers.words.keys import Unique
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.references import folded
from deckgen.model import Bank, Principle
from deckgen.source import Text

_ANOTHER_SCRIPT = re.compile(r"(?:(?![a-zA-Z\u00aa-\u024f])[^\W\d_])+")


def principles_of(found: list[FileDrafts], into: Bank | None) -> tuple[tuple[Principle, ...], KnownPrinciples]:
    """The bank's own principles, those of the guides, and the shipped set if a guide names one of it."""
    shipped = principle_set("amazon")
    known = {str(one.key): one for one in (into.principles if into else ())}
    with_shipped = _translated(
        KnownPrinciples([*known.values(), *(one for one in shipped if one.key not in known)]), found
    )
    own: dict[str, Principle] = {}
    taken = Unique([*known, *(str(one.key) for one in shipped)])
    for draft in (draft for one in found for draft in one.principles if draft.own):
        name = tidy(draft.name.text)
        if with_shipped.one(name) is None and folded(name) not in own:
            own[folded(name)] = Principle(Text(taken.key(name, "principle")), Text(name))
    everything = KnownPrinciples([*with_shipped.known, *own.values()])
    named = {key for one in found for said in _named(one) for key in _keys(said.text, everything)}
    if named & {str(one.key) for one in shipped}:
        known = {str(one.key): known.pop(str(one.key), one) for one in shipped} | known
    spelled = {str(one.key): one for one in everything.known}
    entries = [spelled[key] for key in [*known, *(str(one.key) for one in own.values())]]
    drafts = [draft for one in found for draft in one.principles]
    return tuple(_worded(entry, drafts, everything) for entry in entries), everything


def _translated(principles: KnownPrinciples, found: list[FileDrafts]) -> KnownPrinciples:
    """The principles, with the name in another script that a guide writes beside the known one as an alias."""
    aliases: dict[str, list[str]] = {}
    for said in (said for one in found for said in _named(one)):
        other = " ".join(_ANOTHER_SCRIPT.findall(said.text))
        match = principles.one(said.text) if other and re.search(r"[A-Za-z]{3}", said.text) else None
        if match and principles.one(other) is None and other not in aliases.setdefault(match.key, []):
            aliases[match.key].append(other)
    known = (replace(one, aliases=texts((*one.aliases, *aliases.get(str(one.key), [])))) for one in principles.known)
    return KnownPrinciples(known)


def _named(found: FileDrafts) -> Iterable[Excerpt]:
    yield from (said for story in found.stories for said in story.principles)
    yield from (question.principle for question in found.questions if question.principle)
    yield from (row.principle for row in found.rows)
    yield from (draft.name for draft in found.principles)
    yield from (said for _, said in found.claims)
    yield from (said for said, _ in found.undecided)


def _keys(text: str, principles: KnownPrinciples) -> list[str]:
    keys, _ = principles.listed(text)
    one = principles.one(text)
    return [*keys, *([one.key] if one else [])]


def _worded(entry: Principle, drafts: list[PrincipleDraft], principles: KnownPrinciples) -> Principle:
    """A principle with the meaning and the probes that a guide gives it, in the guide's own words."""
    mine = [draft for draft in drafts if (found := principles.one(draft.name.text)) and found.key == entry.key]
    meaning = next((draft.meaning for draft in mine if draft.meaning), "")
    probes = texts(probe for draft in mine for probe in draft.probes)
    return replace(entry, meaning=trimmed(meaning) or entry.meaning, probes=probes or entry.probes)
