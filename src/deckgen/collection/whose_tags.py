"""Which tags of a note are the bank's and which a person's, and where the bank's differ."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from deckgen.collection.expected import Expected

# A tag that begins so is the bank's, even when a person typed it.
_BANK_TAGS = ("gap",)
_BANK_PREFIXES = (
    "principle::",
    "kind::",
    "story::",
    "backup::",
    "framework::",
    "checklist::",
    "company::",
    "audience::",
)
# These move no note's time, so an old one may stay in Anki until the note's next real edit.
_QUIET_PREFIXES = ("backup::", "company::", "audience::")


@dataclass(frozen=True, slots=True)
class SortedTags:
    """The tags of a note in Anki: a person's ``own``, the bank's, and how the bank's differ from what it says now."""

    own: tuple[str, ...]
    bank: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def sort_tags(tags: Iterable[str], expected: Expected) -> SortedTags:
    """Tell the tags of a note apart; upper and lower case are one, because Anki writes a tag as it first met it."""
    there = _folded(tags)
    written = [_folded(expected.tags)]
    if expected.former_tags is not None:
        written.append(_folded(expected.former_tags))
    spelled = {**there, **written[-1], **written[0]}
    bank = [folded for folded in there if _is_bank_tag(folded) or any(folded in tags for tags in written)]
    # Of the two ways in which the bank may have written its tags, take the one that Anki's come nearer to.
    missing, extra = min((_differences(tags, bank) for tags in written), key=lambda pair: len(pair[0]) + len(pair[1]))
    return SortedTags(
        own=tuple(there[folded] for folded in there if folded not in bank),
        bank=tuple(spelled[folded] for folded in bank),
        missing=tuple(spelled[folded] for folded in missing),
        extra=tuple(spelled[folded] for folded in extra),
    )


def without_quiet(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags that move a note's time."""
    return tuple(tag for tag in tags if not tag.casefold().startswith(_QUIET_PREFIXES))


def _folded(tags: Iterable[str]) -> dict[str, str]:
    """Tags by what Anki knows them by."""
    return {tag.casefold(): tag for tag in tags}


def _differences(here: Collection[str], there: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags that are missing in Anki, and the extra ones."""
    return (
        tuple(tag for tag in without_quiet(here) if tag not in there),
        tuple(tag for tag in without_quiet(there) if tag not in here),
    )


def _is_bank_tag(folded: str) -> bool:
    return folded in _BANK_TAGS or folded.startswith(_BANK_PREFIXES)
