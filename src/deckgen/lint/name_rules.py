"""Rules for the names of entries, current and former."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from deckgen.codes import rule_codes
from deckgen.lint.reading import Entry, Reading
from deckgen.lint.rule import Finding, rule
from deckgen.model import Bank
from deckgen.source import Text


@rule(rule_codes.SIMILAR_NAMES)
def similar_names(reading: Reading) -> Iterator[Finding]:
    """Two entries of one kind whose names differ only in case, accents or spaces.

    A reference can easily hit the wrong one, and on a card they look the same.

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
                message = f"{kind} '{named.key}' is called '{named.name}', and {kind} '{other.key}' '{other.name}'"
                yield Finding(named.entry, named.name, message, "give one of the two another name")


@rule(rule_codes.SHARED_PAST)
def shared_past(reading: Reading) -> Iterator[Finding]:
    """Two entries of one kind that both claim in 'was' to have been the same entry.

    The review history of a card in Anki can continue in one card only; the other one starts from zero.

    Bad:
      checklists:
        - {checklist: morning, name: The morning, was: [day]}
        - {checklist: evening, name: The evening, was: [day]}
    Good:
      checklists:
        - {checklist: morning, name: The morning, was: [day]}
        - {checklist: evening, name: The evening}
    """
    bank = reading.bank
    for kind, entries in (
        ("principle", bank.principles),
        ("story", bank.stories),
        ("question", bank.questions),
        ("framework", bank.frameworks),
        ("checklist", bank.checklists),
    ):
        first: dict[str, Text] = {}
        for entry in entries:
            for old in entry.was:
                other = first.setdefault(old, entry.key)
                if other != entry.key:
                    message = f"{kind} '{other}' also says that it was '{old}'; only one of the two keeps its reviews"
                    yield Finding(entry, old, message, "keep it in 'was' of the entry that is still the same")


NAME_RULES = (similar_names, shared_past)


class _Named(NamedTuple):
    entry: Entry
    key: Text
    name: Text


def _names(bank: Bank) -> Iterator[tuple[str, Iterable[_Named]]]:
    yield "story", (_Named(e, e.key, name) for e in bank.stories for name in (e.title, *e.aliases))
    yield "principle", (_Named(e, e.key, name) for e in bank.principles for name in (e.name, *e.aliases))
    yield "framework", (_Named(e, e.key, e.name) for e in bank.frameworks)
    yield "checklist", (_Named(e, e.key, e.name) for e in bank.checklists)


_OF_LETTERS = (0, 7, 8, 9)
"""Combining classes of characters that are not accents: letters, and the nukta, voicing mark and virama."""


def _folded(name: str) -> str:
    plain = " ".join(name.casefold().split())
    if plain.isascii():
        return plain
    signs = unicodedata.normalize("NFKD", plain)
    return "".join(sign for sign in signs if unicodedata.combining(sign) in _OF_LETTERS)
