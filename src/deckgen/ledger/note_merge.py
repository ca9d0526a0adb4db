"""The notes of two ledgers made one: each identity once, under one name, with the time it was given last."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce

from deckgen.ledger.highest import given, latest
from deckgen.ledger.origins import free_name
from deckgen.ledger.records import Published, day_of

Claim = tuple[str, Published]
"""A name, and what one side of the merge says was published under it."""


def latest_published(first: Published, second: Published) -> Published:
    """What was published last; of two contents with one time the digest is that of no content.

    A note retired on one side and, at the same time, there on the other is not retired.
    """
    if first.modified_s != second.modified_s:
        return max(first, second, key=lambda note: note.modified_s)
    digest = latest(given(first), given(second)).digest
    marks = first.marks if (first.digest, first.marks) == (second.digest, second.marks) else ()
    retired = max(first.retired, second.retired) if first.retired and second.retired else ""
    return Published(digest, first.modified_s, first.identity, marks, retired)


def merged_notes(claims: Iterable[Claim]) -> tuple[dict[str, Published], tuple[str, ...]]:
    """Each note once by name, and what was decided where two names or two notes met.

    A note with two names goes on under the one it was renamed to. Of two notes with one name the one that is in the
    bank, or else was published later, keeps it; the other is retired under a name that nobody can write.
    """
    by_identity: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_identity[claim[1].identity].append(claim)
    notes = {identity: reduce(latest_published, (note for _, note in held)) for identity, held in by_identity.items()}
    wanted = {identity: _names(identity, held) for identity, held in by_identity.items()}
    taken = {name for names in wanted.values() for name in names}
    merged: dict[str, Published] = {}
    parked: list[str] = []
    for note in sorted(notes.values(), key=_rank):
        name = next((name for name in wanted[note.identity] if name not in merged), "")
        if not name:
            plain = wanted[note.identity][0].partition("~")[0]
            name = free_name(plain, taken | {plain})
            taken.add(name)
            parked.append(name)
            note = replace(note, retired=note.retired or day_of(note.modified_s))
        merged[name] = note
    return merged, (*_renamed(merged, wanted), *_parked(merged, parked))


def _rank(note: Published) -> tuple[bool, int, str]:
    return bool(note.retired), -note.modified_s, note.identity


def _names(identity: str, claims: Iterable[Claim]) -> list[str]:
    """The names of one note: first those it was renamed to, of these the one published last."""
    times: dict[str, int] = {}
    for name, note in claims:
        times[name] = max(note.modified_s, times.get(name, 0))
    return sorted(times, key=lambda name: ("~" in name, name == identity, -times[name], name))


def _renamed(merged: Mapping[str, Published], wanted: Mapping[str, Collection[str]]) -> Iterator[str]:
    for name, note in merged.items():
        for old in wanted[note.identity]:
            if old not in merged:
                yield f"'{old}' and '{name}' are one note: it is '{name}' from now on"


def _parked(merged: Mapping[str, Published], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        plain, first = name.partition("~")[0], merged[name].identity
        yield f"two notes are called '{plain}': the one that was '{first}' first counts as retired"
